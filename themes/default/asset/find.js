// Finds municipalities while somebody types, and lists them as links after the field. Without it the field leads to the page of search, whose lists lead everywhere.
globalThis.finder = (() => {
  // As `data::finder` folds: no accents, no middle dot, no signs; one l for two, so that «colabora» finds «col·labora».
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f·]/g, "").replace(/[^a-z0-9]+/g, " ").trim().replace(/ll/g, "l");
  const ARTICLE = /^(el|la|els|les|l|es|s|sa|ses|eth|era) (?=.)/;
  const BEFORE = /^(ajuntament|ayuntamiento|municipi|municipio) (dels |del |des |de |d )?(?=.)/;
  const closed = (text) => text.replaceAll(" ", "");
  const namesOf = (name) => [...new Set([closed(fold(name)), closed(fold(name).replace(ARTICLE, ""))])];

  const files = new Map();
  const read = (href) => files.get(href) ?? files.set(href, fetch(href).then((answer) => answer.json())).get(href);

  // All towns, as they are shown and as they are compared.
  async function towns(href) {
    const all = await read(href);
    all.known ??= all.towns.map(([name, slug, comarca, band, state, code, at, former, example]) => {
      const [of] = all.comarques[comarca];
      const names = namesOf(name);
      return {
        name, code, band, at, former, example: example === 1, href: `${all.at}${slug}/`, comarca: of, state: all.states[state],
        names, words: ` ${fold(name)}`, before: former.flatMap(namesOf), within: namesOf(of),
      };
    });
    return all;
  }

  // How well a town fits what is typed, the best first; `undefined` when it doesn't.
  function rank(town, typed) {
    const query = closed(typed);
    // The codes of the INE have five figures, and those of Idescat one more.
    if (/^\d+$/.test(query)) return town.code.startsWith(query.slice(0, 5)) ? 0 : undefined;
    const fits = [
      () => town.names.includes(query),
      () => town.names.some((name) => name.startsWith(query)),
      () => town.before.some((name) => name.startsWith(query)),
      () => town.words.includes(` ${typed}`),
      () => query.length > 2 && town.names.some((name) => name.includes(query)),
      () => query.length > 2 && town.within.some((name) => name.startsWith(query)),
    ];
    const at = fits.findIndex((fit) => fit());
    return at < 0 ? undefined : at;
  }

  // How many letters two words differ in, or 9 when in more than three.
  function slips(a, b) {
    if (Math.abs(a.length - b.length) > 3) return 9;
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      row = next;
    }
    return row[b.length];
  }

  const cleaned = (text) =>
    fold(text).replace(BEFORE, "").replace(ARTICLE, "").replace(/\b(st|san)(?= )/g, "sant").replace(/\bsta(?= )/g, "santa").replace(/^val? d (?=.)/, "");

  // Towns that fit, the best first; and whether they are only nearly what was typed.
  function matching(all, text, wanted = () => true) {
    const typed = cleaned(text);
    const candidates = all.known.filter(wanted);
    if (!typed) return { found: candidates, nearly: false };
    const ranked = candidates.map((town) => ({ town, at: rank(town, typed) })).filter(({ at }) => at !== undefined);
    if (ranked.length) return { found: ranked.sort((a, b) => a.at - b.at).map(({ town }) => town), nearly: false };
    const query = closed(typed);
    if (query.length < 4) return { found: [], nearly: false };
    const most = query.length < 7 ? 1 : 2;
    const slipped = (name) => Math.min(slips(name, query), slips(name.slice(0, query.length), query));
    const near = candidates.map((town) => ({ town, by: Math.min(...[...town.names, ...town.before].map(slipped)) }));
    return { found: near.filter(({ by }) => by <= most).sort((a, b) => a.by - b.by).slice(0, 5).map(({ town }) => town), nearly: true };
  }

  function comarques(all, text) {
    const query = closed(cleaned(text));
    return query.length < 3 ? [] : all.comarques.filter(([name, href]) => href && namesOf(name).some((known) => known.startsWith(query)));
  }

  const made = (kind, text, look = "") => Object.assign(document.createElement(kind), { textContent: text, className: look });

  function link(href, label, ...rest) {
    const item = document.createElement("li");
    item.append(Object.assign(made("a", label), { href }), ...rest.filter(Boolean).flatMap((part) => [" ", part]));
    return item;
  }

  function row(town, all, before = "{name}") {
    const former = town.former.length ? made("small", `(${before.replace("{name}", town.former.join(", "))})`) : null;
    return link(
      town.href, town.name, made("i", town.comarca), former, town.example ? made("b", all.example, "tag-example") : null,
      town.state[0] === "none" ? null : made("b", town.state[1], `tag-adhesion-${town.state[0]}`),
    );
  }

  // What filters are called in an address.
  const NAMES = ["tram", "adhesio"];

  // A field and the list after it. What is shown at most is little where the list is over the page, and all of it where the list is the page.
  function attach(form) {
    const field = form.querySelector("input[type=search]");
    const list = form.querySelector(".found");
    const status = form.querySelector("[role=status]");
    const filters = [...form.querySelectorAll("select")];
    const { finder, one, many, none, near, all: whole } = form.dataset;
    const most = filters.length ? 60 : 8;
    let shown = most;
    let turn = 0;
    const show = async () => {
      const mine = (turn += 1);
      const [band, state] = filters.map((filter) => filter.value);
      const active = cleaned(field.value).length > 0 || band || state;
      if (!active) {
        list.replaceChildren();
        status.textContent = "";
        return;
      }
      const all = await towns(finder);
      if (mine !== turn) return;
      const wanted = (town) => (!band || town.band === Number(band)) && (!state || (state === "adhered") === /^(approved|certified|communicated)$/.test(town.state[0])) && (!filters.length || field.value || !town.example);
      const { found, nearly } = matching(all, field.value, wanted);
      const rows = found.slice(0, shown).map((town) => row(town, all, form.dataset.former));
      if (!band && !state) rows.unshift(...comarques(all, field.value).map(([name, href]) => link(href, name, made("i", form.dataset.comarca))));
      if (found.length > shown) {
        const more = made("button", whole.replace("{n}", found.length.toLocaleString(document.documentElement.lang)));
        more.type = "button";
        more.addEventListener("click", () => { shown = Infinity; show().then(() => list.children[most]?.querySelector("a")?.focus()); });
        rows.push(Object.assign(document.createElement("li"), { className: "more-found" }));
        rows.at(-1).append(more);
      }
      list.replaceChildren(...rows);
      status.textContent = found.length === 0 ? none : nearly ? near : found.length === 1 ? one : many.replace("{n}", found.length.toLocaleString(document.documentElement.lang));
    };
    // What was looked for is in the address, so that it is there again for whoever comes back.
    const keep = () => {
      const asked = new URLSearchParams([["q", field.value], ...filters.map((filter, at) => [NAMES[at], filter.value])].filter(([, value]) => value));
      history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
    };
    const changed = () => {
      shown = most;
      keep();
      show();
    };
    field.addEventListener("focus", () => towns(finder), { once: true });
    for (const input of [field, ...filters]) input.addEventListener("input", changed);
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a, button")];
      const at = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && (event.target === field || list.contains(event.target)) && (links.length || field.value)) {
        field.value = "";
        field.focus();
        changed();
      } else if (step && links.length && (at >= 0 || event.target === field) && event.target.tagName !== "SELECT") {
        event.preventDefault();
        (links[at + step] ?? (step < 0 ? field : links.at(-1))).focus();
      }
    });
    // Whoever chose a town by its whole name goes there; else the list is where to choose, or the search of the whole site.
    form.addEventListener("submit", (event) => {
      const first = list.querySelector("a");
      const typed = namesOf(field.value);
      const isNamed = first && (list.querySelectorAll("a").length === 1 || namesOf(first.textContent).some((name) => typed.includes(name)));
      if (!isNamed && !filters.length) return;
      event.preventDefault();
      if (isNamed) first.click();
      else first?.focus();
    });
    if (filters.length) filters[0].closest("[hidden]").hidden = false;
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? field.value;
    NAMES.forEach((name, at) => filters[at] && (filters[at].value = asked.get(name) ?? ""));
    show();
  }

  for (const form of document.querySelectorAll("form[data-finder]")) attach(form);
  return { fold, read, towns, matching, row, link, made };
})();
