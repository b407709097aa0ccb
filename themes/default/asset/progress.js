// Filters the actions of a town's progress by status, axis, owner and lateness together. Without it a status is filtered by its address, and axes and owners are
// links.
(() => {
  const form = document.querySelector(".all form");
  const status = form.querySelector("[role=status]");
  const chips = document.querySelector(".chips");
  const axes = [...document.querySelectorAll(".axis")].map((axis) => ({
    axis,
    anchor: axis.querySelector("div[id]").id,
    wasOpen: axis.open,
    acts: [...axis.querySelectorAll(".act")],
    silent: axis.querySelector(".unreported-list"),
  }));
  const filter = () => {
    const { status: wanted, axis: of, owner, late } = Object.fromEntries(new FormData(form));
    const active = Boolean(wanted || of || owner || late);
    let shown = 0;
    for (const { axis, anchor, acts, silent } of axes) {
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
      axis.hidden = active && any === 0;
      axis.open = active ? any > 0 : axis.open && !form.dataset.active;
      shown += any;
    }
    form.dataset.active = active ? "1" : "";
    const { one, many } = form.dataset;
    status.textContent = active ? (shown === 1 ? one : many).replace("{n}", shown.toLocaleString(document.documentElement.lang)) : "";
  };
  // An address that names a status, as figures have it, is the filter of that status.
  const follow = () => {
    const named = location.hash.match(/^#filtre-(\w+)$/);
    if (!named) return;
    form.late.checked = named[1] === "late";
    form.status.value = named[1] === "late" ? "" : named[1];
    filter();
  };
  form.hidden = false;
  form.parentElement.classList.add("js");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  chips.hidden = true;
  follow();
})();
