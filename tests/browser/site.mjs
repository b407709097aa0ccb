// A built site's folder: its pages, where their links lead, what they weigh, and a server for it. No browser here.
import { createServer } from "node:http";
import { readFile, readdir, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml",
  ".txt": "text/plain", ".png": "image/png", ".json": "application/json", ".woff2": "font/woff2", ".csv": "text/csv",
};

async function* files(at) {
  for (const entry of (await readdir(at, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(at, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

// Every page: its file, its address in the site, its kind (the template it is made of) and its HTML.
export async function pagesOf(folder) {
  const pages = [];
  for await (const file of files(folder)) {
    if (extname(file) !== ".html") continue;
    const html = await readFile(file, "utf8");
    const url = "/" + relative(folder, file).split(sep).join("/").replace(/(^|\/)index\.html$/, "$1");
    pages.push({ file, url, kind: html.match(/data-template="([^"]+)"/)?.[1] ?? "none", html });
  }
  return pages;
}

const unescaped = (text) => text.replace(/&#x2F;/gi, "/").replace(/&#39;|&#x27;/gi, "'").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

// Links of pages to what the site doesn't have, each once.
export function deadLinks(folder, pages) {
  const home = pages.find(({ url }) => url === "/")?.html ?? "";
  const site = new URL(home.match(/<link rel="canonical" href="([^"]+)"/)?.[1] ?? "http://site.invalid/");
  const ids = new Map(pages.map(({ file, html }) => [file, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescaped(id)))]));
  const known = new Map();
  const there = (file) => known.get(file) ?? known.set(file, existsSync(file)).get(file);
  const dead = new Set();
  let followed = 0;
  for (const { url, html } of pages) {
    const here = new URL(encodeURI(url.slice(1)), site);
    for (const [, written] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const target = new URL(unescaped(written), here);
      if (target.origin !== site.origin || !target.pathname.startsWith(site.pathname)) continue;
      followed += 1;
      const path = decodeURIComponent(target.pathname.slice(site.pathname.length));
      const file = join(folder, path === "" || path.endsWith("/") ? `${path}index.html` : path);
      const anchor = decodeURIComponent(target.hash.slice(1));
      if (!there(file) || (anchor && ids.has(file) && !ids.get(file).has(anchor))) dead.add(`${url}: the link to ${written} leads nowhere`);
    }
  }
  return { dead: [...dead], followed };
}

// What comes before anything is seen, in kB as it is sent: the page and its styles.
export async function firstFlight(folder, { html }) {
  const styles = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => readFile(join(folder, href)));
  return [html, ...(await Promise.all(styles))].reduce((sum, part) => sum + gzipSync(part).length, 0) / 1024;
}

// A server of the folder on this machine alone, until it is closed.
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    let file = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
    try {
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/html" }).end(await readFile(join(folder, "404.html")).catch(() => ""));
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
