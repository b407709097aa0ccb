// Finds a municipality while its name is typed. Without it the page is the whole list, by initial and by comarca.
(() => {
  const field = document.getElementById("q");
  const band = document.getElementById("tram");
  const state = document.getElementById("estat");
  const result = document.getElementById("resultat");
  const form = document.getElementById("filtre");
  const sections = [...document.querySelectorAll("#llista section")];
  // The same folding as the list's own `data-find`: no accents, no middle dot, no article.
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f·]/g, "").replace(/[^a-z0-9]+/g, " ").trim()
      .replace(/^(el|la|els|les|l|es|sa|ses|eth|era) (?=.)/, "");
  const filter = () => {
    const words = fold(field.value);
    let shown = 0;
    for (const section of sections) {
      let any = false;
      for (const item of section.querySelectorAll("li")) {
        const { find, comarca } = item.dataset;
        const fits =
          (!words || find.includes(words) || fold(comarca).includes(words)) &&
          (!band.value || item.dataset.band === band.value) &&
          (!state.value || item.dataset.state === state.value);
        item.hidden = !fits;
        any ||= fits;
        shown += fits ? 1 : 0;
      }
      section.hidden = !any;
    }
    const active = words || band.value || state.value;
    const { one, many, none } = result.dataset;
    result.textContent = !active ? "" : shown === 0 ? none : shown === 1 ? one : many.replace("{n}", shown.toLocaleString("ca"));
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  for (const input of [field, band, state]) input.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
