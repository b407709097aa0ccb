// The built site in a real browser, one session for all: every kind of page, narrow and wide, light and dark, with and without scripts; and what
// is read in the folder alone: HTML by the W3C's own checker, dead links, weight.
// Usage: node check.mjs FOLDER. Exits with 0 when nothing was found, 1 otherwise.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { deadLinks, firstFlight, pagesOf, serve } from "./site.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node check.mjs FOLDER");
  process.exit(2);
}
// The largest pages of each kind, where most can go wrong.
const PER_KIND = 3;
// What comes before the first view fits one round trip. limits.json has the pages that may be heavier, and why, as long as they need it.
const FIRST_FLIGHT_KB = 14;
const limits = JSON.parse(await readFile(new URL("limits.json", import.meta.url), "utf8")).pages.filter((own) => "firstFlightKB" in own);
const needed = new Set();
function firstFlightLimit(url, weight) {
  const own = limits.find(({ match }) => new RegExp(match).test(url));
  if (own && weight > FIRST_FLIGHT_KB) needed.add(own);
  return own?.firstFlightKB ?? FIRST_FLIGHT_KB;
}

const faults = [];
let checks = 0;
const check = (fits, url, what) => {
  checks += 1;
  if (!fits) faults.push(`${url}: ${what}`);
};

const all = await pagesOf(folder);
const kinds = new Map();
for (const page of all) (kinds.get(page.kind) ?? kinds.set(page.kind, []).get(page.kind)).push(page);
const pages = [...kinds.values()].flatMap((list) => [...list].sort((a, b) => b.html.length - a.html.length).slice(0, PER_KIND));

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

// The same pages are valid HTML. Java works while the browser does.
function validate() {
  const jar = join(require.resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
  const checker = spawn("java", ["-Xss4m", "-jar", jar, "--errors-only", "--format", "json", ...pages.map(({ file }) => file)]);
  let said = "";
  checker.stderr.on("data", (part) => (said += part));
  return new Promise((done) => {
    checker.on("error", (error) => done(check(false, "/", `the HTML checker doesn't start: ${error}`)));
    checker.on("close", (status) => {
      for (const { url, lastLine, message } of JSON.parse(said || '{"messages":[]}').messages) check(false, `${url}:${lastLine}`, message);
      done(check(status === 0, "/", "the HTML checker isn't content"));
    });
  });
}

const { dead, followed } = deadLinks(folder, all);
check(followed > all.length, "/", `only ${followed} links were found in ${all.length} pages: the search is broken`);
for (const link of dead) check(false, ...link.split(/: (.*)/s));

const server = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});

// A visit of a page: what it writes to the console or asks of others is a fault.
async function visit(context, url, how, look) {
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => check(request.url().startsWith(server.origin), url, `asks a third party: ${request.url()}`));
  await page.goto(server.origin + url, { waitUntil: "load" });
  check(said.length === 0, url, `console (${how}): ${said.join(" | ")}`);
  check((await context.cookies()).length === 0, url, "sets a cookie");
  await look(page);
  await page.close();
}

async function accessible(page, url, how) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, url, `${wide}px too wide (${how})`);
  await page.addScriptTag({ content: axe });
  const { violations, passes } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { "target-size": { enabled: true } },
    }));
  check(passes.length > 10, url, `axe hardly looked (${how})`);
  for (const violation of violations) {
    check(false, url, `${violation.id} (${how}): ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
  }
}

// The keyboard's first stop is the link past the menu, and it works.
async function skips(page, url) {
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement?.matches("a.skip") ?? false), url, "the skip link isn't the first stop");
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement?.id === "contingut" || location.hash === "#contingut"), url, "the skip link doesn't work");
}

// Pages are taken one by one from the queue by as many workers as there are processors, each with contexts of its own.
const queue = [...pages];
async function worker() {
  const seen = { reducedMotion: "reduce", bypassCSP: true };
  const narrow = await browser.newContext({ ...seen, viewport: { width: 320, height: 900 }, colorScheme: "light" });
  const wide = await browser.newContext({ ...seen, viewport: { width: 1280, height: 900 }, colorScheme: "dark" });
  const strict = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const bare = await browser.newContext({ javaScriptEnabled: false });
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { url } = next;
    const weight = await firstFlight(folder, next);
    const limit = firstFlightLimit(url, weight);
    check(weight <= limit, url, `${weight.toFixed(1)} kB before the first view, of ${limit}`);
    await visit(narrow, url, "320px, light", (page) => accessible(page, url, "320px, light"));
    await visit(wide, url, "1280px, dark", (page) => accessible(page, url, "1280px, dark"));
    await visit(strict, url, "its own policy", (page) => skips(page, url));
    await visit(bare, url, "without scripts", async (page) => {
      const text = await page.locator("main").innerText();
      check(text.trim().length > 40, url, "nothing to read without scripts");
    });
  }
}

// The puzzle is drawn from the file that all pages share; and where colours are the reader's own, a piece that is achieved has them too.
async function puzzle() {
  const url = "/municipis/montalba/puzle/";
  if (!all.some((page) => page.url === url)) return;
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, forcedColors: "active" });
  await visit(context, url, "forced colours", async (page) => {
    const drawn = await page.locator(".boards .jigsaw:not(.small) use").evaluateAll((shapes) => shapes.map((shape) => shape.getBBox().width > 50));
    check(drawn.length > 50 && drawn.every((shape) => shape), url, `${drawn.filter((shape) => !shape).length} of ${drawn.length} pieces aren't drawn`);
    const fills = await page.locator(".boards .jigsaw:not(.small) use").evaluateAll((shapes) => [...new Set(shapes.map((shape) => getComputedStyle(shape).fill))]);
    check(fills.length === 1, url, `pieces are filled with ${fills.join(", ")} (forced colours)`);
  });
  await context.close();
}

await Promise.all([validate(), puzzle(), ...cpus().map(worker)]);
await browser.close();
server.close();
for (const { match } of limits.filter((own) => !needed.has(own))) check(false, match, "no page needs this limit any more: take it out of limits.json");
for (const fault of faults) console.error(fault);
console.log(`${pages.length} pages of ${kinds.size} kinds, ${followed} links: ${checks - faults.length} checks passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
