// Links to the bot, wherever they stand: in a message, in a letter's link to this page, in the line to paste one in. Opens none.

// the code of a link to this bot, "" where it has none, null for any other address
export function payloadOf(url, bot) {
  const { hostname, pathname, searchParams } = new URL(url);
  const known = hostname === "t.me" && pathname.slice(1).toLowerCase() === bot.username.toLowerCase();
  return known ? searchParams.get("start") ?? "" : null;
}

// what somebody pasted: a whole link, or its code alone
export const pasted = (given) => (given.includes("start=") ? given.split("start=")[1].split("&")[0] : given);

// the code that this page was opened with, once; null where it was opened without
let waiting = new URLSearchParams(location.search).get("start");
export const isWaiting = () => waiting !== null;
export function takeWaiting() {
  const payload = waiting;
  waiting = null;
  history.replaceState(null, "", `/${location.hash}`);
  return payload;
}
