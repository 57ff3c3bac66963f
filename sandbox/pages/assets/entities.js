// Telegram's entities as elements: b i u s code pre a blockquote and spoilers, nothing else. Offsets are UTF-16 units,
// which is how strings count here too.

import { element } from "./dom.js";

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

export function formatted(text, entities, onCommand, onAddress) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, { onCommand, onAddress });
}

function nodes(text, from, to, entities, act) {
  const made = [];
  let position = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    if (entity.offset < position) continue;
    const end = Math.min(entity.offset + entity.length, to);
    const inner = entities.slice(index + 1).filter((other) => other.offset >= entity.offset && other.offset < end);
    made.push(...plain(text.slice(position, entity.offset), act));
    made.push(wrapped(entity, text, end, inner, act));
    position = end;
  }
  made.push(...plain(text.slice(position, to), act));
  return made;
}

function wrapped(entity, text, end, inner, act) {
  const words = text.slice(entity.offset, end);
  if (entity.type === "bot_command") return link("#", [words], () => act.onCommand(words));
  const children = nodes(text, entity.offset, end, inner, act);
  if (entity.type === "text_link") return address(entity.url, children, act);
  if (entity.type === "spoiler") return element("span", { className: "spoiler", tabIndex: 0 }, ...children);
  return element(TAGS[entity.type] ?? "span", {}, ...children);
}

function plain(text, act) {
  const made = [];
  let position = 0;
  for (const found of text.matchAll(ADDRESS)) {
    made.push(text.slice(position, found.index), address(found[0], [found[0]], act));
    position = found.index + found[0].length;
  }
  made.push(text.slice(position));
  return made.filter((part) => part !== "");
}

function address(url, children, act) {
  if (!/^https?:\/\//i.test(url)) return element("span", {}, ...children);
  return link(url, children, act.onAddress && (() => act.onAddress(url)));
}

// `act` returns true when it took care of the click itself
function link(url, children, act) {
  const made = element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, ...children);
  made.addEventListener("click", (event) => {
    if (act?.()) event.preventDefault();
  });
  return made;
}
