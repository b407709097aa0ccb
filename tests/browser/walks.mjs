// What people come for, walked in the built site by keyboard alone, with scripts and without: each within the taps that the walk names. A tap is a link that is
// followed or a button that is pressed; typing is none. Usage: node walks.mjs FOLDER. Exits with 0 when all arrived, 1 otherwise.
import { chromium } from "playwright-core";
import { serve } from "./site.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node walks.mjs FOLDER");
  process.exit(2);
}
const server = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
// Nobody presses Tab more often than this to get to a link: a page has a skip link, and headings and regions for whoever jumps by those.
const MOST_TABS = 90;

class Walk {
  constructor(page, scripts) {
    Object.assign(this, { page, scripts, taps: 0 });
  }

  async from(path) {
    await this.page.goto(server.origin + path, { waitUntil: "load" });
  }

  // Tab after Tab until the focus is on what is looked for.
  async to(selector, text, most = MOST_TABS) {
    for (let pressed = 0; pressed < most; pressed += 1) {
      await this.page.keyboard.press("Tab");
      const fits = await this.page.evaluate(
        ([selector, text]) => document.activeElement?.matches(selector) && (!text || document.activeElement.textContent.includes(text)),
        [selector, text],
      );
      if (fits) return;
    }
    throw new Error(`no «${text ?? selector}» within ${most} Tabs of ${this.page.url()}`);
  }

  async tap(selector, text, most) {
    await this.to(selector, text, most);
    this.taps += 1;
    const before = this.page.url();
    await this.page.keyboard.press("Enter");
    await this.page.waitForFunction((before) => location.href !== before, before, { timeout: 5000 }).catch(() => {});
    await this.page.waitForLoadState("load");
  }

  async type(text) {
    await this.to("input[type=search]");
    await this.page.keyboard.type(text);
    await this.page.locator(".found a").first().waitFor();
  }

  // That it is written where it can be read: within the width of the screen, and not folded.
  async sees(text, within = "main") {
    const found = this.page.locator(within).getByText(text).locator("visible=true").first();
    await found.waitFor({ timeout: 3000 }).catch(() => {
      throw new Error(`«${text}» isn't to be seen at ${this.page.url()}`);
    });
    const box = await found.boundingBox();
    const width = this.page.viewportSize().width;
    if (box.x < 0 || box.x + box.width > width + 1) throw new Error(`«${text}» is off the screen at ${this.page.url()}`);
  }

  at(pattern) {
    if (!pattern.test(this.page.url())) throw new Error(`at ${this.page.url()}, not at ${pattern}`);
  }
}

const TOWN = "/municipis/montalba/";
const WALKS = [
  { what: "find a town, whatever its article and accents", taps: 2, async walk(walk) {
    await walk.from("/");
    if (walk.scripts) {
      await walk.type("lhospitalet");
      await walk.tap("a", "L’Hospitalet de Llobregat", 1);
    } else {
      await walk.tap(".letters a", "H");
      await walk.tap("a", "L’Hospitalet de Llobregat", 200);
    }
    walk.at(/municipis\/l-hospitalet-de-llobregat\/$/);
  } },
  { what: "find a town by its code, and an example", taps: 2, scripts: true, async walk(walk) {
    await walk.from("/municipis/");
    await walk.type("08001");
    await walk.tap("a", "Abrera", 1);
    walk.at(/abrera\/$/);
    await walk.from("/");
    await walk.type("montalba");
    await walk.tap("a", "Montalba", 1);
    walk.at(/montalba\/$/);
  } },
  { what: "what is late in a town, whose is it, what does it cost", taps: 1, async walk(walk) {
    await walk.from(TOWN);
    await walk.tap("a", "6 fora de termini");
    walk.at(/seguiment\/#mirar$/);
    await walk.sees("Adequació a l’Esquema Nacional de Seguretat");
    await walk.sees("Tecnologia · 90 % fet · 109.640,30 € executats de 128.000 € previstos");
  } },
  { what: "which actions are finished", taps: 1, async walk(walk) {
    await walk.from(`${TOWN}seguiment/`);
    await walk.tap("a", "Finalitzades");
    await walk.sees("Seu electrònica única, actualitzada i accessible");
    const others = await walk.page.locator(".act.ongoing").evaluateAll((acts) => acts.filter((act) => act.checkVisibility()).length);
    if (others > 0) throw new Error(`${others} actions that are ongoing stand among those that are finished`);
  } },
  { what: "download a town's motion", taps: 1, async walk(walk) {
    await walk.from(TOWN);
    const download = walk.page.waitForEvent("download", { timeout: 5000 });
    await Promise.all([download, walk.tap("a[download]", "Moció")]);
    if (!/^mocio-montalba\.pdf$/.test((await download).suggestedFilename())) throw new Error((await download).suggestedFilename());
  } },
  { what: "which towns of a comarca have adhered", taps: 2, async walk(walk) {
    await walk.from("/");
    if (walk.scripts) {
      await walk.type("el maresme");
      await walk.tap("a", "Maresme", 1);
    } else {
      await walk.tap("a", "Mireu el mapa");
      await walk.tap("table a", "El Maresme", 140);
    }
    walk.at(/comarques\/maresme\/$/);
    await walk.sees("14 de setembre del 2023");
  } },
  { what: "search an action", taps: 3, async walk(walk) {
    await walk.from("/");
    await walk.tap("a.seek");
    walk.at(/cerca\/$/);
    if (walk.scripts) {
      await walk.type("dada oberta");
      await walk.tap(".found a", "E1.O4.A1", 12);
    } else {
      await walk.tap("main a", "Administració i serveis públics");
      await walk.tap("main a", "Inventari i govern de les dades");
    }
    walk.at(/agenda\/.*dades/);
  } },
  { what: "subscribe to a town's news", taps: 1, async walk(walk) {
    await walk.from(TOWN);
    await walk.to("a", "Atom");
    walk.taps += 1;
    const href = await walk.page.evaluate(() => document.activeElement.href);
    const answer = await walk.page.request.get(href);
    if (!(await answer.text()).includes("<feed")) throw new Error(`${href} is no feed`);
  } },
  { what: "what «sense dades» means", taps: 1, async walk(walk) {
    await walk.from(TOWN);
    await walk.tap("a", "Què vol dir cada estat");
    await walk.sees("No vol dir que no s’hagi fet res");
  } },
];

let failed = 0;
for (const { what, taps, walk, scripts } of WALKS) {
  for (const withScripts of scripts ? [true] : [true, false]) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: withScripts, reducedMotion: "reduce", acceptDownloads: true });
    const page = await context.newPage();
    const walker = new Walk(page, withScripts);
    const how = withScripts ? "with scripts" : "without";
    try {
      await walk(walker);
      if (walker.taps > taps) throw new Error(`${walker.taps} taps, of ${taps}`);
    } catch (error) {
      failed += 1;
      console.error(`${what} (${how}): ${error.message}`);
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`${WALKS.length} walks, ${failed} failed`);
process.exit(failed ? 1 : 0);
