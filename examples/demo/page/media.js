"use strict";
/* ---------- files, pictures, reactions, links, the sound of a new message ---------- */
const PICTURE = /\.(png|gif|webp|jpe?g)$/i;
function sizeOf(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
function attachment(message) {
  if (!message.document) return null;
  const { name } = message.document;
  const source = `/files/${message.id}`;
  if (PICTURE.test(name)) return el("img", { class: "picture", src: source, alt: message.text || name });
  return el("a", { class: "file", href: source, download: name, "aria-label": `Download ${name}, ${sizeOf(message.size)}` },
    el("span", { class: "icon", "aria-hidden": "true" }, "↓"), el("span", { class: "name" }, name), el("small", {}, sizeOf(message.size)));
}
function reactions(message) {
  if (!message.reactions.length) return null;
  return el("div", { class: "reactions" }, ...message.reactions.map((emoji) => el("span", { role: "img", "aria-label": `The bot reacted with ${emoji}` }, emoji)));
}

/* A link to the bot is followed here; any other one would leave this machine, so it is only told. */
function safeUrl(text) {
  try { const url = new URL(text); return /^https?:$/.test(url.protocol) ? url : null; } catch { return null; }
}
function openLink(url) {
  const isBot = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === view.bot.toLowerCase();
  if (isBot) { fresh.clear(); return perform({ do: "follow", user: current, link: url.href }); }
  return toast(`Telegram would open ${url.href} – the demo stays on this machine.`);
}
function link(href, ...kids) {
  const url = safeUrl(href);
  return url ? el("button", { type: "button", class: "link", role: "link", title: url.href, onclick: () => openLink(url) }, ...kids) : el("span", {}, ...kids);
}

/* Two short tones, made here. Browsers let a page sound only after somebody has used it. */
let audio = null;
let unseen = 0;
function isLoud() { return recall("sound") !== "off"; }
function tone(at, pitch) {
  const [wave, volume] = [audio.createOscillator(), audio.createGain()];
  wave.frequency.value = pitch;
  volume.gain.setValueAtTime(0.07, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.22);
  wave.connect(volume).connect(audio.destination);
  wave.start(at);
  wave.stop(at + 0.24);
}
/** A new message: a sound unless it came silently, and a number in the title while nobody is looking. Never for an edit. */
function ring(message) {
  announce(message.text || message.document?.name || "");
  if (document.hidden) { unseen += 1; drawTitle(); }
  if (message.silent) return;
  dispatchEvent(new CustomEvent("ring", { detail: message.id }));
  if (!isLoud() || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  tone(audio.currentTime, 660);
  tone(audio.currentTime + 0.1, 880);
}
function drawTitle() { document.title = `${unseen ? `(${unseen}) ` : ""}smscode-bot demo`; }
function drawSound() {
  $("sound").textContent = isLoud() ? "🔔" : "🔕";
  $("sound").setAttribute("aria-pressed", String(isLoud()));
}
document.addEventListener("visibilitychange", () => { if (!document.hidden) { unseen = 0; drawTitle(); } });
$("sound").addEventListener("click", () => { remember("sound", isLoud() ? "off" : "on"); drawSound(); });
