// Asks about mails and pages what Python cannot tell: MJML's own compiler, html-validate, and axe in Chromium.
//
//   node ask.mjs < asked.json > answered.json
//
// asked:    { chromium, house, mjml: { name: source }, letters: { name: html }, said: { name: html },
//             visits: [{ at: [address …], within, press }], pictures }
// answered: { mjml: { name: { errors, html } }, faults: { name: [sentence …] }, pages: [name …] }
//
// A visit opens its addresses, presses the button of that name on the first, and follows every link of `house` whose path
// begins with `within`, once for each path and set of query
// names, the language apart and years taken together. `said` are pages that a form answered.
// `pictures` names a folder for screenshots of the letters, '' for none. Judges nothing: the tests do.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import mjml2html from "mjml";
import { chromium } from "playwright-core";

const asked = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALL = [640, 360].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));
const CROSSED = ALL.slice(1, 3);
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const MOST_PAGES = 120;
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

// a mail needs what a page must not have: styles on elements, and the attributes of tables of old
const MAIL_RULES = {
  "attribute-allowed-values": "off", "no-deprecated-attr": "off", "no-inline-style": "off",
  "no-conditional-comment": "off", "prefer-tbody": "off", "element-required-attributes": "error",
  "prefer-native-element": "off", "wcag/h37": "error", "wcag/h67": "error", "heading-level": "error", "long-title": "off",
};
// how the source looks is nobody's matter but ours; a button of a form submits it, and a name may have many values, as HTML has it;
// a table that scrolls lies in a region that the keyboard reaches, which is no section of the text
const STYLE = {
  "void-style": "off", "doctype-style": "off", "attr-quotes": "off", "no-trailing-whitespace": "off",
  "no-implicit-button-type": "off",
  "form-dup-name": "off", "prefer-native-element": ["error", { exclude: ["region"] }],
};
const faults = {};

function validator(rules) {
  return new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:recommended"], rules: { ...STYLE, ...rules } }));
}

async function validate(name, html, rules) {
  const report = await validator(rules).validateString(html);
  faults[name] = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, selector }) => `html-validate ${ruleId}: ${message} (line ${line}, ${selector})`));
}

async function inSights(sights, page, name, picture = "") {
  for (const { width, colorScheme } of sights) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async (values) => {
      const { violations } = await axe.run(document, { runOnly: values, resultTypes: ["violations"] });
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      return { violations, wide };
    }, WCAG);
    const sight = `${width} px, ${colorScheme}`;
    for (const { id, nodes } of found.violations) {
      for (const { target, failureSummary } of nodes) {
        faults[name].push(`axe ${id} at ${sight}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`);
      }
    }
    if (found.wide > 0) {
      faults[name].push(`at ${sight} it is ${found.wide} px wider than the screen`);
    }
    if (picture) {
      await page.screenshot({ path: `${picture}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}

async function letter(browser, name, html) {
  const page = await browser.newPage();
  await page.setContent(html);
  await page.evaluate(axe);
  await inSights(ALL, page, name, asked.pictures && `${asked.pictures}/${name}`);
  await page.close();
}

// an answer to a form, as a page of the house
async function answer(browser, name, html) {
  const page = await browser.newPage({ bypassCSP: true });
  await page.setContent(html.replace("<head>", `<head><base href="${asked.house}">`));
  await page.evaluate(axe);
  await validate(name, html, {});
  await inSights(CROSSED, page, name);
  await page.close();
}

function kind(address) {
  const { pathname, searchParams } = new URL(address);
  return [pathname.replace(/\/\d{4}$/, "/year"), ...[...searchParams.keys()].filter((name) => name !== "lang")].join("?");
}

async function visit(browser, { at, within, press }) {
  const context = await browser.newContext({ bypassCSP: true, locale: "sv-SE" });
  const page = await context.newPage();
  const waiting = [...at];
  const seen = new Set(at.map(kind));
  const names = [];
  while (waiting.length > 0 && names.length < MOST_PAGES) {
    const address = waiting.shift();
    let answer = await page.goto(address);
    if (press && names.length === 0) {
      await page.getByRole("button", { name: press }).click();
      await page.waitForURL((found) => found.href !== address);
      answer = await page.goto(page.url());
    }
    const { pathname, search } = new URL(page.url());
    const name = pathname + search;
    names.push(name);
    await validate(name, await answer.text(), /^(\/kansli\/nummer|\/n)\/./.test(pathname) ? MAIL_RULES : {});
    await page.evaluate(axe);
    await inSights(CROSSED, page, name);
    for (const link of await page.locator("a[href]").evaluateAll((links) => links.map(({ href }) => href.split("#")[0]))) {
      const { origin, pathname } = new URL(link);
      const page = origin === asked.house && pathname.startsWith(within) && !/\.(ics|xml)$|\/fil\//.test(pathname);
      if (page && !seen.has(kind(link))) {
        seen.add(kind(link));
        waiting.push(link);
      }
    }
  }
  await context.close();
  return names;
}

const answered = { mjml: {}, faults, pages: [] };
for (const [name, source] of Object.entries(asked.mjml)) {
  const { html, errors } = mjml2html(source, { validationLevel: "soft", fonts: {}, keepComments: false });
  answered.mjml[name] = { html, errors: errors.map(({ formattedMessage }) => formattedMessage) };
}
for (const [name, html] of Object.entries(asked.letters)) {
  await validate(name, html, MAIL_RULES);
}
const browser = await chromium.launch({ executablePath: asked.chromium, args: QUIET });
const letters = Object.entries(asked.letters).map(([name, html]) => letter(browser, name, html));
const answers = Object.entries(asked.said).map(([name, html]) => answer(browser, name, html));
const visits = asked.visits.map((one) => visit(browser, one));
await Promise.all([...letters, ...answers]);
answered.pages = (await Promise.all(visits)).flat();
await browser.close();
process.stdout.write(JSON.stringify(answered));
