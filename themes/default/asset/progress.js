// Filters the actions of a town's progress by status, axis, owner and lateness together. Without it a status is filtered by its address, and axes and owners are
// links. It listens to the document and not to what is in it, and begins again when a preview has renewed the page (`data-renews`).
(() => {
  let form, status, clear, axes;
  let wasActive = false;
  const filter = () => {
    const { status: wanted, axis: of, owner, late } = Object.fromEntries(new FormData(form));
    const active = Boolean(wanted || of || owner || late);
    let shown = 0;
    for (const one of axes) {
      const { axis, anchor, acts, silent } = one;
      let any = 0;
      for (const act of acts) {
        const fits =
          (!of || of === anchor) && (!wanted || act.classList.contains(wanted)) && (!owner || act.dataset.o === owner) && (!late || act.classList.contains("is-late"));
        act.hidden = !fits;
        any += fits ? 1 : 0;
      }
      if (silent) {
        const fits = (!of || of === anchor) && (!wanted || wanted === "unreported") && !owner && !late;
        silent.hidden = !fits;
        any += fits ? silent.querySelectorAll("li").length : 0;
      }
      // What the reader had opened is open again once nothing is filtered.
      if (active && !wasActive) one.wasOpen = axis.open;
      if (active) axis.open = any > 0;
      else if (wasActive) axis.open = one.wasOpen;
      axis.hidden = active && any === 0;
      shown += any;
    }
    wasActive = active;
    clear.hidden = !active;
    const { one, many } = form.dataset;
    status.textContent = active ? (shown === 1 ? one : many).replace("{n}", shown.toLocaleString(document.documentElement.lang)) : "";
  };
  const choose = (named) => {
    form.reset();
    if (named) {
      form.late.checked = named === "late";
      form.status.value = named === "late" ? "" : named;
    }
    filter();
  };
  // An address that names a status, as figures have it, is the filter of that status; one that names an action that is filtered out shows it.
  const follow = () => {
    const named = location.hash.match(/^#filtre-(\w+)$/)?.[1];
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (named) {
      choose(named);
      document.getElementById("accions").scrollIntoView();
      form.status.focus({ preventScroll: true });
    } else if (target?.closest("[hidden]")) {
      choose();
      for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      target.scrollIntoView();
    } else if (!location.hash && wasActive) choose();
  };
  const begin = () => {
    form = document.querySelector(".all form");
    status = form.querySelector("[role=status]");
    clear = form.querySelector("[type=reset]");
    axes = [...document.querySelectorAll(".axis")].map((axis) => ({
      axis,
      anchor: axis.querySelector("div[id]").id,
      wasOpen: axis.open,
      acts: [...axis.querySelectorAll(".act")],
      silent: axis.querySelector(".unreported-list"),
    }));
    form.hidden = false;
    form.parentElement.querySelector(".chips").hidden = true;
    form.parentElement.classList.add("js");
    filter();
  };
  const isOurs = (event) => event.target.closest?.("form") === form;
  document.addEventListener("input", (event) => {
    if (!isOurs(event)) return;
    // The same figure may be followed again.
    if (location.hash.startsWith("#filtre-")) history.replaceState(null, "", location.pathname);
    filter();
  });
  document.addEventListener("reset", (event) => isOurs(event) && setTimeout(filter));
  document.addEventListener("submit", (event) => isOurs(event) && event.preventDefault());
  document.addEventListener("renewed", begin);
  addEventListener("hashchange", follow);
  begin();
  follow();
})();
