// Filters the actions of a town's progress by status, axis, owner and lateness together. Without it a status is filtered by its address, and axes and owners are
// links.
(() => {
  const form = document.querySelector(".all form");
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("[type=reset]");
  const chips = document.querySelector(".chips");
  const axes = [...document.querySelectorAll(".axis")].map((axis) => ({
    axis,
    anchor: axis.querySelector("div[id]").id,
    wasOpen: false,
    acts: [...axis.querySelectorAll(".act")],
    silent: axis.querySelector(".unreported-list"),
  }));
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
  form.hidden = false;
  chips.hidden = true;
  form.parentElement.classList.add("js");
  form.addEventListener("input", () => {
    // The same figure may be followed again.
    if (location.hash.startsWith("#filtre-")) history.replaceState(null, "", location.pathname);
    filter();
  });
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  follow();
})();
