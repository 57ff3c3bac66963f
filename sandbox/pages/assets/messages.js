// One message as an element: bubble, quote, picture or file, buttons. Sends nothing itself; `act` does.

import { element, hour } from "./dom.js";
import { formatted } from "./entities.js";

const KINDS = {
  voice: "Röstmeddelande",
  sticker: "Klistermärke",
  document: "Fil",
  photo: "Bild",
};

export function messageItem(message, act) {
  const own = !message.from_bot;
  const bubble = element(
    "div",
    { className: "bubble" },
    quote(message.body.reply_to_message),
    attached(message),
    words(message, act),
    footLine(message, own, act),
  );
  const sender = element("span", { className: "unseen" }, own ? "Du skrev: " : "Boten skrev: ");
  bubble.prepend(sender);
  const item = element("li", { className: own ? "message own" : "message" }, bubble, keyboard(message, act));
  item.dataset.id = message.id;
  return item;
}

export const preview = (body) => body.text ?? body.caption ?? KINDS[kindOf(body)] ?? "";

const kindOf = (body) => Object.keys(KINDS).find((kind) => kind in body);

function quote(body) {
  return body ? element("span", { className: "quote" }, preview(body)) : null;
}

function attached({ body, from_bot: fromBot }) {
  const kind = kindOf(body);
  if (!kind) return null;
  if (kind === "photo" && fromBot) {
    return element("img", { src: `/sandbox/files/${body.photo.at(-1).file_id}`, alt: body.caption ?? "Bild från boten" });
  }
  const name = body[kind].file_name ? `${KINDS[kind]}: ${body[kind].file_name}` : KINDS[kind];
  return element("p", {}, element("i", {}, name));
}

function words(message, act) {
  const { body, text } = message;
  if (!text) return null;
  const entities = body.entities ?? body.caption_entities ?? [];
  return element("div", { className: "words" }, ...formatted(text, entities, act.says, act.opensAddress));
}

function footLine(message, own, act) {
  const { body } = message;
  const line = element("div", { className: "foot-line" });
  if (own && "text" in body) line.append(small("Ändra", () => act.edits(message)));
  if (!own) line.append(small("Svara", () => act.repliesTo(message)));
  if (body.edit_date) line.append(element("span", {}, "ändrad"));
  line.append(element("time", { dateTime: new Date(body.date * 1000).toISOString() }, hour(body.date)));
  return line;
}

function small(label, onclick) {
  return element("button", { type: "button", onclick }, label);
}

function keyboard({ id, body }, act) {
  const rows = body.reply_markup?.inline_keyboard;
  if (!rows) return null;
  const button = (known) =>
    element("button", { type: "button", onclick: (event) => act.presses(id, known, event.currentTarget) }, known.text);
  return element(
    "div",
    { className: "keyboard", attributes: { role: "group", "aria-label": "Knappar" } },
    ...rows.map((row) => element("div", {}, ...row.map(button))),
  );
}
