// The search of the whole site: towns first, then what the model, the metamodel and the pages say. Without it the page is the lists that lead to all of it.
(() => {
  const { fold, read, towns, matching, row, link, made } = globalThis.finder;
  const form = document.getElementById("cerca");
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const results = document.getElementById("resultats");
  const lists = document.getElementById("llistes");
  const { towns: finder, index, one, many, none, near, municipalities } = form.dataset;
  const guess = "guess" in form.dataset;
  // How many of a kind are shown at first.
  const MOST = 10;

  // A stem begins each form of its word; what is typed may also be only the beginning.
  const meets = (stem, word) =>
    (word.startsWith(stem) && word.length - stem.length <= (stem.length < 4 ? 1 : stem.length)) || (word.length > 2 && stem.startsWith(word));
  // What is said of everything says nothing.
  const EMPTY = new Set("a al als amb de del dels d el els en i l la les per que qui s un una com".split(" "));

  function weight(thing, word) {
    if (thing.words.includes(word)) return 8;
    if (thing.words.some((known) => known.startsWith(word))) return 5;
    const stem = thing.stems.find((known) => meets(known, word));
    return stem ? (thing.words.some((known) => known.startsWith(stem)) ? 4 : 1) : 0;
  }

  function ranked(things, text) {
    const words = fold(text).replace(/\bwi fi\b/g, "wifi").split(" ").filter((word) => word.length > 1 && !EMPTY.has(word));
    const weights = things.map((thing) => words.map((word) => weight(thing, word)));
    // What nothing says, as articles and slips, doesn't keep the rest from being found.
    const said = words.map((_, at) => weights.some((of) => of[at] > 0));
    const fits = (of) => said.some(Boolean) && of.every((of, at) => of > 0 || !said[at]);
    return things
      .map((thing, at) => ({ thing, of: weights[at] }))
      .filter(({ of }) => fits(of))
      .sort((a, b) => b.of.reduce((sum, of) => sum + of, 0) - a.of.reduce((sum, of) => sum + of, 0))
      .map(({ thing }) => thing);
  }

  function group(title, rows) {
    const section = document.createElement("section");
    const list = made("ul", "", "found");
    list.append(...rows.slice(0, MOST));
    section.append(made("h2", `${title} (${rows.length})`), list);
    if (rows.length > MOST) {
      const rest = document.createElement("details");
      const others = made("ul", "", "found");
      others.append(...rows.slice(MOST));
      rest.append(made("summary", form.dataset.more.replace("{n}", rows.length - MOST)), others);
      section.append(rest);
    }
    return section;
  }

  let turn = 0;
  async function show() {
    const mine = (turn += 1);
    const text = field.value.trim();
    if (!guess) history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    lists.hidden = fold(text).length > 1;
    if (fold(text).length < 2) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    const [all, content] = await Promise.all([towns(finder), read(index)]);
    if (mine !== turn) return;
    content.ready ??= content.things.map(([kind, title, href, of, stems]) => ({
      kind, title, href, of, words: fold(title).split(" "), stems: stems.split(" "),
    }));
    const things = ranked(content.ready, text);
    const { found: allTowns, nearly } = matching(all, text);
    // A town that is only nearly called so is offered where nothing else is found.
    const found = nearly && things.length ? [] : allTowns;
    const groups = [[municipalities, found.map((town) => row(town, all))]];
    content.kinds.forEach((kind, at) => {
      groups.push([kind, things.filter((thing) => thing.kind === at).map((thing) => link(thing.href, thing.title, thing.of && made("i", thing.of)))]);
    });
    const count = found.length + things.length;
    results.replaceChildren(...groups.filter(([, rows]) => rows.length).map(([title, rows]) => group(title, rows)));
    status.textContent = count === 0 ? none : nearly && found.length ? near : count === 1 ? one : many.replace("{n}", count.toLocaleString(document.documentElement.lang));
    lists.hidden = count > 0;
  }

  // Where nothing is, the address says what was perhaps meant: of the pages of a town that town, else its last words.
  const meant = () => {
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch {
      // An address that is none is taken as it is.
    }
    const parts = path.split("/").filter((part) => /[a-zà-ú]{2}/i.test(part) && !/\.|^index$/.test(part));
    const town = parts[parts.indexOf("municipis") + 1];
    return (parts.includes("municipis") && town ? town : parts.at(-1))?.replace(/[-_]+/g, " ");
  };
  field.value = (guess ? meant() : new URLSearchParams(location.search).get("q")) ?? "";
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.focus();
  });
  show();
})();
