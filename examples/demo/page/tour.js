"use strict";
/* ---------- the tour: five steps, each of which waits until what it explains was done ---------- */
let troubled = false;       // whether something was made to go wrong while its step was shown
/* What a step is about, its title and text, what it waits for, and whether that has happened. */
const TOUR = [
  ["phone", "This is the chat", "It behaves like Telegram. Press START to meet the bot. The tabs on top switch between two customers and the bot's administrator.",
    "Waiting for you to press START", () => view.guests.some((guest) => guest.messages.some((message) => message.from_bot))],
  ["purses", "Link an account", "Every account at the emulated SMSCode has a token and a balance. “Type /login” writes the token into the chat; Enter sends it. Linking turns instant codes on.",
    "Waiting for an account to be linked", () => view.purses.some((purse) => purse.linked)],
  ["phone", "Buy a number", "Send “/buy whatsapp indonesia”. One screen has the offers, the quantity, and a green button that says what it charges. The number then comes as a card that changes as the order does.",
    "Waiting for your first order", () => view.orders.length > 0],
  ["orders", "Let an SMS arrive", "The order shows up here. “SMS arrives” sends a code to it, and the chat gets a new message in reply to the card, with buttons that copy the code, ask for another SMS, or finish.",
    "Waiting for an SMS", () => view.orders.some((order) => order.sms_revision > 0)],
  ["moods", "Make things go wrong", "Lose a webhook, lose the answer to a purchase, switch on maintenance. No code is lost and nothing is paid twice; the calls below show how.",
    "Waiting for you to press one of these", () => troubled],
];
let step = 0;
let before = null;          // what had the focus when the tour began
function remember(name, value) { try { localStorage.setItem(name, value); } catch { /* not kept */ } }
function recall(name) { try { return localStorage.getItem(name); } catch { return null; } }
function isDone() { return Boolean(view) && TOUR[step][4](); }
/** On a phone the tour stands above everything and takes its height from it, so that it covers nothing. */
function makeRoom() {
  const open = !$("tour").hidden;
  document.body.classList.toggle("touring", open);
  document.documentElement.style.setProperty("--tour", open ? `${Math.ceil($("tour").getBoundingClientRect().height)}px` : "0px");
}
/** Says whether the step still waits. */
function drawTour() {
  if ($("tour").hidden) return;
  const done = isDone();
  const wait = done ? "✓ Done" : `${TOUR[step][3]}…`;
  if ($("tour-wait").textContent !== wait) $("tour-wait").textContent = wait;
  $("tour-wait").classList.toggle("done", done);
  $("tour-next").classList.toggle("main", done);
  $("tour-next").textContent = step === TOUR.length - 1 ? "Finish" : done ? "Next" : "Skip step";
  makeRoom();
}
function showPlace() {
  const place = document.querySelector("#sides .toured");
  place?.scrollIntoView({ block: "nearest" });
}
function showStep() {
  const [target, title, text] = TOUR[step];
  for (const node of document.querySelectorAll(".toured")) node.classList.remove("toured");
  document.body.dataset.view = target === "phone" ? "chat" : "provider";
  drawViews();
  const place = $(target).closest(".box") || $(target);
  place.classList.add("toured");
  // Beside what it is about: over the chat while it speaks of the provider.
  $("tour").classList.toggle("aside", target !== "phone");
  $("tour-count").textContent = `Step ${step + 1} of ${TOUR.length}`;
  $("tour-title").textContent = title;
  $("tour-text").textContent = text;
  $("tour-back").disabled = step === 0;
  drawTour();
  if (view) draw();
  showPlace();
}
function openTour() {
  before = document.activeElement;
  step = 0;
  troubled = false;
  $("tour").hidden = false;
  showStep();
  $("tour-next").focus();
}
function closeTour() {
  for (const node of document.querySelectorAll(".toured")) node.classList.remove("toured");
  $("tour").hidden = true;
  makeRoom();
  document.body.dataset.view = "chat";
  drawViews();
  if (view) draw();
  remember("toured", "1");
  const next = before && before !== document.body && before.isConnected ? before : $("start").hidden ? $("text") : $("start");
  next.focus();
}
$("tour-next").addEventListener("click", () => { if (step === TOUR.length - 1) closeTour(); else { step += 1; showStep(); } });
$("tour-back").addEventListener("click", () => { step -= 1; showStep(); if (step === 0) $("tour-next").focus(); });
$("tour-skip").addEventListener("click", closeTour);
$("tour").addEventListener("keydown", (event) => { if (event.key === "Escape") closeTour(); });
$("tour-open").addEventListener("click", openTour);
$("moods").addEventListener("click", (event) => { if (event.target.closest("button")) { troubled = true; drawTour(); } });
addEventListener("resize", () => { if (!$("tour").hidden) { makeRoom(); showPlace(); } });
