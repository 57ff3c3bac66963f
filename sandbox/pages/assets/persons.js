// The list of persons and what each has not read. Opens nothing: each row is a link to #ID.

import { date, element, find, hour } from "./dom.js";

const read = (id) => Number(sessionStorage.getItem(`read-${id}`) ?? 0);

export const markRead = (person) => sessionStorage.setItem(`read-${person.id}`, person.sent_by_bot);

const unread = (person) => Math.max(0, person.sent_by_bot - read(person.id));

export function showPersons(persons, openId) {
  const total = persons.filter((person) => person.id !== openId && unread(person) > 0).length;
  document.title = `${total ? `(${total}) ` : ""}Chatten · Medskicks sandlåda`;
  const focused = document.activeElement?.closest?.("#persons a")?.hash;
  find("persons").replaceChildren(...persons.map((person) => row(person, person.id === openId)));
  if (focused) document.querySelector(`#persons a[href="${focused}"]`)?.focus();
}

function row(person, chosen) {
  const { newest } = person;
  const words = element(
    "span",
    { className: "words" },
    element("strong", { className: "one" }, fullName(person)),
    element("span", { className: "one small" }, newest ? newest.text || "(fil)" : person.note || "Inget skrivet än"),
  );
  const aside = element("span", { className: "aside" }, newest ? time(newest.date) : null, chosen ? null : mark(person));
  const face = element("span", { className: `face face-${person.id % 6}`, attributes: { "aria-hidden": "true" } });
  face.textContent = person.first_name.slice(0, 1).toUpperCase();
  const attributes = chosen ? { "aria-current": "true" } : {};
  return element("li", {}, element("a", { href: `#${person.id}`, attributes }, face, words, aside));
}

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");

function time(seconds) {
  return element("time", { title: date(seconds) }, hour(seconds));
}

function mark(person) {
  const count = unread(person);
  if (!count) return null;
  return element("span", { className: "count" }, String(count), element("span", { className: "unseen" }, " olästa"));
}
