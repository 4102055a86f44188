// One phone on the wall: whose it is, its chat with the bot, and what that person can do.

import { actionsOf } from "./actions.js";
import * as api from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { alertOn } from "./dialogs.js";
import { doingsOf } from "./doings.js";
import { announce, h, shownName } from "./dom.js";
import { gist } from "./entities.js";
import { drawEmpty, phoneFrame } from "./frame.js";
import { t } from "./i18n.js";
import { drawQuickKeys, quickKeys, tapKey } from "./keyboard.js";
import { messengerOf } from "./messengers.js";

const TOAST_MS = 4000;
const GLOW_MS = 2600;
const ATTENDED_MS = 5000;
const WRITING_MS = 5000;

export class Phone {
  // wall: the Wall it hangs on
  constructor(wall, id) {
    this.wall = wall;
    this.id = id;
    this.seq = 0;
    this.settled = false;
    this.unread = 0;
    this.touched = 0;
    this.blocked = false;
    this.pending = new Set();
    this.doings = doingsOf(this);
    this.chat = new Chat(this, actionsOf(this));
    this.composer = new Composer(this);
    phoneFrame(this);
    for (const event of ["pointerdown", "keydown", "focusin", "wheel"]) {
      this.node.addEventListener(event, () => this.attend(), { passive: true });
    }
    this.relabel();
    this.refresh();
  }

  get person() {
    return this.wall.people().get(this.id) ?? { id: this.id, first_name: String(this.id) };
  }

  get messenger() {
    return messengerOf(this.person);
  }

  bot() {
    return this.wall.botOf(this.messenger);
  }

  // Another person takes this phone.
  become(id) {
    this.id = id;
    this.seq = 0;
    this.settled = false;
    this.unread = 0;
    this.keysSource = undefined;
    this.pending.clear();
    this.composer.toggleKeys(false);
    this.composer.reset();
    this.composer.setText("");
    this.chat.forget();
    this.met = this.messenger.key;
    this.relabel();
    this.refresh();
  }

  // Who the people are was told anew; another messenger on the phone is another chat.
  told() {
    if (this.met && this.met !== this.messenger.key) this.become(this.id);
    else this.relabel();
    this.met = this.messenger.key;
    // Somebody named in the address may have come into being just now.
    if (!this.settled) this.refresh();
  }

  // After a lost connection nothing remembered is trusted: the simulator may be another one.
  recall() {
    this.seq = 0;
    return this.refresh();
  }

  // Events can come faster than answers; one request at a time, and one more if asked meanwhile.
  async refresh() {
    if (!this.bot() || !this.wall.people().has(this.id)) {
      // A simulator started anew may know neither; nothing of the old one is shown then.
      this.seq = 0;
      this.chat.forget();
      this.chat.draw();
      return;
    }
    if (this.loading) {
      this.again = true;
      return;
    }
    this.loading = true;
    try {
      do {
        this.again = false;
        const id = this.id;
        const after = this.seq;
        const { seq, messages, blocked } = await api.chat(id, after);
        if (id !== this.id) {
          this.again = true;
          continue;
        }
        // A smaller number means the simulator started anew: ask for everything.
        if (seq < this.seq) {
          this.seq = 0;
          this.again = true;
          continue;
        }
        if (after === 0) this.chat.keepOnly(messages);
        this.seq = seq;
        if (Boolean(blocked) !== this.blocked) {
          this.blocked = Boolean(blocked);
          this.relabel();
        }
        this.show(messages);
      } while (this.again);
    } catch (problem) {
      this.fail(problem);
    } finally {
      this.loading = false;
    }
  }

  show(messages) {
    const { arrived, edited } = this.chat.take(messages);
    const keys = quickKeys(this.chat.visible());
    this.drawKeys(keys);
    drawEmpty(this);
    if (this.settled && arrived.length) {
      this.arrive(arrived);
      if (keys.forceReply && arrived.includes(keys.forceReply)) {
        this.composer.reply(keys.forceReply, { focus: false });
      }
    } else if (this.settled && edited.length && this.attended()) {
      announce(gist(edited.at(-1)));
    }
    this.settled = true;
  }

  drawKeys(keys) {
    const composer = this.composer;
    composer.hint = keys.placeholder;
    composer.draw();
    const known = this.keysSource === keys.source;
    this.keysSource = keys.source;
    composer.keysButton.hidden = !keys.rows.length;
    if (!keys.rows.length) {
      composer.toggleKeys(false);
      return;
    }
    if (known) return;
    drawQuickKeys(composer.keys, keys, this.chat.actions);
    composer.toggleKeys(true);
  }

  attended() {
    const inside = document.hasFocus() && this.node.contains(document.activeElement);
    return inside && Date.now() - this.touched < ATTENDED_MS;
  }

  // The answer to what one just did is no news; anything else is a push, and the phone lights up.
  arrive(arrived) {
    this.node.classList.remove("writing");
    announce(t("arrived", { name: shownName(this.person), text: gist(arrived.at(-1)) }));
    if (this.attended()) return;
    this.unread += arrived.length;
    this.node.classList.remove("glow");
    void this.node.offsetWidth; // starts the animation again when it is still running
    this.node.classList.add("glow", "unread");
    clearTimeout(this.glowing);
    this.glowing = setTimeout(() => {
      this.node.classList.remove("glow");
      if (this.wall.onScreen(this)) this.attend();
    }, GLOW_MS);
    this.wall.changed();
  }

  attend() {
    this.touched = Date.now();
    if (!this.unread) return;
    this.unread = 0;
    this.node.classList.remove("unread");
    this.wall.changed();
  }

  async deliver(body) {
    await api.send(this.id, body);
    this.chat.toEnd();
    this.refresh();
  }

  async change(messageId, text) {
    await api.edit(this.id, messageId, text);
    this.refresh();
  }

  lastOwn() {
    const own = this.chat.visible().filter((m) => m.from?.id === this.id && m.text !== undefined);
    return own.at(-1) ?? null;
  }

  commands() {
    return api.commands(this.id);
  }

  async tap(message, button, node, form) {
    const key = tapKey(message.message_id, button);
    if (this.pending.has(key)) return;
    this.pending.add(key);
    node.classList.add("busy");
    node.setAttribute("aria-busy", "true");
    try {
      const { answer, error } = await api.tap(this.id, message.message_id, button.callback_data, form);
      const { feishu } = this.messenger;
      if (error) this.toast(t("cardError", error), "bad");
      else if (answer?.text && answer.show_alert && !feishu) {
        alertOn(this.node, this.bot()?.first_name ?? t("bot"), answer.text);
      } else if (answer?.text) this.toast(answer.text, answer.type ?? "");
      if (answer?.url) this.chat.actions.openAnswer(answer.url);
    } catch (problem) {
      this.fail(problem);
    } finally {
      this.pending.delete(key);
      // The bubble may have been redrawn with the button still pressed.
      for (const each of [node, ...this.chat.log.querySelectorAll(`[data-id="${message.message_id}"] .busy`)]) {
        each.classList.remove("busy");
        each.removeAttribute("aria-busy");
      }
    }
    await this.refresh();
  }

  // The bot is busy with an answer ("typing…", "sending a photo…"); Telegram shows it for 5 s.
  writing() {
    this.node.classList.add("writing");
    clearTimeout(this.writes);
    this.writes = setTimeout(() => this.node.classList.remove("writing"), WRITING_MS);
  }

  async pickNewPerson() {
    try {
      const id = await this.wall.newPerson();
      if (id) this.wall.choose(this, id);
      else this.relabel(); // the list goes back to who it was
    } catch (problem) {
      this.fail(problem);
    }
  }

  toast(text, kind = "") {
    this.toastBox.textContent = text;
    this.toastBox.className = `toast shown ${kind}`;
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => this.toastBox.classList.remove("shown"), TOAST_MS);
  }

  // What the simulator says of it, in English, is for whoever looks closer.
  fail(problem) {
    const known = { 0: "nobodyAnswers", 404: "isGone", 409: "notNow", 413: "tooLarge" };
    this.toast(t("failed", { reason: t(known[problem.status] ?? "notTaken") }), "bad");
    this.toastBox.title = problem.message;
  }
}
