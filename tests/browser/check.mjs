// The built site in a real browser: every kind of page, narrow and wide, light and dark, with and without scripts.
// Usage: node check.mjs FOLDER. Exits with 0 when nothing was found, 1 otherwise.
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { readFile, readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node check.mjs FOLDER");
  process.exit(2);
}
const PER_KIND = 3;
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml",
  ".txt": "text/plain", ".png": "image/png", ".json": "application/json", ".csv": "text/csv",
};

async function* files(at) {
  for (const entry of (await readdir(at, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(at, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  let file = join(folder, path);
  try {
    if ((await stat(file)).isDirectory()) file = join(file, "index.html");
    const body = await readFile(file);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404, { "content-type": "text/html" }).end(await readFile(join(folder, "404.html")).catch(() => ""));
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;

// The largest pages of each kind, where most can go wrong.
const kinds = new Map();
for await (const file of files(folder)) {
  if (extname(file) !== ".html") continue;
  const text = await readFile(file, "utf8");
  const kind = text.match(/data-template="([^"]+)"/)?.[1] ?? "none";
  const url = "/" + relative(folder, file).split(sep).join("/").replace(/index\.html$/, "");
  if (!kinds.has(kind)) kinds.set(kind, []);
  kinds.get(kind).push({ url, size: text.length });
}
const pages = [...kinds].flatMap(([kind, list]) => list.sort((a, b) => b.size - a.size).slice(0, PER_KIND).map(({ url }) => ({ kind, url })));

// The first view of a text page fits one round trip. The list of all 947 and a town's whole agenda are as long as they are, and a puzzle
// carries its drawing.
const FIRST_VIEW = 14 * 1024;
const LONG = new Set(["index", "town-agenda", "town-progress", "comarca", "town-puzzle", "band"]);

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
const faults = [];
let checks = 0;
const check = (fits, url, what) => {
  checks += 1;
  if (!fits) faults.push(`${url}: ${what}`);
};

// The same pages are valid HTML by the W3C's own checker.
const nu = spawnSync(
  "java",
  ["-Xss4m", "-jar", join(require.resolve("vnu-jar/package.json"), "../build/dist/vnu.jar"), "--errors-only", "--format", "json",
    ...pages.map(({ url }) => join(folder, url.endsWith("/") ? `${url}index.html` : url))],
  { encoding: "utf8", maxBuffer: 1 << 28 },
);
check(nu.error === undefined, "/", `the HTML checker doesn't start: ${nu.error}`);
for (const { url, lastLine, message } of JSON.parse(nu.stderr || '{"messages":[]}').messages) check(false, `${url}:${lastLine}`, message);
check(nu.status === 0, "/", "the HTML checker isn't content");

for (const { kind, url } of pages) {
  const html = await readFile(join(folder, url.endsWith("/") ? `${url}index.html` : url));
  const css = await readFile(join(folder, html.toString().match(/rel="stylesheet" href="([^"]+)"/)[1]));
  const weight = gzipSync(html).length + gzipSync(css).length;
  check(LONG.has(kind) || weight <= FIRST_VIEW, url, `first view of ${weight} bytes`);
  for (const [width, scheme] of [[320, "light"], [1280, "dark"]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => check(request.url().startsWith(origin), url, `asks a third party: ${request.url()}`));
    await page.goto(origin + url, { waitUntil: "load" });
    check(said.length === 0, url, `console: ${said.join(" | ")}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(wide <= 0, url, `${wide}px too wide at ${width}px`);
    check((await context.cookies()).length === 0, url, "sets a cookie");
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { "target-size": { enabled: true } },
      }));
    for (const violation of violations) {
      check(false, url, `${violation.id} (${width}px, ${scheme}): ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
    }
    check(true, url, "axe ran");
    await context.close();
  }
  // The keyboard's first stop is the link past the menu, and it works.
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(origin + url, { waitUntil: "load" });
  check(said.length === 0, url, `console under its own policy: ${said.join(" | ")}`);
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement?.matches("a.skip") ?? false), url, "the skip link isn't the first stop");
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement?.id === "contingut" || location.hash === "#contingut"), url, "the skip link doesn't work");
  await context.close();
  // Without scripts nothing is missing.
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const still = await bare.newPage();
  await still.goto(origin + url, { waitUntil: "load" });
  const text = await still.locator("main").innerText();
  check(text.trim().length > 40, url, "nothing to read without scripts");
  await bare.close();
}

// Finding a town: typing without accents or article leaves that town, and its link leads to its page.
if (kinds.has("index")) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${origin}/`, { waitUntil: "load" });
  await page.fill("#q", "ametlla del valles");
  await page.keyboard.press("Enter");
  await page.waitForURL(/municipis/);
  const shown = page.locator("#llista li:visible");
  check((await shown.count()) === 1, "/municipis/", `finds ${await shown.count()} towns for «ametlla del valles»`);
  await shown.first().locator("a").click();
  check(/ametlla-del-valles/.test(page.url()), "/municipis/", `leads to ${page.url()}`);
  await context.close();
}

await browser.close();
server.close();
for (const fault of faults) console.error(fault);
console.log(`${checks - faults.length} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
