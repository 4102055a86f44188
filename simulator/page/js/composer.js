// The message box of one phone: writing, replying to, and changing a message, the command menu.
// What hangs on a message (pictures, files, sound) is kept by attachments.js.

import { Attachments } from "./attachments.js";
import { fullName, h, icon, iconButton } from "./dom.js";
import { gist } from "./entities.js";
import { t } from "./i18n.js";
import { openMenu } from "./menus.js";

const TALLEST = 132;

export class Composer {
  // phone: { person, deliver(body), change(messageId, text), lastOwn(), commands(), fail(problem) }
  constructor(phone) {
    this.phone = phone;
    this.editing = null;
    this.replying = null;
    this.hint = null;
    this.build();
  }

  build() {
    this.input = h("textarea", {
      rows: "1",
      label: "message",
      hint: "message",
      enterkeyhint: "send",
      on: {
        input: () => this.fit(),
        keydown: (event) => this.key(event),
        paste: (event) => this.paste(event),
      },
    });
    this.files = new Attachments({
      changed: () => {
        this.draw();
        this.focus();
      },
      hand: (body) => this.hand(body),
      fail: (problem) => this.phone.fail(problem),
      person: () => this.phone.person,
    });
    this.strip = h("div", { class: "strip", hidden: true });
    this.sendButton = h("button", { type: "submit", class: "tool send", label: "send" }, icon("send"));
    this.menuButton = iconButton("menu", "commands", () => this.showCommands(),
      { "aria-haspopup": "menu", "aria-expanded": "false" });
    this.keysButton = iconButton("keys", "keyboard", () => this.toggleKeys(),
      { hidden: true, "aria-expanded": "true" });
    this.keys = h("div", { class: "quick", role: "group", label: "quickKeys", hidden: true });
    this.node = h("form", {
      class: "composer",
      on: {
        submit: (event) => {
          event.preventDefault();
          this.submit();
        },
      },
    },
    this.strip, this.files.tray,
    h("div", { class: "box" },
      this.menuButton,
      h("div", { class: "field" }, this.input, this.keysButton, this.files.button),
      this.sendButton),
    this.keys, this.files.picker);
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
  }

  setText(text) {
    this.input.value = text;
    this.fit();
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  key(event) {
    // While an input method is composing, Enter chooses a Chinese word; it must not send.
    if (event.isComposing || event.keyCode === 229) return;
    const busy = this.editing || this.replying || this.files.list.length;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && busy) {
      event.preventDefault();
      this.reset();
    } else if (event.key === "ArrowUp" && !this.input.value && !this.files.list.length) {
      const last = this.phone.lastOwn();
      if (last) {
        event.preventDefault();
        this.edit(last);
      }
    }
  }

  paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.files.add(files);
  }

  reset() {
    if (this.editing) this.setText("");
    this.editing = null;
    this.replying = null;
    this.files.clear();
    this.draw();
  }

  edit(message) {
    this.reset();
    this.editing = message;
    this.setText(message.text ?? "");
    this.draw();
    this.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  reply(message, { focus = true } = {}) {
    if (this.editing) this.reset();
    this.replying = message;
    this.draw();
    if (focus) this.focus();
  }

  draw() {
    const about = this.editing ?? this.replying;
    this.strip.hidden = !about;
    if (about) {
      const who = this.editing ? t("editing") : `${t("replying")} ${about.from ? fullName(about.from) : ""}`;
      this.strip.replaceChildren(
        icon(this.editing ? "edit" : "reply"),
        h("span", { class: "strip-words" }, h("strong", {}, who), h("span", {}, gist(about))),
        iconButton("close", "cancel", () => {
          this.reset();
          this.focus();
        }));
    }
    this.files.draw();
    const label = this.editing ? "save" : "send";
    this.sendButton.dataset.label = label;
    this.sendButton.title = t(label);
    this.sendButton.setAttribute("aria-label", t(label));
    this.sendButton.replaceChildren(icon(this.editing ? "check" : "send"));
    const hint = this.files.list.length ? "caption" : "message";
    this.input.dataset.hint = hint;
    this.input.placeholder = this.hint || t(hint);
  }

  async submit() {
    if (this.sending) return;
    if (this.files.recording) {
      await this.files.finishRecording();
      return;
    }
    const text = this.input.value.trim();
    if (!text && !this.files.list.length) return;
    this.sending = true;
    try {
      if (this.editing) {
        if (text !== this.editing.text) await this.phone.change(this.editing.message_id, text);
      } else if (this.files.list.length) {
        for (const form of this.files.forms(text, this.replying)) await this.phone.deliver(form);
      } else {
        await this.phone.deliver({ text, ...this.replyTo() });
      }
      // Only what was sent is cleared: a failed message stays in the box.
      this.setText("");
      this.reset();
    } catch (problem) {
      this.phone.fail(problem);
    } finally {
      this.sending = false;
    }
  }

  replyTo() {
    return this.replying ? { reply_to: this.replying.message_id } : {};
  }

  // For what is sent at once, past the box: a place, a card, a sticker, a quick key.
  async hand(body) {
    try {
      await this.phone.deliver({ ...body, ...this.replyTo() });
      this.reset();
    } catch (problem) {
      this.phone.fail(problem);
    }
  }

  async showCommands() {
    try {
      const list = await this.phone.commands();
      openMenu(this.menuButton, t("commands"), list.map((each) => ({
        title: `/${each.command}`,
        note: each.description,
        run: () => {
          this.hand({ text: `/${each.command}` });
          this.focus();
        },
      })));
    } catch (problem) {
      this.phone.fail(problem);
    }
  }

  toggleKeys(open = this.keys.hidden) {
    this.keys.hidden = !open;
    this.keysButton.setAttribute("aria-expanded", String(open));
  }
}
