// The form of a comment opens below the paragraph that it is about, instead of on a page of its own.

const form = document.getElementById("comment-form");
const field = form.querySelector("textarea");
let opener = null;

const close = () => {
  form.hidden = true;
  opener?.focus();
};

for (const link of document.querySelectorAll("[data-comment]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    opener = link;
    form.elements.block.value = link.dataset.comment;
    link.closest(".paragraph").append(form);
    form.hidden = false;
    field.focus();
  });
}

// What was typed stays until it is sent, also where the form moves to another paragraph.
form.querySelector("[type=reset]").addEventListener("click", (event) => {
  event.preventDefault();
  close();
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    close();
  }
});
