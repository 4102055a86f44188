// What can be hung on a message: files waiting in the tray with the text as their caption, and
// things sent at once (a place, a card, a sticker).

import { ask } from "./dialogs.js";
import { fullName, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./menus.js";
import { canRecord, startRecording } from "./recorder.js";

export class Attachments {
  // owner: { changed(), hand(body), fail(problem), person(), messenger() }
  constructor(owner) {
    this.owner = owner;
    this.list = [];
    this.previews = [];
    this.recording = null;
    this.picker = h("input", { type: "file", hidden: true, tabindex: "-1" });
    this.picker.addEventListener("change", () => {
      this.add([...this.picker.files], this.picker.dataset.kind);
      this.picker.value = "";
    });
    this.tray = h("div", { class: "tray", hidden: true });
    this.button = iconButton("clip", "attach", () => this.open(),
      { "aria-haspopup": "menu", "aria-expanded": "false" });
  }

  add(files, kind) {
    for (const file of files) {
      this.list.push({ file, kind: kind ?? (file.type.startsWith("image/") ? "photo" : "document") });
    }
    this.owner.changed();
  }

  clear() {
    this.list = [];
  }

  // The text goes with the first, as Telegram does with several pictures. In Feishu words go with a
  // picture only; beside anything else they are a message of their own.
  bodies(text, replying) {
    const apart = this.owner.messenger().feishu && text && this.list[0].kind !== "photo";
    return apart ? [...this.forms("", replying), { text }] : this.forms(text, replying);
  }

  forms(caption, replying) {
    const album = this.list.length > 1 ? String(Date.now()) : null;
    return this.list.map(({ file, kind, duration }, at) => {
      const form = new FormData();
      if (album) form.append("media_group_id", album);
      form.append(kind, file, file.name);
      if (caption && at === 0) form.append("caption", caption);
      if (duration) form.append("duration", String(duration));
      if (replying) form.append("reply_to", String(replying.message_id));
      return form;
    });
  }

  draw() {
    for (const url of this.previews) URL.revokeObjectURL(url);
    this.previews = [];
    this.tray.hidden = !this.list.length && !this.recording;
    this.tray.replaceChildren(...this.list.map((one) => this.chip(one)));
    if (this.recording) this.tray.append(this.recordingChip());
  }

  chip(one) {
    let picture = icon(one.kind === "voice" ? "voice" : "file");
    if (one.kind === "photo") {
      const url = URL.createObjectURL(one.file);
      this.previews.push(url);
      picture = h("img", { src: url, alt: "" });
    }
    return h("span", { class: "attached" }, picture, h("span", {}, one.file.name),
      iconButton("close", "cancel", () => {
        this.list = this.list.filter((each) => each !== one);
        this.owner.changed();
      }));
  }

  pick(kind, accept) {
    this.picker.accept = accept;
    this.picker.multiple = kind !== "voice";
    this.picker.dataset.kind = kind;
    this.picker.click();
  }

  open() {
    openMenu(this.button, t("attach"), [
      { icon: "photo", title: t("photo"), run: () => this.pick("photo", "image/*") },
      { icon: "file", title: t("file"), run: () => this.pick("document", "") },
      { icon: "voice", title: t("voice"), run: () => this.pick("voice", "audio/*,.ogg,.oga,.opus") },
      ...(canRecord() ? [{ icon: "mic", title: t("record"), run: () => this.record() }] : []),
      { icon: "pin", title: t("location"), run: () => this.location() },
      ...(this.owner.messenger().contact
        ? [{ icon: "card", title: t("contact"), run: () => this.contact() }] : []),
      { icon: "smile", title: t("sticker"), run: () => this.sticker() },
    ]);
  }

  // The place is typed, not measured: the person on the wall is not where this browser is.
  async location() {
    const spot = await ask("location", [
      { name: "latitude", label: "latitude", type: "number", step: "any", value: "32.30180" },
      { name: "longitude", label: "longitude", type: "number", step: "any", value: "118.31680" },
    ]);
    if (!spot) return;
    const location = { latitude: Number(spot.latitude), longitude: Number(spot.longitude) };
    await this.owner.hand({ location });
  }

  async contact() {
    const person = this.owner.person();
    const card = await ask("contact", [
      { name: "first_name", label: "firstName", value: fullName(person) },
      { name: "phone_number", label: "phoneNumber", type: "tel", value: "+86" },
    ]);
    if (!card) return;
    // One's own card carries one's id, somebody else's does not.
    const own = card.first_name === fullName(person) ? { user_id: person.id } : {};
    await this.owner.hand({ contact: { ...card, ...own } });
  }

  async sticker() {
    const chosen = await ask("stickerTitle", [{ name: "emoji", label: "emoji", value: "👍" }]);
    if (chosen) await this.owner.hand({ sticker: chosen });
  }

  async record() {
    try {
      this.recording = await startRecording();
    } catch {
      this.owner.fail(new Error(t("noMicrophone")));
      return;
    }
    this.owner.changed();
  }

  recordingChip() {
    const time = h("span", {});
    const tick = () => {
      const s = this.recording?.seconds() ?? 0;
      time.textContent = t("recording", { time: `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}` });
    };
    tick();
    clearInterval(this.ticking);
    this.ticking = setInterval(tick, 500);
    return h("span", { class: "attached live" }, icon("mic"), time,
      iconButton("stop", "stopRecord", () => this.finishRecording()));
  }

  async finishRecording() {
    const running = this.recording;
    this.recording = null;
    clearInterval(this.ticking);
    const { file, duration } = await running.stop();
    this.list.push({ file, kind: "voice", duration });
    this.owner.changed();
  }
}
