// The list of mails and the open one. Its HTML is shown in a frame that runs nothing.

import { get, onChange } from "./api.js";
import { date, element, find, hour } from "./dom.js";

const VIEWS = ["html", "text", "source"];
let openId = null;

async function refresh() {
  const { received, kept, mails } = await get("mails");
  find("count").textContent = counted(received, kept);
  const chosen = Number(location.hash.slice(1)) || null;
  const focused = document.activeElement?.closest?.("#mails a")?.hash;
  find("mails").replaceChildren(...mails.map((mail) => row(mail, mail.id === chosen)));
  if (focused) document.querySelector(`#mails a[href="${focused}"]`)?.focus();
  if (chosen !== openId) await open(chosen);
}

function counted(received, kept) {
  if (!received) return "Inga brev än.";
  const all = received === 1 ? "1 brev har kommit" : `${received} brev har kommit`;
  return kept < received ? `${all}, ${kept} finns kvar.` : `${all}.`;
}

function row(mail, chosen) {
  const words = element(
    "span",
    { className: "words" },
    element("strong", { className: "one" }, mail.subject || "(utan ämne)"),
    element("span", { className: "one small" }, `Till ${mail.recipients.join(", ")}`),
  );
  const attributes = chosen ? { "aria-current": "true" } : {};
  const time = element("time", { title: date(mail.at) }, hour(mail.at));
  return element("li", {}, element("a", { href: `#${mail.id}`, attributes }, words, time));
}

async function open(id) {
  const mail = id === null ? null : await get(`mails/${id}`).catch(() => null);
  openId = id;
  document.body.classList.toggle("open", mail !== null);
  find("mail").hidden = mail === null;
  find("nothing").hidden = mail !== null;
  if (mail === null) return;
  find("subject").textContent = mail.subject || "(utan ämne)";
  find("heads").replaceChildren(...heads(mail));
  find("html").src = `/mailbox/${id}/html`;
  find("text").textContent = mail.text ?? "Brevet har ingen textdel.";
  find("source").textContent = mail.source;
  select(mail.html === null ? "text" : "html");
}

function heads(mail) {
  const attached = mail.attachments.length ? [["Bilagor", mail.attachments.join(", ")]] : [];
  const size = `${Math.max(1, Math.round(mail.size / 1000))} kB`;
  const shown = [["Från", mail.from || mail.sender], ["Till", mail.to || mail.recipients.join(", ")],
    ["Kom", `${date(mail.at)} kl. ${hour(mail.at)}, ${size}`], ...attached];
  return shown.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
}

function select(view) {
  for (const name of VIEWS) {
    const chosen = name === view;
    find(`tab-${name}`).setAttribute("aria-selected", String(chosen));
    find(`tab-${name}`).tabIndex = chosen ? 0 : -1;
    find(`view-${name}`).hidden = !chosen;
  }
}

function walk(event, name) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = VIEWS[(VIEWS.indexOf(name) + step + VIEWS.length) % VIEWS.length];
  select(next);
  find(`tab-${next}`).focus();
}

for (const name of VIEWS) {
  find(`tab-${name}`).addEventListener("click", () => select(name));
  find(`tab-${name}`).addEventListener("keydown", (event) => walk(event, name));
}
find("clear").addEventListener("click", () => fetch("/sandbox/mails", { method: "DELETE" }));
window.addEventListener("hashchange", onChange(refresh));
