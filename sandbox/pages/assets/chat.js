// The open chat: reads and writes as the chosen person. How a message looks is in messages.js.

import { get, onChange, post, Refusal } from "./api.js";
import { date, element, find } from "./dom.js";
import { isWaiting, pasted, payloadOf, takeWaiting } from "./links.js";
import { messageItem, preview } from "./messages.js";
import { fullName, markRead, showPersons } from "./persons.js";

let bot = null;
let persons = [];
let person = null;
let version = 0;
let answering = null;
let editing = null;
let atEnd = true;
let scrolled = 0;

const act = {
  says: (text) => attempt(() => post(`persons/${person.id}/says`, { text }), "Meddelandet gick inte fram."),
  presses,
  opensAddress,
  repliesTo(message) {
    editing = null;
    answering = message.id;
    showContext(`Svarar på: ${preview(message.body)}`);
  },
  edits(message) {
    answering = null;
    editing = message.id;
    find("text").value = message.text;
    showContext("Ändrar ditt meddelande");
  },
};

async function attempt(doing, regret) {
  try {
    await doing();
    notify("");
    return true;
  } catch (error) {
    notify(error instanceof Refusal ? regret : "Sandlådan svarar inte. Är den igång?", true);
    return false;
  }
}

let fading = 0;
function notify(text, problem = false) {
  clearTimeout(fading);
  find("notice").textContent = text;
  find("notice").classList.toggle("problem", problem);
  if (text) fading = setTimeout(() => notify(""), 6000);
}

async function presses(messageId, button, pressed) {
  // not `disabled`: that would throw away the focus
  if (pressed.ariaBusy) return;
  pressed.ariaBusy = "true";
  await attempt(async () => {
    const name = button.callback_data ?? button.text;
    const { url } = await post(`persons/${person.id}/presses`, { message_id: messageId, button: name });
    if (url && !opensAddress(url)) window.open(url, "_blank", "noopener");
  }, "Knappen finns inte längre.");
  setTimeout(() => { pressed.ariaBusy = null; }, 600);
}

// a link to this bot opens here, as it does in Telegram; true when it was one
function opensAddress(url) {
  const payload = payloadOf(url, bot);
  if (payload === null) return false;
  follow(payload);
  return true;
}

function follow(payload) {
  const regret = "En kod har 1 till 64 tecken: a–z, A–Z, 0–9, _ och -.";
  return attempt(() => post(`persons/${person.id}/opens`, { payload }), regret);
}

function showContext(text) {
  find("context-text").textContent = text;
  find("context").hidden = !text;
  find("text").focus();
  grow();
}

function endContext() {
  answering = editing = null;
  find("text").value = "";
  find("text").placeholder = "Skriv till boten";
  showContext("");
}

function grow() {
  const area = find("text");
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

async function refresh() {
  ({ bot, persons } = await get("persons"));
  const chosen = persons.find((known) => known.id === Number(location.hash.slice(1))) ?? null;
  const changed = chosen?.id !== person?.id;
  person = chosen;
  if (changed) startOver();
  if (person !== null) await refreshChat();
  showPersons(persons, person?.id);
  if (changed && person === null) document.querySelector("#persons a")?.focus();
  if (changed && person !== null) endContext();
  if (person !== null && isWaiting()) follow(takeWaiting());
}

function startOver() {
  version = scrolled = 0;
  atEnd = true;
  find("log").replaceChildren();
  delete find("log").dataset.day;
  document.body.classList.toggle("open", person !== null);
  find("chat").hidden = person === null;
  find("nobody").hidden = person !== null;
  toggle("menu", false);
  toggle("link", false);
  notify("");
}

async function refreshChat() {
  const news = await get(`chats/${person.id}?since=${version}`);
  const first = version === 0;
  for (const message of news.messages) place(message);
  version = news.version;
  markRead(person);
  await showHead();
  if (!first) showNew(news);
  stayAtEnd();
}

// who reads older messages is left in peace; who is at the end stays there, also when the pane shrinks
function stayAtEnd() {
  const scroll = find("scroll");
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}

function showNew({ messages, notices }) {
  for (const notice of notices) if (notice.text) notify(notice.text);
  const asking = messages.find((message) => message.prompt?.force_reply && !message.body.edit_date);
  if (!asking) return;
  act.repliesTo(asking);
  find("text").placeholder = asking.prompt.input_field_placeholder ?? "Skriv ditt svar";
}

function place(message) {
  const log = find("log");
  const old = log.querySelector(`[data-id="${message.id}"]`);
  if (message.deleted) old?.remove();
  else if (old) replace(old, messageItem(message, act));
  else append(log, message);
}

function replace(old, item) {
  const focused = old.contains(document.activeElement);
  old.replaceWith(item);
  if (focused) (item.querySelector(".keyboard button") ?? find("text")).focus({ preventScroll: true });
}

function append(log, message) {
  const day = date(message.body.date);
  if (log.dataset.day !== day) log.append(element("li", { className: "day" }, day));
  log.dataset.day = day;
  log.append(messageItem(message, act));
}

async function showHead() {
  const writable = !person.blocked && !person.deactivated;
  find("name").textContent = fullName(person);
  const states = [[person.deactivated, "Kontot är borttaget"], [person.blocked, "Har blockerat boten"]];
  find("state").textContent = states.find(([holds]) => holds)?.[1] ?? (person.note || `Chattar med ${bot.first_name}`);
  find("block").textContent = person.blocked ? "Släpp in" : "Blockera";
  find("composer").hidden = !writable;
  find("welcome").hidden = find("log").childElementCount > 0 || !writable;
  const { commands, description } = await get(`persons/${person.id}/menu`);
  find("description").textContent = description || "Här är det tomt än. Tryck på Starta för att hälsa på boten.";
  showMenu(commands);
}

function showMenu(commands) {
  const shown = JSON.stringify(commands);
  if (find("menu").dataset.shown === shown) return;
  find("menu").dataset.shown = shown;
  find("menu").replaceChildren(...commands.map(menuItem));
  find("menu-toggle").hidden = commands.length === 0;
}

function menuItem({ command, description }) {
  const choose = () => {
    toggle("menu", false);
    act.says(`/${command}`);
  };
  const button = element("button", { type: "button", onclick: choose }, element("b", {}, `/${command}`), description);
  return element("li", {}, button);
}

function toggle(id, shown = find(id).hidden) {
  find(id).hidden = !shown;
  find(`${id}-toggle`).setAttribute("aria-expanded", String(shown));
  if (shown) find(id).querySelector("input, button")?.focus();
}

function send(event) {
  event.preventDefault();
  const text = find("text").value;
  if (!text.trim()) return;
  atEnd = true;
  const path = `persons/${person.id}/${editing ? "edits" : "says"}`;
  const answered = answering ? { reply_to: answering } : {};
  const body = editing ? { message_id: editing, text } : { text, ...answered };
  attempt(() => post(path, body), "Meddelandet gick inte fram.").then((done) => done && endContext());
}

find("composer").addEventListener("submit", send);
find("text").addEventListener("input", grow);
find("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  if (event.key === "Escape") endContext();
});
find("context-end").addEventListener("click", endContext);
find("menu-toggle").addEventListener("click", () => toggle("menu"));
find("link-toggle").addEventListener("click", () => toggle("link"));
find("start").addEventListener("click", () => follow(""));
find("block").addEventListener("click", () =>
  attempt(() => post(`persons/${person.id}/${person.blocked ? "unblocks" : "blocks"}`, {}), "Det gick inte."));
find("link").addEventListener("submit", (event) => {
  event.preventDefault();
  follow(pasted(find("payload").value.trim())).then((done) => {
    if (!done) return;
    find("payload").value = "";
    toggle("link", false);
  });
});
find("newcomer").addEventListener("submit", (event) => {
  event.preventDefault();
  const id = Math.max(1000, ...persons.map((known) => known.id)) + 1;
  const name = find("newcomer-name").value.trim();
  attempt(async () => {
    await post("persons", { id, first_name: name, language_code: "sv" });
    find("newcomer-name").value = "";
    location.hash = String(id);
  }, "Personen gick inte att lägga till.");
});
find("scroll").addEventListener("scroll", ({ currentTarget: scroll }) => {
  // only who scrolls up leaves the end; that messages came in between moves nobody
  const near = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  atEnd = near || (atEnd && scroll.scrollTop >= scrolled);
  scrolled = scroll.scrollTop;
});
new ResizeObserver(stayAtEnd).observe(find("scroll"));
if (isWaiting()) find("hint").textContent = "Välj vem som öppnar länken i brevet.";
window.addEventListener("hashchange", onChange(refresh));
