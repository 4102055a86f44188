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
      messenger: () => this.phone.messenger,
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
    if (this.files.recording) {
      await this.files.finishRecording();
      return;
    }
    const text = this.input.value.trim();
    const { editing, replying } = this;
    const files = this.files.list;
    if (!text && !files.length) return;
    let bodies = [{ text, ...this.replyTo() }];
    if (files.length) bodies = this.files.bodies(text, replying);
    // The box is free at once, so that a quick writer loses nothing; a failed message comes back.
    this.setText("");
    this.reset();
    const send = async () => {
      try {
        if (!editing) for (const body of bodies) await this.phone.deliver(body);
        else if (text !== editing.text) await this.phone.change(editing.message_id, text);
      } catch (problem) {
        this.phone.fail(problem);
        if (!this.input.value && !this.files.list.length) this.restore({ text, editing, replying, files });
      }
    };
    // One after the other: two quick messages arrive in the order they were written.
    this.sending = (this.sending ?? Promise.resolve()).then(send);
    await this.sending;
  }

  restore({ text, editing, replying, files }) {
    this.editing = editing;
    this.replying = replying;
    this.files.list = files;
    this.setText(text);
    this.draw();
  }

  replyTo() {
    return this.replying ? { reply_to: this.replying.message_id } : {};
  }

  // For what is sent at once, past the box: a place, a card, a sticker, a quick key.
  async hand(body) {
    const whole = { ...body, ...this.replyTo() };
    if (this.replying) {
      this.replying = null;
      this.draw();
    }
    try {
      await this.phone.deliver(whole);
    } catch (problem) {
      this.phone.fail(problem);
    }
  }

  async showCommands() {
    try {
      const list = await this.phone.commands();
      const { feishu, words } = this.phone.messenger;
      openMenu(this.menuButton, t(words.commands), list.map((each) => ({
        title: feishu ? each.description : `/${each.command}`,
        note: feishu ? null : each.description,
        run: () => {
          if (feishu) this.phone.doings.choose(each.command);
          else this.hand({ text: `/${each.command}` });
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
