"use strict";
const $ = (id) => document.getElementById(id);
const el = (tag, props = {}, ...kids) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== "role") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...kids.filter((kid) => kid !== null && kid !== undefined && kid !== false));
  return node;
};
const rupiah = (n) => "Rp " + n.toLocaleString("en-US");

let view = null;            // the newest answer of /api/state
let current = null;         // id of the person whose chat is shown
let drift = 0;              // the demo's clock minus this machine's
const shown = new Map();    // message id -> {sign, node} of the chat shown
const read = new Map();     // person -> highest message id seen
const told = new Map();     // person -> how many answers to taps were shown
const drafts = new Map();   // person -> text not sent yet
const fresh = new Set();    // messages marked as new

/* ---------- talking to the demo ---------- */
async function perform(what, done) {
  let problem = "";
  try {
    const answer = await fetch("/api/do", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(what) });
    if (!answer.ok) problem = (await answer.json().catch(() => ({}))).error || `HTTP ${answer.status}`;
  } catch { problem = "the demo does not answer"; }
  if (done !== undefined || problem) {
    $("said").textContent = problem ? `Not done: ${problem}.` : done;
    $("said").classList.toggle("bad", Boolean(problem));
  }
  return !problem;
}
async function listen() {
  for (;;) {
    try {
      const answer = await fetch("/api/state" + (view ? `?seen=${view.version}` : ""));
      if (!answer.ok) throw new Error(answer.status);
      view = await answer.json();
      drift = new Date(view.now) - Date.now();
      tick();
      $("offline").hidden = true;
      draw();
    } catch (error) {
      console.error(error);
      $("offline").hidden = false;
      await new Promise((next) => setTimeout(next, 1500));
    }
  }
}
