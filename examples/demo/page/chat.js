"use strict";
/* ---------- the chat ---------- */
function person() { return view.guests.find((guest) => guest.id === current); }
function copy(text) {
  const done = () => toast(`Copied: ${text}`);
  const failed = () => { if (copyBySelection(text)) done(); else toast("The browser did not allow copying. Select the text instead."); };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, failed); else failed();
}
function copyBySelection(text) {
  const box = el("textarea", { class: "hidden", value: text });
  const had = document.activeElement;
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  had?.focus();
  return copied;
}
let toastEnd = 0;
function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("on");
  clearTimeout(toastEnd);
  toastEnd = setTimeout(() => $("toast").classList.remove("on"), 2600);
}
function toBottom() { $("chat").scrollTop = $("chat").scrollHeight; $("down").hidden = true; }
function say(text) { fresh.clear(); $("chat").dataset.drawn = ""; return perform({ do: "say", user: current, text }); }
function press(button, message, node) {
  fresh.clear();
  node.classList.add("busy");
  setTimeout(() => node.classList.remove("busy"), 10000);
  perform({ do: "press", user: current, message, data: button.action.callback });
}
/* The colors that a bot may give its buttons. */
const STYLES = ["primary", "success", "danger"];
function key(button, message) {
  const node = plainKey(button, message);
  if (STYLES.includes(button.style)) node.classList.add(button.style);
  return node;
}
function plainKey(button, message) {
  const [kind, value] = Object.entries(button.action)[0];
  if (kind === "callback") {
    const node = el("button", { type: "button", title: button.text }, button.text);
    node.addEventListener("click", () => press(button, message, node));
    return node;
  }
  if (kind === "copy") return el("button", { type: "button", class: "copy", title: button.text, onclick: () => copy(value) }, button.text);
  if (kind === "url") { const node = link(value, button.text); node.className = "hint"; return node; }
  if (kind === "inline") return el("button", { type: "button", class: "hint", title: button.text, onclick: () => beginInline(value) }, button.text);
  return el("button", { type: "button", disabled: true }, button.text);
}
/** What a message answers. */
function repliedTo(message) {
  if (message.reply_to === null) return null;
  const original = person().messages.find(({ id }) => id === message.reply_to);
  if (!original) return { name: "Deleted message", text: "" };
  const body = original.from_bot || original.via_bot ? render(original.html).textContent : original.text;
  return { name: original.from_bot ? "SMSCode Bot" : person().name, text: (body || original.document?.name || "").replace(/\s+/g, " ").slice(0, 120) };
}
function quoted(message) {
  const reply = repliedTo(message);
  if (!reply) return null;
  return el("button", { type: "button", class: "reply", "aria-label": `In reply to ${reply.name}: ${reply.text}`, onclick: () => showMessage(message.reply_to) },
    el("b", {}, reply.name), el("span", {}, reply.text));
}
function showMessage(id) {
  const node = shown.get(id)?.node;
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.classList.remove("flash");
  requestAnimationFrame(() => node.classList.add("flash"));
}
function bubble(message) {
  const isHtml = message.from_bot || message.via_bot;
  const body = isHtml ? render(message.html) : el("div", { class: "body" });
  if (!isHtml) words(message.text, body, false);
  const marks = [message.edited ? "edited" : "", message.silent ? "🔕" : "", hhmm(message.at)].filter(Boolean).join(" ");
  const tick = message.from_bot ? "" : " ✓";
  const name = message.from_bot ? "Bot" : person().name;
  const node = el("article", { class: `msg${message.from_bot ? "" : " mine"}${message.keyboard.length ? " wide" : ""}`, "aria-label": `${name}, ${hhmm(message.at)}` },
    el("div", { class: "bubble" }, message.via_bot ? el("div", { class: "via" }, `via @${view.bot}`) : null, quoted(message), attachment(message), body,
      el("div", { class: "foot" }, reactions(message), el("div", { class: "meta" }, marks + tick))));
  node.dataset.id = message.id;
  if (message.keyboard.length) {
    const row = (buttons) => el("div", { class: "row" }, ...buttons.map((button) => key(button, message.id)));
    node.append(el("div", { class: "keys" }, ...message.keyboard.map(row)));
  }
  return node;
}
function drawChat() {
  const chat = $("chat");
  const guest = person();
  const low = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 90;
  const there = new Set(guest.messages.map((message) => message.id));
  for (const [id, { node }] of shown) if (!there.has(id)) { node.remove(); shown.delete(id); }
  const empty = chat.querySelector(".first");
  if (guest.messages.length === 0) {
    if (!empty) chat.replaceChildren(el("div", { class: "first" }, el("b", {}, "What can this bot do?"), guest.description || ""));
  } else if (empty) empty.remove();
  let after = null;
  let last = read.get(guest.id) || 0;
  let isNewBelow = false;
  for (const message of guest.messages) {
    const sign = JSON.stringify([message, repliedTo(message)?.text]);
    let entry = shown.get(message.id);
    const isNew = message.from_bot && message.id > last && visible();
    if (isNew) { isNewBelow = true; fresh.add(message.id); ring(message); }
    if (!entry || entry.sign !== sign) {
      const node = bubble(message);
      if (entry) {
        const had = document.activeElement && entry.node.contains(document.activeElement) ? document.activeElement.textContent : null;
        entry.node.replaceWith(node);
        if (had) [...node.querySelectorAll("button")].find((button) => button.textContent === had)?.focus();
      } else if (after) after.after(node); else chat.prepend(node);
      entry = { sign, node };
      shown.set(message.id, entry);
      fold(node);
    }
    entry.node.classList.toggle("new", fresh.has(message.id));
    after = entry.node;
  }
  if (visible()) read.set(guest.id, Math.max(last, ...guest.messages.map((message) => message.id), 0));
  if (low || !chat.dataset.drawn) toBottom();
  else if (isNewBelow) $("down").hidden = false;
  chat.dataset.drawn = "1";
  drawTyping(guest.typing);
  const begun = guest.messages.length > 0 || $("text").value !== "";
  $("start").hidden = begun;
  $("write").hidden = !begun;
  const seen = told.get(guest.id) ?? 0;
  if (guest.answers.length > seen) {
    for (const node of document.querySelectorAll(".keys .busy")) node.classList.remove("busy");
    const answer = guest.answers.slice(seen).filter((answer) => answer.text).pop();
    if (answer && answer.alert) { $("alert").firstElementChild.textContent = answer.text; if (!$("alert").open) $("alert").showModal(); }
    else if (answer) toast(answer.text);
    told.set(guest.id, guest.answers.length);
  }
}
let typingEnd = 0;
function drawTyping(left) {
  clearTimeout(typingEnd);
  $("status").textContent = left > 0 ? "typing…" : "bot";
  $("status").classList.toggle("typing", left > 0);
  if (left > 0) typingEnd = setTimeout(() => drawTyping(0), left);
}
function visible() { return matchMedia("(min-width: 861px)").matches || document.body.dataset.view === "chat"; }
function announce(text) { $("live").textContent = `New message: ${text.slice(0, 300)}`; }
function unreadOf(guest) {
  if (guest.id === current && visible()) return 0;
  return guest.messages.filter((message) => message.from_bot && message.id > (read.get(guest.id) || 0)).length;
}
/** On a phone, the tab of the chat counts what has come while the provider was shown. */
function drawUnread() {
  const badge = $("views").querySelector(".badge");
  const unread = visible() ? 0 : view.guests.reduce((sum, guest) => sum + unreadOf(guest), 0);
  badge.hidden = unread === 0;
  badge.textContent = unread || "";
  badge.setAttribute("aria-label", `${unread} new`);
}
function drawWho() {
  const tabs = view.guests.map((guest) => {
    const unread = unreadOf(guest);
    const language = guest.admin ? "admin" : new Intl.DisplayNames([guest.language], { type: "language" }).of(guest.language);
    return el("button", { type: "button", role: "tab", "aria-selected": String(guest.id === current), "aria-controls": "chat", onclick: () => turnTo(guest.id) },
      guest.name, " ", el("span", { class: "lang" }, language), unread ? el("span", { class: "badge", "aria-label": `${unread} new` }, String(unread)) : null);
  });
  same($("who"), tabs, JSON.stringify(tabs.map((tab) => tab.outerHTML)));
}
function turnTo(id) {
  if (id === current) return;
  drafts.set(current, $("text").value);
  current = id;
  $("text").value = drafts.get(id) || "";
  fresh.clear();
  shown.clear();
  $("chat").replaceChildren();
  delete $("chat").dataset.drawn;
  const guest = person();
  told.set(id, guest.answers.length);
  closeCommands();
  draw();
}
/** Replaces the children only when they are different, so that focus and scrolling stay. */
function same(parent, kids, sign) {
  if (parent.dataset.sign === sign) return;
  const index = [...parent.querySelectorAll("button")].indexOf(document.activeElement);
  parent.dataset.sign = sign;
  parent.replaceChildren(...kids);
  if (index >= 0) parent.querySelectorAll("button")[index]?.focus();
}

/* ---------- writing ---------- */
function grow() { const box = $("text"); box.style.height = "auto"; box.style.height = `${Math.min(box.scrollHeight, 120)}px`; }
$("text").addEventListener("input", () => { grow(); offer($("text").value); });
$("text").addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("write").requestSubmit(); } });
$("write").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return;
  $("text").value = "";
  grow();
  closeCommands();
  say(text);
});
$("down").addEventListener("click", toBottom);
$("chat").addEventListener("scroll", () => { const chat = $("chat"); if (chat.scrollHeight - chat.scrollTop - chat.clientHeight < 40) $("down").hidden = true; });
$("start").addEventListener("click", async () => { await say("/start"); });
