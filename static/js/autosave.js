// Saves a form to the server while it is written, so that nothing is lost by a crash, a time-out or
// a second window. Nothing is ever kept in the browser. Without this script the button saves.

const PAUSE = 1500;
const RETRY = 5000;
const CONFLICT = 409;
const REFUSED = 422;
const FORBIDDEN = 403;

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]");
    this.signIn = form.querySelector("[data-sign-in]");
    this.pane = document.querySelector("[data-preview-pane]");
    this.typed = 0;
    this.saved = 0;
    this.running = null;
    this.leaving = false;
    form.addEventListener("input", (event) => this.onInput(event));
    form.addEventListener("submit", (event) => this.onSubmit(event));
    addEventListener("beforeunload", (event) => this.onLeave(event));
    addEventListener("online", () => this.soon(0));
    addEventListener("focus", () => this.soon(0));
  }

  get isDirty() {
    return this.typed !== this.saved;
  }

  say(text, tone = "") {
    if (this.status.textContent.trim() !== text) {
      this.status.textContent = text;
    }
    this.status.dataset.tone = tone;
  }

  onInput(event) {
    if (event.target.dataset.submits) {
      return;
    }
    this.typed += 1;
    this.say(this.status.dataset.unsaved, "waiting");
    this.soon(PAUSE);
  }

  onLeave(event) {
    if (this.isDirty && !this.leaving) {
      event.preventDefault();
    }
  }

  // "Save" saves at once and stays; every other button sends the form as a page does, once what is
  // on its way has arrived: it would be taken for somebody else's change.
  async onSubmit(event) {
    if (this.leaving) {
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    clearTimeout(this.timer);
    await this.running;
    const search = this.form.querySelector("[data-submits]");
    if (document.activeElement === search && search) {
      this.leave(this.form.querySelector(`[value="${search.dataset.submits}"]`));
    } else if (submitter?.value) {
      this.leave(submitter);
    } else {
      this.typed += this.isDirty ? 0 : 1;
      this.save();
    }
  }

  // A form takes no second submission while the event of the first one is under way.
  leave(submitter) {
    this.leaving = true;
    setTimeout(() => this.form.requestSubmit(submitter));
  }

  soon(pause) {
    clearTimeout(this.timer);
    if (this.isDirty) {
      this.timer = setTimeout(() => this.save(), pause);
    }
  }

  async save() {
    if (this.running || this.leaving) {
      await this.running;
      this.soon(PAUSE);
      return;
    }
    this.running = this.send();
    const pause = await this.running;
    this.running = null;
    if (pause !== null) {
      this.soon(pause);
    }
  }

  // Gives the pause until the next attempt, or null where there is nothing to attempt.
  async send(again = true) {
    const typed = this.typed;
    let answer;
    try {
      answer = await this.ask(this.form.dataset.autosave, new FormData(this.form));
    } catch {
      this.say(this.status.dataset.offline, "late");
      return RETRY;
    }
    if (answer.type === "opaqueredirect") {
      this.signedOut();
      return RETRY;
    }
    if (answer.status === FORBIDDEN && again) {
      return this.sendWithNewToken();
    }
    if (answer.status === CONFLICT) {
      this.leaving = true;
      this.form.submit();
      return null;
    }
    if (answer.status === REFUSED) {
      const { problems } = await answer.json();
      this.say(`${this.status.dataset.refused} ${problems.join(" ")}`, "late");
      return null;
    }
    if (!answer.ok) {
      this.say(this.status.dataset.failed, "late");
      return RETRY;
    }
    this.onSaved(await answer.json(), typed);
    return this.isDirty ? PAUSE : null;
  }

  ask(address, body) {
    const method = body ? "POST" : "GET";
    return fetch(address, { method, body, redirect: "manual", credentials: "same-origin" });
  }

  onSaved(told, typed) {
    this.saved = typed;
    this.form.elements.revision.value = told.revision;
    this.form.elements.read.value = told.read;
    this.signIn.hidden = true;
    if (!this.isDirty) {
      this.say(told.saved, "done");
    }
    this.showPreview();
  }

  signedOut() {
    this.signIn.hidden = false;
    this.say(this.status.dataset.signedOut, "late");
  }

  // Signing in anew brings a new token, which this page does not have yet.
  async sendWithNewToken() {
    try {
      const answer = await this.ask(location.href);
      if (answer.type === "opaqueredirect") {
        this.signedOut();
        return RETRY;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("[name=csrfmiddlewaretoken]");
      if (token) {
        this.form.elements.csrfmiddlewaretoken.value = token.value;
      }
    } catch {
      this.say(this.status.dataset.offline, "late");
      return RETRY;
    }
    return this.send(false);
  }

  async showPreview() {
    if (!this.pane || !this.form.dataset.preview) {
      return;
    }
    try {
      const answer = await this.ask(this.form.dataset.preview);
      if (answer.ok) {
        const place = this.pane.scrollTop;
        this.pane.innerHTML = await answer.text();
        this.pane.scrollTop = place;
      }
    } catch {
      // The next saving shows it.
    }
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  new Autosave(form);
}
