// Finds a municipality while its name is typed. Without it the page is the whole list, by initial and by comarca.
(() => {
  const field = document.getElementById("q");
  const band = document.getElementById("tram");
  const state = document.getElementById("estat");
  const result = document.getElementById("resultat");
  const form = document.getElementById("filtre");
  // No accents, no middle dot, no punctuation; an article at the start, or after the comma of the sorted name, doesn't matter.
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f·]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  const bare = (text) => fold(text).replace(/^(el|la|els|les|l|es|s|sa|ses|eth|era) (?=.)/, "");
  let sections;
  const read = () =>
    [...document.querySelectorAll("#llista section")].map((section) => ({
      section,
      items: [...section.querySelectorAll("li")].map((item) => {
        const [name, article = ""] = item.querySelector("a").textContent.split(/, (?=[^,]*$)/);
        const comarca = item.querySelector("i").textContent;
        // What it was called before counts as a name, without the word that says so.
        const former = [...item.querySelectorAll("small")].map((small) => fold(small.textContent)).join(" ");
        return { item, text: `${fold(name)} ${fold(article)} ${former}`, whole: bare(`${article} ${name}`), comarca: fold(comarca) };
      }),
    }));
  const filter = () => {
    const words = bare(field.value);
    const active = words || band.value || state.value;
    if (!active && !sections) return;
    sections ??= read();
    let shown = 0;
    for (const { section, items } of sections) {
      let any = false;
      for (const { item, text, whole, comarca } of items) {
        const fits =
          (!words || text.includes(words) || whole.includes(words) || comarca.includes(words)) &&
          (!band.value || item.dataset.b === band.value) &&
          (!state.value || (item.dataset.s ?? "none") === state.value);
        item.hidden = !fits;
        any ||= fits;
        shown += fits ? 1 : 0;
      }
      section.hidden = !any;
    }
    const { one, many, none } = result.dataset;
    result.textContent = !active ? "" : shown === 0 ? none : shown === 1 ? one : many.replace("{n}", shown.toLocaleString("ca"));
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  for (const input of [field, band, state]) input.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
