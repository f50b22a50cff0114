// Questions and their parts moved by buttons, by the keyboard and by dragging. The list is flat:
// each row has a level, and a part belongs to the question before it. Without this script the
// buttons send the form, and the server does the same.

const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "nest", ArrowLeft: "lift" };

class Outline {
  constructor(list) {
    this.list = list;
    this.section = list.closest("section");
    this.levels = this.section.querySelector("[name=levels]");
    this.status = this.section.querySelector("[data-outline-status]");
    this.toast = this.section.querySelector("[data-toast]");
    this.blank = this.section.querySelector("[data-outline-row]");
    this.made = 0;
    list.addEventListener("click", (event) => this.onClick(event));
    list.addEventListener("keydown", (event) => this.onKey(event));
    for (const kind of ["dragstart", "dragover", "drop", "dragend"]) {
      list.addEventListener(kind, (event) => this[kind](event));
    }
    this.section.querySelector("[data-add-question]").addEventListener("click", (event) => {
      event.preventDefault();
      this.add(0, null);
    });
    this.toast.querySelector("[data-toast-undo]").addEventListener("click", () => this.undo());
    this.number();
  }

  get rows() {
    return [...this.list.children];
  }

  // A question with its parts, or a part alone.
  block(row) {
    const rows = [row];
    if (row.dataset.level === "0") {
      let next = row.nextElementSibling;
      while (next?.dataset.level === "1") {
        rows.push(next);
        next = next.nextElementSibling;
      }
    }
    return rows;
  }

  onClick(event) {
    const button = event.target.closest("[data-act]");
    if (button) {
      event.preventDefault();
      this.act(button.dataset.act, button.closest("li"), button);
    }
  }

  onKey(event) {
    const act = KEYS[event.key];
    const row = event.target.closest("li");
    if (act && row && event.altKey && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      this.act(act, row, event.target);
    }
  }

  act(act, row, focused) {
    if (act === "delete") {
      this.delete(row);
      return;
    }
    if (act === "add-part") {
      this.add(1, this.block(this.questionOf(row)).at(-1));
      return;
    }
    const changed = this[act](row);
    this.number();
    if (changed) {
      this.changed();
    }
    const button = focused.hidden ? row.querySelector("[data-act]:not([hidden])") : focused;
    button.focus();
    this.tell(changed ? this.list.dataset.moved : this.list.dataset.stays, row);
  }

  questionOf(row) {
    let each = row;
    while (each.dataset.level !== "0") {
      each = each.previousElementSibling;
    }
    return each;
  }

  up(row) {
    const before = row.previousElementSibling;
    if (!before || (row.dataset.level === "1" && before.dataset.level === "0")) {
      return false;
    }
    const place = row.dataset.level === "0" ? this.questionOf(before) : before;
    place.before(...this.block(row));
    return true;
  }

  down(row) {
    const after = this.block(row).at(-1).nextElementSibling;
    if (!after || after.dataset.level !== row.dataset.level) {
      return false;
    }
    this.block(after).at(-1).after(...this.block(row));
    return true;
  }

  nest(row) {
    return this.setLevel(row, "1", row !== this.list.firstElementChild);
  }

  lift(row) {
    return this.setLevel(row, "0", true);
  }

  setLevel(row, level, allowed) {
    if (!allowed || row.dataset.level === level) {
      return false;
    }
    row.dataset.level = level;
    return true;
  }

  add(level, after) {
    const row = this.blank.content.firstElementChild.cloneNode(true);
    this.made += 1;
    const text = row.querySelector("textarea");
    row.id = `question-made-${this.made}`;
    text.id = `question-text-made-${this.made}`;
    row.querySelector("label").htmlFor = text.id;
    row.dataset.level = String(level);
    if (after) {
      after.after(row);
    } else {
      this.list.append(row);
    }
    this.number();
    text.focus();
  }

  delete(row) {
    const rows = this.block(row);
    const next = rows.at(-1).nextElementSibling ?? row.previousElementSibling;
    this.gone = { rows, before: row.previousElementSibling };
    for (const each of rows) {
      each.remove();
    }
    this.number();
    this.changed();
    this.toast.hidden = false;
    this.toast.querySelector("[data-toast-text]").textContent = this.list.dataset.deleted;
    (next?.querySelector("textarea") ?? this.toast.querySelector("button")).focus();
  }

  undo() {
    const { rows, before } = this.gone;
    if (before?.isConnected) {
      before.after(...rows);
    } else {
      this.list.prepend(...rows);
    }
    this.toast.hidden = true;
    this.number();
    this.changed();
    rows[0].querySelector("textarea").focus();
    this.tell(this.list.dataset.restored, rows[0]);
  }

  // A row is dragged by its handle alone, so that text can be marked with the mouse.
  dragstart(event) {
    this.dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.dragged.id);
    event.dataTransfer.setDragImage(this.dragged, 0, 0);
    this.dragged.classList.add("outline__row--dragged");
  }

  dragover(event) {
    const row = event.target.closest("li");
    if (this.dragged && row) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
    }
  }

  drop(event) {
    const over = event.target.closest("li");
    if (!this.dragged || !over) {
      return;
    }
    event.preventDefault();
    const block = this.block(this.dragged);
    if (!block.includes(over)) {
      this.place(block, over, event.clientY);
      this.number();
      this.changed();
      this.tell(this.list.dataset.moved, block[0]);
    }
  }

  // A question goes between questions; a part anywhere after the first question.
  place(block, over, y) {
    const isQuestion = block[0].dataset.level === "0";
    const target = isQuestion ? this.questionOf(over) : over;
    const box = over.getBoundingClientRect();
    const isFirst = target === this.list.firstElementChild;
    if (y < box.top + box.height / 2 && (isQuestion || !isFirst)) {
      target.before(...block);
    } else {
      (isQuestion ? this.block(target).at(-1) : target).after(...block);
    }
  }

  dragend() {
    this.dragged?.classList.remove("outline__row--dragged");
    this.dragged = null;
  }

  // Numbers, letters and buttons as they are by the order of the rows.
  number() {
    let questions = 0;
    let parts = 0;
    if (this.rows.length > 0) {
      this.rows[0].dataset.level = "0";
    }
    for (const row of this.rows) {
      const isPart = row.dataset.level === "1";
      questions += isPart ? 0 : 1;
      parts = isPart ? parts + 1 : 0;
      row.classList.toggle("outline__row--part", isPart);
      row.querySelector("[data-label]").textContent = isPart
        ? String.fromCharCode(96 + parts)
        : String(questions);
      row.querySelector("[data-grip]").draggable = true;
      row.querySelector("[data-kind-question]").hidden = isPart;
      row.querySelector("[data-kind-part]").hidden = !isPart;
      row.querySelector("[data-act=nest]").hidden = isPart;
      row.querySelector("[data-act=lift]").hidden = !isPart;
    }
    this.levels.value = this.rows.map((row) => row.dataset.level).join(",");
  }

  changed() {
    this.list.dispatchEvent(new Event("input", { bubbles: true }));
  }

  tell(words, row) {
    const kind = row.dataset.level === "1" ? this.list.dataset.part : this.list.dataset.question;
    const label = row.querySelector("[data-label]").textContent;
    this.status.textContent = `${words} ${kind} ${label}`;
  }
}

for (const list of document.querySelectorAll("[data-outline]")) {
  new Outline(list);
}
