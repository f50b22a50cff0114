// "/" moves to the search box, from anywhere but a field.

const search = document.querySelector("[data-search]");

const writes = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches("input, textarea, select"));

document.addEventListener("keydown", (event) => {
  const plain = !(event.ctrlKey || event.metaKey || event.altKey);
  if (search && event.key === "/" && plain && !writes(document.activeElement)) {
    event.preventDefault();
    search.focus();
    search.select();
  }
});
