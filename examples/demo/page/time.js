"use strict";
/* ---------- times, in the zone and the locale of this browser ---------- */
const two = (n) => String(n).padStart(2, "0");
const hhmm = (at) => { const d = new Date(at); return `${two(d.getHours())}:${two(d.getMinutes())}`; };
const hhmmss = (at) => `${hhmm(at)}:${two(new Date(at).getSeconds())}`;
const zoneName = () => new Intl.DateTimeFormat("en-US", { timeZoneName: "short" }).formatToParts().find(({ type }) => type === "timeZoneName").value;

/* <tg-time>: format "r" is relative and ticks, the others are made of a weekday (w), a date (d, D) and a time (t, T). */
const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const PARTS = {
  w: { weekday: "long" }, d: { day: "2-digit", month: "2-digit", year: "2-digit" }, D: { day: "numeric", month: "long", year: "numeric" },
  t: { hour: "numeric", minute: "2-digit" }, T: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};
function relative(unix, now) {
  const left = unix - Math.floor(now / 1000);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(left) >= size) || ["second", 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: left === 0 ? "auto" : "always" }).format(Math.trunc(left / size), unit);
}
/** How an app shows a time; nothing if this browser can't. */
function formatted(unix, format, now) {
  if (!/^\d{1,10}$/.test(unix) || !/^(r|(?=.)w?[dD]?[tT]?)$/.test(format)) return null;
  try {
    if (format === "r") return relative(Number(unix), now);
    return new Intl.DateTimeFormat(undefined, Object.assign({}, ...[...format].map((part) => PARTS[part]))).format(unix * 1000);
  } catch { return null; }
}
/** The node of a time; its text inside stays as it is until `settleTime`, and for good if there is nothing better. */
function timeNode(attributes) {
  const value = (name) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(attributes)?.slice(1).find((found) => found !== undefined) ?? "";
  const node = el("time", { class: "when" });
  node.dataset.unix = value("unix");
  node.dataset.format = value("format");
  return node;
}
function settleTime(node) {
  const { unix, format } = node.dataset;
  const text = formatted(unix, format, Date.now() + drift);
  if (text === null) return;
  node.dataset.fallback = node.textContent;
  const at = new Date(unix * 1000);
  node.dateTime = at.toISOString();
  node.title = at.toLocaleString(undefined, { dateStyle: "full", timeStyle: "long" });
  node.textContent = text;
}
function tick() {
  for (const node of document.querySelectorAll('time.when[data-format="r"][data-fallback]')) {
    const text = formatted(node.dataset.unix, "r", Date.now() + drift);
    if (node.textContent !== text) node.textContent = text;
  }
}
setInterval(tick, 1000);
