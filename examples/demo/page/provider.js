"use strict";
/* ---------- the provider ---------- */
const act = (label, what, done, options = {}) => {
  const node = el("button", { type: "button", class: `act${options.main ? " main" : ""}`, disabled: Boolean(options.off), onclick: () => perform(what, done) }, label);
  if (options.name) node.setAttribute("aria-label", options.name);
  if (options.pressed !== undefined) node.setAttribute("aria-pressed", String(options.pressed));
  return node;
};
function typeLogin(purse) {
  document.body.dataset.view = "chat"; drawViews(); draw();
  $("start").hidden = true; $("write").hidden = false;
  $("text").value = `/login ${purse.token}`;
  grow(); closeCommands(); $("text").focus();
  $("said").textContent = `Typed for ${person().name}. Press Enter in the chat to send it.`; $("said").classList.remove("bad");
}
function drawPurses() {
  const rows = view.purses.map((purse) => {
    const dead = view.switches.revoked.includes(purse.id);
    return el("div", { class: "item" },
      el("div", { class: "what" }, el("b", {}, purse.owner), " ", el("span", { class: "sum" }, rupiah(purse.balance)), " ",
        el("span", { class: `chip ${purse.push ? "good" : ""}` }, purse.push ? "push on" : "push off"), dead ? el("span", { class: "chip bad" }, "token revoked") : null,
        el("small", { class: "mono", title: purse.token }, purse.token)),
      el("div", { class: "acts" },
        el("button", { type: "button", class: "act main", "aria-label": `Type /login with the token of ${purse.owner}`, onclick: () => typeLogin(purse) }, "Type /login"),
        act("+ Rp\u00a0100,000", { do: "top_up", account: purse.id }, `${purse.owner} has Rp\u00a0100,000 more.`, { name: `Top up ${purse.owner}` }),
        act("Revoke token", { do: "revoke", account: purse.id, on: !dead }, dead ? "The token is good again." : "The token is worthless now.", { pressed: dead, name: `Revoke the token of ${purse.owner}` })));
  });
  same($("purses"), rows, JSON.stringify([view.purses, view.switches.revoked]));
}
const STATUS = { ACTIVE: ["waiting", "warn"], OTP_RECEIVED: ["SMS received", "good"], COMPLETED: ["completed", "good"], CANCELED: ["canceled", ""], EXPIRED: ["expired", ""] };
function orderLine(order) {
  const [word, tone] = STATUS[order.status];
  return el("div", { class: "what" }, el("b", {}, `${order.platform}, ${order.country}`), " ", el("span", { class: `chip ${tone}` }, word), " ",
    order.sms_revision ? el("span", { class: "chip" }, `${order.sms_revision} SMS`) : null,
    el("small", {}, el("span", { class: "mono" }, order.phone_number), ` · #${order.id} · ${order.owner} · ${rupiah(order.amount)}${order.refunded ? " refunded" : ""} · until ${hhmm(order.expires_at)}`));
}
function drawOrders() {
  const open = view.orders.filter((order) => order.open);
  const past = view.orders.filter((order) => !order.open);
  const rows = open.map((order) => {
    const id = { order: order.id };
    const of = ` (#${order.id})`;
    return el("div", { class: "item" }, orderLine(order), el("div", { class: "acts" },
      act(order.sms_revision ? "Another SMS arrives" : "SMS arrives", { do: "sms", ...id }, `An SMS with a code arrived${of}.`, { main: true }),
      act("Text-only SMS", { do: "text_sms", ...id }, `An SMS without a code arrived${of}.`),
      act("Time is up", { do: "expire", ...id }, `The time is up${of}.`)));
  });
  same($("orders"), rows.length ? rows : [el("p", { class: "none" }, "None. Buy a number in the chat.")], JSON.stringify(open));
  $("pastbox").hidden = past.length === 0;
  $("pastbox").querySelector("summary").textContent = `Ended (${past.length})`;
  same($("past"), past.map((order) => el("div", { class: "item" }, orderLine(order))), JSON.stringify(past));
}
function drawMoods() {
  const { maintenance, no_rate, sold_out } = view.switches;
  same($("moods"), [
    act("Clock + 2 min", { do: "advance", seconds: 120 }, "Two minutes have passed for everybody."),
    act("Lose the next webhook", { do: "lose_webhook" }, "The next event never arrives (push must be on to matter)."),
    act("Drop the next create answer", { do: "drop_create" }, "The next purchase is made, but its answer gets lost."),
    act("Price up", { do: "price_up" }, "WhatsApp Indonesia costs Rp\u00a01,000 more now."),
    act("Sold out", { do: "sold_out", on: !sold_out }, sold_out ? "WhatsApp Indonesia can be had again." : "The cheapest offer for WhatsApp Indonesia is sold out now.", { pressed: sold_out }),
    act("Maintenance", { do: "maintenance", on: !maintenance }, maintenance ? "Maintenance is over." : "Every call is answered with 503 now.", { pressed: maintenance }),
    act("No exchange rate", { do: "no_rate", on: !no_rate }, no_rate ? "There is an exchange rate again." : "Dollar amounts are refused now.", { pressed: no_rate }),
  ], JSON.stringify(view.switches));
  $("alarm").hidden = view.violations.length === 0;
  $("alarm").textContent = `The bot broke a rule of an API: ${view.violations.join(" · ")}`;
  $("rules").textContent = view.violations.length ? "" : "no rule of either API was broken";
  $("rules").className = "side chip good";
}
const SIDES = { telegram: "Telegram", bot: "Bot", smscode: "SMSCode" };
function drawLog() {
  const log = $("log");
  const sign = view.log.map((line) => line.at + line.times + line.status).join();
  if (log.dataset.sign === sign) return follow();
  log.dataset.sign = sign;
  log.replaceChildren(...view.log.map((line) => {
    const tone = { good: "good", refused: "bad", open: "warn", lost: "bad" }[line.outcome];
    const mark = line.status ?? { open: "no answer", lost: "lost" }[line.outcome] ?? "";
    return el("li", {}, el("span", { class: "t" }, hhmmss(line.at)),
      el("span", { class: "way" }, el("b", {}, SIDES[line.from]), " → ", SIDES[line.to]),
      el("span", { class: "d", title: `${line.what} ${line.detail}` }, el("b", {}, line.what), ` ${line.detail}`),
      el("span", {}, line.times > 1 ? el("span", { class: "chip" }, `× ${line.times}`) : null, mark === "" ? null : el("span", { class: `chip ${tone}` }, String(mark))));
  }));
  follow();
}
/* The list stays at its newest line unless somebody has scrolled up; while it is not shown it can't scroll. */
let following = true;
function follow() { if (following) $("log").scrollTop = $("log").scrollHeight; }
$("log").addEventListener("scroll", () => {
  const log = $("log");
  if (log.clientHeight) following = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
});
addEventListener("resize", follow);
function draw() {
  if (current === null) { current = view.guests[0].id; for (const guest of view.guests) { told.set(guest.id, guest.answers.length); if (guest.messages.length) read.set(guest.id, guest.messages[guest.messages.length - 1].id); } }
  drawChat(); drawWho(); drawUnread(); drawTour(); drawPurses(); drawOrders(); drawMoods(); drawLog();
}

/* ---------- the frame ---------- */
function drawViews() { for (const tab of $("views").children) tab.setAttribute("aria-selected", String(tab.dataset.view === document.body.dataset.view)); }
for (const tab of $("views").children) tab.addEventListener("click", () => { document.body.dataset.view = tab.dataset.view; drawViews(); if (view) draw(); });
function theme(name) {
  document.documentElement.dataset.theme = name;
  $("theme").setAttribute("aria-label", name === "dark" ? "Switch to light" : "Switch to dark");
}
theme(recall("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
$("theme").addEventListener("click", () => {
  const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  theme(name);
  remember("theme", name);
});
setInterval(() => { if (view) $("clock").textContent = `${hhmmss(Date.now() + drift)} ${zoneName()}`; }, 500);
drawSound();
if (!recall("toured")) openTour();
listen();
