"use strict";
/* ---------- Telegram's HTML, by a whitelist: every node is made here, no text becomes markup ---------- */
const PLAIN = { b: "strong", strong: "strong", i: "em", em: "em", u: "u", ins: "u", s: "s", strike: "s", del: "s", code: "code", pre: "pre", p: "p", table: "table", tr: "tr", th: "th", td: "td" };
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"' };
function decode(text) {
  return text.replace(/&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (all, name, dec, hex) => {
    if (name) return NAMED[name.toLowerCase()];
    const code = parseInt(dec || hex, dec ? 10 : 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
function words(text, into, live) {
  let rest = 0;
  for (const hit of text.matchAll(/(?<![\w/])\/[a-z][a-z0-9_]{1,31}\b|\bhttps?:\/\/[^\s<>"]+/gi)) {
    into.append(text.slice(rest, hit.index));
    const word = hit[0];
    if (word.startsWith("/")) {
      into.append(live ? el("button", { class: "cmd", type: "button", onclick: () => say(word) }, word) : el("span", { class: "cmd" }, word));
    } else {
      into.append(link(word, word));
    }
    rest = hit.index + word.length;
  }
  into.append(text.slice(rest));
}
function render(html) {
  const root = el("div", { class: "body" });
  const open = [{ tag: "", node: root }];
  const top = () => open[open.length - 1].node;
  for (const hit of html.matchAll(/<(\/?)([a-z-]+)((?:\s[^<>]*)?)>|[^<]+|</gi)) {
    const [all, end, name, attributes] = hit;
    const tag = (name || "").toLowerCase();
    const raw = open.some(({ tag }) => tag === "code" || tag === "pre" || tag === "a" || tag === "tg-time");
    if (!tag) { raw ? top().append(decode(all)) : words(decode(all), top(), true); continue; }
    if (end) {
      if (open.length > 1 && open[open.length - 1].tag === tag) {
        const { node } = open.pop();
        if (tag === "tg-time") settleTime(node);
      }
      continue;
    }
    if (tag === "br") { top().append(el("br")); continue; }
    let node = null;
    let inner = null;
    if (PLAIN[tag]) node = el(PLAIN[tag], /align="right"/.test(attributes) ? { class: "right" } : {});
    else if (tag === "a") {
      const href = /href="([^"]*)"/i.exec(attributes);
      node = link(decode(href ? href[1] : ""));
    } else if (tag === "tg-spoiler" || (tag === "span" && /class="tg-spoiler"/i.test(attributes))) {
      node = el("span", { class: "spoiler", tabIndex: 0, role: "button", "aria-label": "Hidden text, press to show" });
      const show = () => { node.classList.add("open"); node.removeAttribute("aria-label"); };
      node.addEventListener("click", show);
      node.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
    } else if (tag === "tg-time") node = timeNode(attributes);
    else if (tag === "blockquote") {
      inner = el("span", { class: "in" });
      node = el("blockquote", {}, inner);
      if (/\bexpandable\b/i.test(attributes)) {
        const more = el("button", { type: "button", class: "more", "aria-expanded": "false", "aria-label": "Show all of the quote" }, "⌄");
        node.classList.add("fold");
        node.append(more);
        const quote = node;
        quote.addEventListener("click", (event) => {
          if (event.target.closest("a, code")) return;
          const wide = quote.classList.toggle("open");
          more.textContent = wide ? "⌃" : "⌄";
          more.setAttribute("aria-expanded", String(wide));
        });
      }
    } else { top().append(all); continue; }
    if (tag === "code") {
      const code = node;
      code.title = "Tap to copy";
      code.tabIndex = 0;
      code.addEventListener("click", () => copy(code.textContent));
      code.addEventListener("keydown", (event) => { if (event.key === "Enter") copy(code.textContent); });
    }
    top().append(node);
    open.push({ tag, node: inner || node });
  }
  return root;
}
function fold(node) {
  for (const quote of node.querySelectorAll("blockquote.fold")) {
    const inside = quote.querySelector(".in");
    quote.classList.toggle("long", inside.scrollHeight > inside.clientHeight + 4);
  }
}
