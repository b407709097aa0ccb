// Renews the previewed page when its sources change, and shows their faults. Never published.
(async () => {
  const panel = document.createElement("section");
  panel.id = "agenda-faults";
  panel.setAttribute("role", "status");
  const show = async () => {
    const { version, faults } = await (await fetch("/_agenda/faults")).json();
    panel.replaceChildren();
    for (const fault of faults) {
      const line = document.createElement("p");
      line.textContent = fault;
      panel.append(line);
    }
    if (faults.length) document.body.append(panel);
    else panel.remove();
    return version;
  };
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let known = await show();
  for (;;) {
    try {
      const version = Number(await (await fetch(`/_agenda/version?after=${known}`)).text());
      if (version === known) continue;
      // What changed may have moved the page's faults only: those are shown without losing the place.
      const [page, current] = await Promise.all([fetch(location.href), show()]);
      known = current;
      const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
      const styles = (root) => [...root.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href).join();
      if (styles(fresh) !== styles(document)) location.reload();
      const opened = new Set([...document.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
      for (const summary of fresh.querySelectorAll("details > summary")) {
        if (opened.has(summary.textContent)) summary.parentElement.open = true;
      }
      document.title = fresh.title;
      document.body.replaceChildren(...fresh.body.childNodes);
      if (panel.childElementCount) document.body.append(panel);
    } catch {
      await wait(1000);
    }
  }
})();
