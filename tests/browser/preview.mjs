// `agenda serve` as its editor meets it, in a real browser: what is saved shows, what is wrong is told and heals, and nothing has to be restarted.
// Usage: node preview.mjs PROGRAM ROOT [SAVES]. Exits with 0 when nothing was found, 1 otherwise. It prints how long saves took to show; how long they may
// take is asked of the program that people run (an optimised one), with AGENDA_PREVIEW_LIMITS=1.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [program, root, saves = "50"] = process.argv.slice(2);
if (!root) {
  console.error("usage: node preview.mjs PROGRAM ROOT [SAVES]");
  process.exit(2);
}
const PATIENCE = 30_000;
// What is edited: a text of an example, which its progress tells, and the first action of the model.
const OVERLAY = { file: "municipalities/exemples/artigalonga.yaml", text: "Divuit tràmits publicats.", url: "/municipis/artigalonga/seguiment/" };
const AXIS = { file: "content/ca/agenda/10-eix-1.md", url: "/agenda/" };

const faults = [];
let checks = 0;
const check = (fits, what) => {
  checks += 1;
  if (!fits) faults.push(what);
};
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const folder = mkdtempSync(join(tmpdir(), "agenda-preview-"));
for (const name of ["content", "municipalities"]) cpSync(join(root, name), join(folder, name), { recursive: true });
const at = (file) => join(folder, file);
const read = (file) => readFileSync(at(file), "utf8");
const write = (file, text) => {
  mkdirSync(join(at(file), ".."), { recursive: true });
  writeFileSync(at(file), text);
};
const replaced = (file, from, to) => {
  const text = read(file);
  if (!text.includes(from)) throw new Error(`${file} has no «${from}»: this test needs another text to edit`);
  return text.replace(from, to);
};

const server = spawn(program, ["serve", "--port", "0", "--root", folder, "--lang", "ca"], { stdio: ["ignore", "pipe", "pipe"] });
let said = "";
server.stdout.on("data", (part) => (said += part));
server.stderr.on("data", (part) => (said += part));
let ended = false;
server.on("exit", (code, signal) => {
  ended = true;
  said += `the program ended: ${signal ?? code}\n`;
});
const until = async (holds, what, patience = PATIENCE) => {
  const began = Date.now();
  for (;;) {
    if (await holds()) return true;
    if (Date.now() - began > patience || ended) {
      faults.push(`${what}: not within ${patience / 1000} s${ended ? ", and the program has ended" : ""}`);
      return false;
    }
    await wait(20);
  }
};
await until(() => /127\.0\.0\.1:\d+/.test(said), "the preview starts");
const origin = `http://${said.match(/127\.0\.0\.1:\d+/)[0]}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
const context = await browser.newContext({ acceptDownloads: true });
context.setDefaultTimeout(PATIENCE);
const open = async (url, allowed = () => false) => {
  const page = await context.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !allowed(message.text()) && faults.push(`${url}: console: ${message.text()}`));
  page.on("response", (answer) => answer.status() >= 400 && !allowed(`${answer.status()}`) && faults.push(`${url}: ${answer.status()} for ${answer.url()}`));
  page.on("pageerror", (error) => faults.push(`${url}: ${error}`));
  await page.goto(origin + url, { waitUntil: "load" });
  return page;
};
const isShown = (page) => page.locator("#agenda-faults").isVisible();
const panelOf = (page) => page.locator("#agenda-faults").innerText();

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const accessible = async (page, what) => {
  // By the protocol, as the pages' own policy lets no script in.
  const session = await context.newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, {runOnly: ${JSON.stringify(tags)}}).then((r) => JSON.stringify(r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", "))))`,
    awaitPromise: true, returnByValue: true,
  });
  for (const violation of JSON.parse(result.value)) check(false, `${what}: axe: ${violation}`);
  check(true, what);
};

// How long saves take until the new bytes are served, and until they are in the page.
const measured = {};
async function measure(name, file, from, url, count) {
  const page = await open(url);
  await page.evaluate(() => {
    window.seen = {};
    const look = () => {
      for (const [mark] of document.body.textContent.matchAll(/desada-\d+-/g)) window.seen[mark] ??= Date.now();
    };
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
  const [served, displayed] = [[], []];
  const original = read(file);
  let version = await (await fetch(`${origin}/_agenda/version?after=none`)).text();
  for (let n = 1; n <= count; n += 1) {
    const mark = `desada-${n}-`;
    const text = replaced(file, from, `${mark} ${from}`);
    // Asked before the save, as the browser has.
    const news = fetch(`${origin}/_agenda/version?after=${version}`).then((answer) => answer.text());
    await wait(30);
    const began = Date.now();
    writeFileSync(at(file), text);
    version = await news;
    const isServed = (await (await fetch(origin + url)).text()).includes(mark);
    served.push(Date.now() - began);
    check(isServed, `${name}, save ${n}: the news came before the page`);
    if (!(await until(() => page.evaluate((mark) => mark in window.seen, mark), `${name}, save ${n} shows`))) break;
    displayed.push((await page.evaluate((mark) => window.seen[mark], mark)) - began);
    writeFileSync(at(file), original);
    version = await (await fetch(`${origin}/_agenda/version?after=${version}`)).text();
    await until(() => page.evaluate((mark) => !document.body.textContent.includes(mark), mark), `${name}, save ${n} is undone`);
  }
  measured[name] = { served, displayed };
  await page.close();
}
const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${median(times)} ms, of ${sorted[0]} to ${sorted.at(-1)}, nine of ten within ${sorted[Math.ceil(sorted.length * 0.9) - 1]}`;
};

try {
  const action = read(AXIS.file).match(/^### .*\{#(E1\.O\d+\.A\d+)[^}]*\}\n+```[^]*?\n```\n+([^\n]{30,})$/m);
  const agenda = await (await fetch(origin + AXIS.url)).text();
  const actionUrl = agenda.match(new RegExp(`>${action[1]}</span> <a href="([^"]+)"`))[1];

  await measure("an overlay", OVERLAY.file, OVERLAY.text, OVERLAY.url, Number(saves));
  await measure("the master", AXIS.file, action[2], actionUrl, Math.ceil(Number(saves) * 0.4));
  for (const [name, { served, displayed }] of Object.entries(measured)) {
    console.log(`${name}: served ${spread(served)}; shown ${spread(displayed)} (${displayed.length} saves)`);
  }
  for (const { served, displayed } of Object.values(measured)) {
    check(median(displayed) - median(served) < 100, "the browser takes longer than a tenth of a second to show what it is served");
  }
  if (process.env.AGENDA_PREVIEW_LIMITS) {
    check(median(measured["an overlay"].served) < 100, "an overlay isn't served within 100 ms");
    check(median(measured["an overlay"].displayed) < 150, "an overlay doesn't show within 150 ms");
    check(median(measured["the master"].displayed) < 300, "the master doesn't show within 300 ms");
  }

  // Faults of many kinds, made and undone in a row, from the open page, which is never loaded again. What opens, stays open.
  const page = await open(OVERLAY.url);
  const title = await page.locator("h1").innerText();
  await page.evaluate(() => {
    window.sameDocument = true;
    document.querySelector("details")?.setAttribute("open", "");
    scrollTo(0, 300);
  });
  await page.evaluate(() => localStorage.clear());
  const before = await (await fetch(`${origin}/_agenda/faults`)).json();
  const overlay = read(OVERLAY.file);
  const kinds = [
    ["YAML that isn't", OVERLAY.file, replaced(OVERLAY.file, OVERLAY.text, `${OVERLAY.text}" "`)],
    ["a key that nobody knows", OVERLAY.file, `${overlay}\nfavourites: [1]\n`],
    ["an action that isn't in the model", OVERLAY.file, replaced(OVERLAY.file, "actions:\n", "actions:\n  E9.O9.A9: {status: done}\n")],
    ["a date that isn't", OVERLAY.file, replaced(OVERLAY.file, "2026-05-20", "2026-05-40")],
    ["a file that isn't text", OVERLAY.file, Buffer.concat([Buffer.from(overlay), Buffer.from([0xff, 0xfe, 0xe9])])],
    ["an identifier left open", AXIS.file, replaced(AXIS.file, `{#${action[1]}`, `{#${action[1]}X Y`)],
    ["settings without a title", "content/site.yaml", replaced("content/site.yaml", "\ntitle:", "\ntitel:")],
    ["a metamodel cut short", "content/metamodel.yaml", read("content/metamodel.yaml").slice(0, 500)],
    ["a registry of something else", "municipalities/registry.csv", "a,b\n1,2\n"],
    ["a template with a variable that nobody knows", "themes/default/html/town-progress.html", '{% extends "base.html" %}{% block content %}{{ nobody.knows }}{% endblock %}'],
    ["a template that doesn't end", "themes/default/html/base.html", "{% if "],
    ["words that aren't there", "themes/default/strings/ca.yaml", "feed: [\n"],
  ];
  for (const [kind, file, text] of kinds) {
    const there = existsSync(at(file)) ? readFileSync(at(file)) : null;
    if (typeof text !== "string" || text !== there?.toString()) write(file, text);
    const tells = () => page.evaluate((file) => [...document.querySelectorAll("#agenda-faults .agenda-error")].some((fault) => fault.textContent.includes(file)), file);
    if (await until(tells, `${kind}: the open page tells it`)) {
      check(await isShown(page), `${kind}: the panel shows`);
      check((await page.locator("h1").innerText()) === title, `${kind}: the last good page stays`);
      check((await page.locator("#agenda-said").innerText()).includes("error"), `${kind}: it is said`);
      check((await page.locator("#agenda-faults .agenda-error pre").count()) > 0, `${kind}: the lines show`);
    }
    if (there === null) rmSync(at(file.split("/")[0]), { recursive: true });
    else writeFileSync(at(file), there);
    const heals = async () => (await (await fetch(`${origin}/_agenda/faults`)).json()).html === before.html
      && (await page.evaluate(() => document.querySelectorAll("#agenda-faults .agenda-error").length)) === 0;
    await until(heals, `${kind}: it heals`);
    check((await page.locator("h1").innerText()) === title, `${kind}: the page is there afterwards`);
    check(await page.evaluate(() => window.sameDocument === true), `${kind}: the page was loaded again`);
  }
  check((await page.evaluate(() => scrollY)) > 200, "the place is kept");
  const opened = () => page.evaluate(() => document.querySelector("details").open);
  check(await opened(), "what was opened stays open");
  // Also what stands behind something new, as if a save had put it there.
  await page.evaluate(() => document.querySelector("details").previousElementSibling.remove());
  write(OVERLAY.file, overlay.replace(OVERLAY.text, `desada-behind ${OVERLAY.text}`));
  await until(() => page.evaluate(() => document.body.textContent.includes("desada-behind")), "a save while something is open");
  check(await page.evaluate(() => document.querySelector("details").previousElementSibling !== null), "what is new shows");
  check(await opened(), "what stands behind something new stays open");
  check((await page.locator("main details[open]").count()) === 1, "nothing else opens");

  // The panel: at most ten of each, with the way to all; closed until something else is wrong; by the keyboard.
  write(OVERLAY.file, overlay + Array.from({ length: 14 }, (_, n) => `wrong${n}: 1\n`).join(""));
  await until(async () => (await page.locator("#agenda-faults .agenda-error").count()) === 10, "ten errors of fourteen");
  check((await panelOf(page)).includes("Tots els errors (14)"), "the way to all of them");
  await accessible(page, "a page with the panel");
  await page.locator("#agenda-close").focus();
  await page.keyboard.press("Escape");
  check(!(await isShown(page)), "Escape closes the panel");
  check(await page.evaluate(() => document.activeElement.id === "agenda-open"), "the focus isn't lost");
  await page.goto(origin + "/municipis/");
  await until(() => page.locator("#agenda-open").isVisible(), "what is closed stays so on the next page");
  check(!(await isShown(page)), "what is closed stays closed on the next page");
  write(OVERLAY.file, `${overlay}wrong: 1\n`);
  await until(() => isShown(page), "the panel comes back when the faults change");
  await page.goto(origin + "/_agenda/");
  check((await page.locator("#errors").count()) === 1 && (await page.locator("table tbody tr").count()) > 3, "the workbench tells all");
  await accessible(page, "the workbench");
  write(OVERLAY.file, overlay);
  await until(async () => (await page.locator("#errors").count()) === 0, "the workbench renews itself");
  check((await page.locator(".agenda-renewal").innerText()).includes(OVERLAY.file), "the workbench tells what was saved");

  // Pages that have a script of their own are loaded again; where nothing is, the page that says so renews too.
  await page.goto(origin + "/municipis/");
  await page.evaluate(() => (window.sameDocument = true));
  write("content/site.yaml", replaced("content/site.yaml", "\ntitle:", "\n# nothing\ntitle:"));
  write(OVERLAY.file, replaced(OVERLAY.file, "population: 1190", "population: 1191"));
  await until(async () => (await page.locator("main").textContent()).includes("Artigalonga (1.191 habitants)"), "a page with a script renews");
  write(OVERLAY.file, overlay);
  await until(async () => (await page.locator("main").textContent()).includes("Artigalonga (1.190 habitants)"), "a page with a script renews again");
  const nowhere = await open("/no-hi-es/", (text) => text.includes("404"));
  check((await nowhere.locator("#agenda-workbench").count()) === 1, "a page that isn't there has the workbench");
  write("content/ca/pages/no-hi-es.md", "---\ntitle: Ara sí que hi és\ndescription: Una pàgina de prova.\nslug: no-hi-es\n---\n\nUn text.\n");
  await until(async () => (await nowhere.locator("h1").innerText()) === "Ara sí que hi és", "a page comes where none was");
  rmSync(at("content/ca/pages/no-hi-es.md"));
  await until(async () => (await nowhere.locator("h1").innerText()) !== "Ara sí que hi és", "and goes");
  await nowhere.close();

  // Many pages open at once, all renewed; and many loaded in a row, none of which hangs.
  const many = [];
  for (let n = 0; n < 9; n += 1) many.push(await open(OVERLAY.url));
  write(OVERLAY.file, replaced(OVERLAY.file, OVERLAY.text, "En totes les pestanyes."));
  for (const [n, one] of many.entries()) {
    await until(async () => (await one.locator("body").innerText()).includes("En totes les pestanyes."), `page ${n} of nine renews`);
  }
  write(OVERLAY.file, overlay);
  for (const one of many.slice(1)) await one.close();
  const loads = [];
  const urls = ["/", "/municipis/", OVERLAY.url, "/agenda/", "/seguiment/", "/mocio/", actionUrl, "/_agenda/"];
  for (let n = 0; n < 130; n += 1) {
    const began = Date.now();
    await many[0].goto(origin + urls[n % urls.length], { waitUntil: "load" });
    loads.push(Date.now() - began);
  }
  console.log(`page loads: ${spread(loads)} (${loads.length})`);
  check(Math.max(...loads) < 5_000, `a page took ${Math.max(...loads)} ms to load`);
  await many[0].close();

  // An hour of work: three files, another branch and back, a save that goes wrong, the theme, a document.
  const git = (...words) => execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.cat", ...words], { cwd: folder, stdio: "pipe" });
  git("init", "-q", "-b", "main");
  git("add", "content", "municipalities");
  git("commit", "-q", "-m", "one");
  git("checkout", "-q", "-b", "other");
  write(OVERLAY.file, replaced(OVERLAY.file, OVERLAY.text, "Com és a l'altra branca."));
  git("rm", "-q", "-r", "--cached", "municipalities/registry.csv");
  git("commit", "-q", "-a", "-m", "two");
  git("checkout", "-q", "-f", "main");
  const work = await open(OVERLAY.url);
  const shows = (text, what) => until(async () => (await work.locator("main").innerText()).includes(text), what);
  await shows(OVERLAY.text, "the branch that one began with");
  for (const round of [1, 2]) {
    git("checkout", "-q", "-f", "other");
    await until(async () => (await (await fetch(`${origin}/_agenda/faults`)).json()).html.includes("agenda-error"), `the other branch, which lacks the registry (${round})`);
    git("checkout", "-q", "-f", "main");
    await until(async () => !(await (await fetch(`${origin}/_agenda/faults`)).json()).html.includes("agenda-error"), `back again (${round})`);
  }
  renameSync(at("municipalities"), at("away"));
  await until(async () => (await (await fetch(`${origin}/_agenda/faults`)).json()).html.includes("agenda-error"), "no municipalities/ any more");
  renameSync(at("away"), at("municipalities"));
  await until(async () => !(await (await fetch(`${origin}/_agenda/faults`)).json()).html.includes("agenda-error"), "municipalities/ again");
  write(OVERLAY.file, replaced(OVERLAY.file, OVERLAY.text, "La primera de tres."));
  await shows("La primera de tres.", "an overlay");
  write("content/site.yaml", replaced("content/site.yaml", "\ntitle:", "\n# another\ntitle:"));
  write(AXIS.file, replaced(AXIS.file, action[2], `${action[2]} La segona de tres.`));
  await work.goto(origin + actionUrl);
  await shows("La segona de tres.", "the master");
  write("themes/default/asset/site.css", `${readFileSync(join(root, "themes/default/asset/site.css"), "utf8")}\nh1 { letter-spacing: 7px; }\n`);
  const spaced = () => work.locator("h1").evaluate((node) => getComputedStyle(node).letterSpacing).catch(() => "");
  await until(async () => (await spaced()) === "7px", "the theme");
  rmSync(at("themes"), { recursive: true });
  await until(async () => (await spaced()) !== "7px", "the theme as it was");
  write(OVERLAY.file, `${read(OVERLAY.file)}  wrong\n : [`);
  await until(() => isShown(work), "a save that went wrong");
  write(OVERLAY.file, overlay);
  await until(async () => (await work.locator("#agenda-faults .agenda-error").count()) === 0, "and was mended");
  // A document: as a download, and as a person opens it, who is told to wait where it takes long.
  await work.goto(origin + "/municipis/artigalonga/agenda/");
  const [download] = await Promise.all([work.waitForEvent("download"), work.locator('a[download][href$="agenda.pdf"]').click()]);
  const failure = await download.failure();
  check(failure === null, `the download fails: ${failure}`);
  if (failure === null) check(readFileSync(await download.path()).subarray(0, 5).toString() === "%PDF-", "what was downloaded isn't a PDF");
  // Opened as a page is, it may take longer than a person waits without being told.
  const slow = await open("/municipis/artigalonga/", (text) => /503/.test(text));
  await Promise.all([
    slow.waitForResponse((answer) => answer.url().endsWith("/agenda.pdf") && answer.request().method() === "GET" && answer.status() === 200 && answer.headers()["content-type"] === "application/pdf"),
    slow.evaluate(() => location.assign("/municipis/vilaclara-de-mar/agenda.pdf")),
  ]);
  // A page of the browser's own shows the PDF by now, which may not like to be closed.
  await wait(1_000);
  await Promise.race([slow.close(), wait(5_000)]);
  const odt = await (await fetch(`${origin}/municipis/artigalonga/mocio.odt`)).arrayBuffer();
  check(new Uint8Array(odt)[0] === 0x50, "an ODT is a ZIP");
  check(!ended, "the program has ended");
  check(!/panicked/.test(said), `the program failed: ${said.match(/.*panicked.*/)?.[0]}`);
} catch (error) {
  faults.push(`${error.stack ?? error}${error.cause ? ` (${error.cause})` : ""}`);
} finally {
  said += "that is all\n";
  await browser.close();
  server.kill();
  if (faults.length === 0) rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
console.log(`${checks} checks of the preview, ${faults.length} faults`);
if (faults.length > 0) console.error(`the folder: ${folder}\n${said.slice(-3000)}`);
process.exit(faults.length === 0 ? 0 : 1);
