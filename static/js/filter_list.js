// A box above a long list of choices that leaves those standing which hold what is typed.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const list of document.querySelectorAll("[data-filter-list]")) {
  const choices = [...list.querySelectorAll("label")].filter((each) =>
    each.querySelector("[type=checkbox]"),
  );
  const field = document.createElement("div");
  field.className = "field";
  const label = document.createElement("label");
  label.className = "field__label";
  label.textContent = list.dataset.filterList;
  const box = document.createElement("input");
  box.type = "search";
  box.id = "filter-list";
  box.autocomplete = "off";
  label.htmlFor = box.id;
  field.append(label, box);
  list.prepend(field);
  box.addEventListener("input", () => {
    const words = folded(box.value).split(/\s+/).filter(Boolean);
    for (const choice of choices) {
      const text = folded(choice.textContent);
      const isChosen = choice.querySelector("[type=checkbox]").checked;
      choice.hidden = !isChosen && !words.every((word) => text.includes(word));
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
    }
  });
}
