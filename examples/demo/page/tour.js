"use strict";
/* ---------- the tour: five steps, at the first visit and on request ---------- */
const TOUR = [
  ["phone", "This is the chat", "It behaves like Telegram. Press Start to meet the bot. Two people use it side by side; the tabs on top turn from one to the other."],
  ["purses", "Link an account", "Every account at the make-believe SMSCode has a token and a balance. “Type /login” writes the token into the chat; Enter sends it."],
  ["phone", "Buy a number", "Send “/buy whatsapp indonesia”, choose an offer, and confirm. The order is one message that changes as the order does."],
  ["orders", "Let an SMS arrive", "The order shows up here. “SMS arrives” sends a code to it, and the chat gets a new message with a button that copies the code."],
  ["moods", "Make things go wrong", "Lose a webhook, lose the answer to a purchase, switch on maintenance. No code is lost and nothing is paid twice; the calls below show how."],
];
let step = 0;
let before = null;          // what had the focus when the tour began
function remember(name, value) { try { localStorage.setItem(name, value); } catch { /* not kept */ } }
function recall(name) { try { return localStorage.getItem(name); } catch { return null; } }
function showStep() {
  const [target, title, text] = TOUR[step];
  for (const node of document.querySelectorAll(".toured")) node.classList.remove("toured");
  document.body.dataset.view = target === "phone" ? "chat" : "provider";
  drawViews();
  const place = $(target).closest(".box") || $(target);
  place.classList.add("toured");
  if (target !== "phone") place.scrollIntoView({ block: "nearest" });
  // Beside what it is about: over the chat while it speaks of the provider.
  $("tour").classList.toggle("aside", target !== "phone");
  $("tour-count").textContent = `Step ${step + 1} of ${TOUR.length}`;
  $("tour-title").textContent = title;
  $("tour-text").textContent = text;
  $("tour-back").disabled = step === 0;
  $("tour-next").textContent = step === TOUR.length - 1 ? "Done" : "Next";
}
function openTour() {
  before = document.activeElement;
  step = 0;
  $("tour").hidden = false;
  showStep();
  $("tour-next").focus();
}
function closeTour() {
  for (const node of document.querySelectorAll(".toured")) node.classList.remove("toured");
  $("tour").hidden = true;
  document.body.dataset.view = "chat";
  drawViews();
  remember("toured", "1");
  const next = before && before !== document.body && before.isConnected ? before : $("start").hidden ? $("text") : $("start");
  next.focus();
}
$("tour-next").addEventListener("click", () => { if (step === TOUR.length - 1) closeTour(); else { step += 1; showStep(); } });
$("tour-back").addEventListener("click", () => { step -= 1; showStep(); if (step === 0) $("tour-next").focus(); });
$("tour-skip").addEventListener("click", closeTour);
$("tour").addEventListener("keydown", (event) => { if (event.key === "Escape") closeTour(); });
$("tour-open").addEventListener("click", openTour);
