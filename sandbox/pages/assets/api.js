// Asks the sandbox's control routes. Shows nothing.

export class Refusal extends Error {}

async function ask(path, options) {
  const answer = await fetch(`/sandbox/${path}`, options);
  const body = await answer.json();
  if (!answer.ok) throw new Refusal(body.error ?? answer.statusText);
  return body;
}

export const get = (path) => ask(path);

export const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

// Calls back at once, whenever something changed, after each lost connection, and when the returned function is called;
// never twice at the same time.
export function onChange(callback) {
  let running = false;
  let again = false;
  async function poke() {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await callback().catch((error) => console.error(error));
    }
    running = false;
  }
  new EventSource("/sandbox/events").onmessage = poke;
  return poke;
}
