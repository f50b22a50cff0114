// "/" moves to the search box, from anywhere but a field. The user menu turns it off and on again,
// for this browser: people who speak to their computer press keys without meaning to.

const KEY = "shortcuts";
const search = document.querySelector("[data-search]");
const switchItem = document.querySelector("[data-shortcuts-switch]");

const areOn = () => localStorage.getItem(KEY) !== "off";

const writes = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches("input, textarea, select"));

document.addEventListener("keydown", (event) => {
  const plain = !(event.ctrlKey || event.metaKey || event.altKey);
  if (search && event.key === "/" && plain && areOn() && !writes(document.activeElement)) {
    event.preventDefault();
    search.focus();
    search.select();
  }
});

if (search && switchItem) {
  const button = switchItem.querySelector("button");
  const state = switchItem.querySelector("[data-on]");
  const show = () => {
    button.setAttribute("aria-pressed", String(areOn()));
    state.textContent = areOn() ? state.dataset.on : state.dataset.off;
  };
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, areOn() ? "off" : "on");
    show();
  });
  switchItem.hidden = false;
  show();
}
