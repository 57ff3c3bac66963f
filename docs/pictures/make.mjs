// Makes the pictures of README.md anew, from a demo that waits for its visitor.
//
//   npm install --no-save playwright-core     and Chromium; pngquant makes the files small
//   ./medskick demo
//   CHROMIUM=/usr/bin/chromium node docs/pictures/make.mjs CHAT DESK     (the two addresses that the demo prints)
//
// Writes newsletter.png, newsletter-dark.png, chat.png and desk.png beside itself. Changes in the demo no more than that
// Disa opens her menu.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [chat, desk] = process.argv.slice(2);
const AMINA = 1001;
const DISA = 2001;
const GROUND = { light: "#d9d4c7", dark: "#060908" };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

async function open(address, width, height, scheme = "light") {
  const page = await browser.newPage({
    viewport: { width, height }, colorScheme: scheme, deviceScaleFactor: 1.5, locale: "sv-SE",
  });
  await page.goto(address);
  await page.waitForTimeout(500);
  return page;
}

// what a page shows from the heading with these words on, or from its top
async function piece(page, heading = "") {
  if (heading) {
    await page.getByRole("heading", { name: heading }).first().evaluate((at) => {
      scrollTo(0, at.getBoundingClientRect().top + scrollY - 48);
    });
  }
  return { picture: await page.screenshot(), width: page.viewportSize().width };
}

async function beside(name, pieces, scheme = "light") {
  const image = ({ picture, width }) =>
    `<img width="${width}" src="data:image/png;base64,${picture.toString("base64")}">`;
  const page = await browser.newPage({ deviceScaleFactor: 1.5 });
  await page.setContent(
    `<style>body { margin: 0; background: ${GROUND[scheme]}; } div { display: inline-flex; gap: 28px; padding: 28px; }
     img { border-radius: 12px; }</style><div>${pieces.map(image).join("")}</div>`,
  );
  const path = fileURLToPath(new URL(`./${name}.png`, import.meta.url));
  await page.locator("div").screenshot({ path });
  execFileSync("pngquant", ["--force", "--ext", ".png", "--skip-if-larger", "--speed", "1", "128", path]);
}

// the letter at 360 and at 640 pixels, each from a heading on
async function letter(name, scheme, first, second) {
  const { mails } = await (await fetch(new URL("/sandbox/mails", chat))).json();
  const address = new URL(`/mailbox/${mails[0].id}/html`, chat).href;
  const narrow = await open(address, 360, 1180, scheme);
  const wide = await open(address, 640, 1180, scheme);
  await beside(name, [await piece(narrow, first), await piece(wide, second)], scheme);
}

async function talk(person, height, scheme, doing = async () => {}) {
  const page = await open(`${chat}#${person}`, 400, height, scheme);
  await page.waitForSelector(".bubble");
  await doing(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.mouse.move(0, 0);
  return piece(page);
}

const fromTheTop = (page) => page.locator("#scroll").evaluate((pane) => pane.scrollTo(0, 0));

async function says(page, text) {
  await page.fill("#text", text);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(2000);
}

await letter("newsletter", "light", "", "Det ni har sagt");
await letter("newsletter-dark", "dark", "Datum att boka", "Frågor att svara på");
await beside("chat", [
  await talk(AMINA, 900, "light", fromTheTop),
  await talk(AMINA, 900, "light"),
  await talk(DISA, 900, "light", async (page) => {
    await says(page, "/kansli");
    await page.getByRole("button", { name: "Nyhetsbrevet" }).last().click();
    await page.waitForTimeout(1500);
  }),
]);
const office = await open(desk, 1000, 1150);
await office.getByRole("button", { name: "Gå in" }).click();
await office.waitForTimeout(500);
await beside("desk", [await piece(office)]);
await browser.close();
