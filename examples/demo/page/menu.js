"use strict";
/* ---------- what is offered above the writing: commands, and the results of an inline query ---------- */
function openMenu(...items) {
  $("commands").replaceChildren(...items);
  $("commands").hidden = items.length === 0;
  $("menu").setAttribute("aria-expanded", String(items.length > 0));
}
function closeCommands() { asked += 1; clearTimeout(pause); openMenu(); }
function item(title, text, chosen) {
  const choose = () => { closeCommands(); $("text").value = ""; grow(); chosen(); $("text").focus(); };
  return el("button", { type: "button", role: "menuitem", onclick: choose }, el("b", {}, title), el("span", {}, text || ""));
}
function openCommands(filter) {
  const fits = person().commands.filter(({ command }) => `/${command}`.startsWith(filter));
  openMenu(...fits.map(({ command, description }) => item(`/${command}`, description, () => say(`/${command}`))));
}

/* "@bot words" in the field asks for results while one writes, as in every chat of Telegram. */
let asked = 0;
let pause = 0;
function beginInline(query) {
  $("text").value = `@${view.bot} ${query}`;
  grow();
  $("text").focus();
  offer($("text").value);
}
async function askInline(text, number) {
  const answer = await fetch("/api/inline", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ user: current, text }) });
  const found = await answer.json();
  if (number !== asked) return;
  if (!answer.ok) { toast(`No results: ${found.error}.`); return; }
  const lead = found.button ? [item(found.button.text, "", () => say(`/start ${found.button.start}`))] : [];
  const picks = found.results.map(({ id, title, description }) =>
    item(title, description, () => { fresh.clear(); perform({ do: "pick", user: current, query: found.query, result: id }); }));
  openMenu(...lead, ...picks);
  $("commands").classList.add("results");
  $("live").textContent = `${picks.length} results`;
}
/** Shows what fits to the words in the field. */
function offer(text) {
  clearTimeout(pause);
  asked += 1;
  $("commands").classList.remove("results");
  const name = `@${view.bot} `;
  if (text.toLowerCase().startsWith(name.toLowerCase())) {
    const number = asked;
    pause = setTimeout(() => askInline(text.slice(name.length), number), 200);
  } else if (/^\/\w*$/.test(text)) openCommands(text);
  else openMenu();
}
$("menu").addEventListener("click", () => {
  if (!$("commands").hidden) return closeCommands();
  $("commands").classList.remove("results");
  openCommands("/");
  $("commands").querySelector("button")?.focus();
});
document.addEventListener("keydown", (event) => {
  if ($("commands").hidden) return;
  if (event.key === "Escape") { closeCommands(); $("text").focus(); }
  if (["ArrowDown", "ArrowUp"].includes(event.key)) {
    const all = [...$("commands").children];
    const at = all.indexOf(document.activeElement);
    all[(at + (event.key === "ArrowDown" ? 1 : all.length - 1) + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % all.length].focus();
    event.preventDefault();
  }
});
document.addEventListener("click", (event) => { if (!event.target.closest("#commands, #menu, #text, .keys")) closeCommands(); });
/* Tabs turn with the arrow keys, too. */
document.addEventListener("keydown", (event) => {
  const list = event.target.closest?.("[role=tablist]");
  if (!list || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const all = [...list.children];
  const next = (all.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : all.length - 1)) % all.length;
  all[next].click();
  list.children[next].focus();
  event.preventDefault();
});
