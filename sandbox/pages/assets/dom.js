// Makes elements from text, never from markup, and writes dates in Swedish time.

export function element(tag, properties = {}, ...children) {
  const { attributes = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export const find = (id) => document.getElementById(id);

const zone = { timeZone: "Europe/Stockholm" };
const clock = new Intl.DateTimeFormat("sv-SE", { ...zone, hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("sv-SE", { ...zone, weekday: "long", day: "numeric", month: "long" });

export const hour = (seconds) => clock.format(new Date(seconds * 1000));
export const date = (seconds) => day.format(new Date(seconds * 1000));
