// Menus made of `details` close with Escape, and when something else is pressed or reached.

for (const menu of document.querySelectorAll("[data-menu]")) {
  const close = () => menu.removeAttribute("open");

  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      close();
      menu.querySelector("summary").focus();
    }
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!menu.contains(event.target)) {
        close();
      }
    });
  }
}
