// Renews the previewed page when its sources change, and shows their faults. Never published.
(() => {
  const { version, page, waiting, faults: hasFaults } = document.currentScript.dataset;
  const ownPath = new URL(document.currentScript.src).pathname;
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  if (waiting !== undefined) {
    // A program's request waits as long as it takes; then the same address has what was waited for.
    const again = () => fetch(location.href).then(() => location.reload(), () => wait(500).then(again));
    again();
    return;
  }
  let known = Number(version);
  let shown = page;

  // What is said and shown of faults: a summary for screen readers, the panel, and what opens it again.
  const bench = document.createElement("div");
  bench.id = "agenda-workbench";
  const said = bench.appendChild(document.createElement("p"));
  said.id = "agenda-said";
  said.setAttribute("role", "status");
  const note = bench.appendChild(document.createElement("p"));
  note.id = "agenda-note";
  note.setAttribute("role", "status");
  const opener = bench.appendChild(document.createElement("button"));
  opener.id = "agenda-open";
  opener.type = "button";
  const panel = bench.appendChild(document.createElement("section"));
  panel.id = "agenda-faults";
  opener.hidden = panel.hidden = true;
  if (hasFaults === undefined) document.body.append(bench);
  let key;
  let words;
  const closed = () => localStorage.getItem("agenda-closed") === key;
  const display = (faulty) => {
    const there = faulty && hasFaults === undefined;
    panel.hidden = !there || closed();
    opener.hidden = !there || !closed();
    bench.classList.toggle("agenda-mild", !panel.querySelector(".agenda-error"));
    document.documentElement.classList.toggle("agenda-has-faults", !panel.hidden);
  };
  const show = async () => {
    const faults = await (await fetch("/_agenda/faults")).json();
    if (faults.key !== key) {
      const hadFocus = panel.contains(document.activeElement);
      const first = key === undefined;
      ({ key, words } = faults);
      bench.lang = faults.lang;
      panel.setAttribute("aria-label", words.label);
      panel.innerHTML = faults.html;
      opener.textContent = faults.summary;
      opener.title = words.open;
      if (!first || faults.html) said.textContent = faults.summary;
      display(faults.html !== "");
      if (hadFocus) document.getElementById("agenda-close")?.focus();
    }
    return faults.version;
  };
  const close = (isClosed) => {
    localStorage.setItem("agenda-closed", isClosed ? key : "");
    display(true);
    (isClosed ? opener : document.getElementById("agenda-close")).focus();
  };
  opener.addEventListener("click", () => close(false));
  panel.addEventListener("click", ({ target }) => target.id === "agenda-close" && close(true));
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close(true));

  // A document is made when it is asked for: that it takes a moment is said, and it is downloaded once it is there. One that fails says why.
  let made;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[download]");
    if (!link || link.href === made || new URL(link.href).origin !== location.origin) return;
    event.preventDefault();
    const slow = setTimeout(() => (note.textContent = words?.waiting ?? "…"), 300);
    const answer = await fetch(link.href, { method: "HEAD" }).catch(() => ({ ok: false }));
    clearTimeout(slow);
    note.textContent = "";
    if (!answer.ok) {
      location.assign(link.href);
      return;
    }
    made = link.href;
    link.click();
    made = undefined;
  });

  // Changes what differs and leaves the rest as it is: where one was reading, what was opened, what has the focus.
  const renewWithin = (live, fresh) => {
    const old = [...live.childNodes].filter((node) => node !== bench);
    const now = [...fresh.childNodes];
    let [end, start] = [0, 0];
    const least = Math.min(old.length, now.length);
    while (start < least && old[start].isEqualNode(now[start])) start += 1;
    while (end < least - start && old.at(-1 - end).isEqualNode(now.at(-1 - end))) end += 1;
    const changed = old.slice(start, old.length - end);
    const wanted = now.slice(start, now.length - end);
    if (changed.length === wanted.length && changed.every((node, at) => node.nodeName === wanted[at].nodeName)) {
      changed.forEach((node, at) => renewNode(node, wanted[at]));
      return;
    }
    const before = old[old.length - end] ?? (bench.parentNode === live ? bench : null);
    for (const node of changed) node.remove();
    for (const node of wanted) live.insertBefore(node, before);
  };
  const renewNode = (live, fresh) => {
    if (live.isEqualNode(fresh)) return;
    if (live.nodeType !== Node.ELEMENT_NODE) {
      live.nodeValue = fresh.nodeValue;
      return;
    }
    renewAttributes(live, fresh);
    renewWithin(live, fresh);
  };
  const renewAttributes = (live, fresh) => {
    for (const { name } of [...live.attributes]) if (!fresh.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  };
  // What is opened stays so wherever it stands now: it is known by its words, the part of the page that it is in, and its place among those alike.
  const folds = (root) => {
    const found = new Map();
    for (const fold of root.querySelectorAll("details")) {
      const name = `${fold.closest("[id]")?.id} ${fold.querySelector("summary")?.textContent}`;
      found.set(name, [...(found.get(name) ?? []), fold]);
    }
    return found;
  };
  const keepOpened = (fresh) => {
    const now = folds(fresh);
    for (const [name, alike] of folds(document)) alike.forEach(({ open }, at) => now.get(name)?.[at]?.toggleAttribute("open", open));
  };
  const needed = (root) =>
    [...root.querySelectorAll("link[rel=stylesheet], script[src]")].map((node) => node.getAttribute("href") ?? node.getAttribute("src")).join();
  const renew = async () => {
    const [answer] = await Promise.all([fetch(location.href), show()]);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = fresh.querySelector(`script[src="${ownPath}"]`)?.dataset;
    if (!now || now.page === shown) return;
    // What a page's own script has made of it isn't known here, unless it says that it begins again when it is told to; a browser that loads a page again
    // keeps the place too.
    const scripts = [...document.scripts].filter((script) => script.src && !("renews" in script.dataset) && new URL(script.src).pathname !== ownPath);
    if (now.waiting !== undefined || now.faults !== hasFaults || scripts.length > 0 || needed(fresh) !== needed(document)) {
      location.reload();
      return;
    }
    shown = now.page;
    document.title = fresh.title;
    renewAttributes(document.documentElement, fresh.documentElement);
    keepOpened(fresh);
    renewNode(document.body, fresh.body);
    document.dispatchEvent(new Event("renewed"));
    display(panel.childElementCount > 0);
  };

  // One page waits for news and tells the others: a browser has six connections for a site, and each page would hold one.
  let newest = known;
  let busy = false;
  const heard = async (version) => {
    newest = version;
    if (busy) return;
    busy = true;
    while (known !== newest) {
      const to = newest;
      try {
        await renew();
        known = to;
      } catch {
        await wait(300);
      }
    }
    busy = false;
  };
  const listen = async (tell) => {
    let last = known;
    for (;;) {
      try {
        const answer = await fetch(`/_agenda/version?after=${last}`);
        const version = Number(await answer.text());
        if (!answer.ok || version === last) continue;
        last = version;
        tell(version);
        heard(version);
      } catch {
        await wait(300);
      }
    }
  };
  if (navigator.locks && window.BroadcastChannel) {
    const channel = new BroadcastChannel("agenda");
    channel.addEventListener("message", ({ data }) => heard(data));
    navigator.locks.request("agenda", () => listen((version) => channel.postMessage(version)));
  } else {
    listen(() => {});
  }
  // What happened between this page's being made and its listening, or while one was on another page.
  show().then(heard, () => {});
  addEventListener("pageshow", ({ persisted }) => persisted && show().then(heard, () => {}));
})();
