// The wall: which phones hang on it, the tabs that lead to them, and the address that remembers.

import * as api from "./api.js";
import { ask } from "./dialogs.js";
import { calm, h, shownName } from "./dom.js";
import { language, onLanguage, t } from "./i18n.js";
import { Phone } from "./phone.js";

const idsOf = (hash) =>
  hash.replace(/^#/, "").split(",").map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);

const SHOWN = 5;

export class Wall {
  constructor({ wall, tabs, empty }, settings) {
    this.box = wall;
    this.tabBox = tabs;
    this.emptyNote = empty;
    this.settings = settings;
    this.known = new Map();
    this.phones = [];
    this.current = null;
    this.met = null;
    this.free = false;
    // The phone that fills most of the screen is the current one (it matters at phone width).
    this.watch = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.intersectionRatio > 0.6 && this.narrow()) {
          this.current = this.phones.find((phone) => phone.node === entry.target) ?? this.current;
          this.drawTabs();
        }
      }
    }, { root: wall, threshold: [0.6, 0.9] });
    wall.addEventListener("focusin", (event) => {
      const phone = this.phones.find((each) => each.node.contains(event.target));
      if (phone && phone !== this.current) {
        this.current = phone;
        this.drawTabs();
      }
    });
    addEventListener("hashchange", () => {
      const ids = idsOf(location.hash);
      if (ids.length) this.hang(ids);
      else this.changed();
    });
    onLanguage(() => {
      for (const phone of this.phones) {
        phone.relabel();
        phone.chat.draw({ fresh: true });
        phone.composer.draw();
      }
      this.drawTabs();
    });
  }

  narrow() {
    return matchMedia("(max-width: 640px)").matches;
  }

  people() {
    return this.known;
  }

  bot() {
    // The simulator talks to the newest bot where none is named; so does this page.
    return this.settings.bots.at(-1) ?? null;
  }

  // Whom people with this messenger talk to: the newest app of Feishu, the newest bot of Telegram.
  botOf({ feishu }) {
    return feishu ? (this.settings.apps.at(-1) ?? null) : this.bot();
  }

  // Whether this bot or app is known, and whether the phone of this person shows it.
  knows(botId) {
    return [...this.settings.bots, ...this.settings.apps].some((each) => each.id === botId);
  }

  shows(id, botId) {
    return this.phones.some((phone) => phone.id === id && phone.bot()?.id === botId);
  }

  // The newest bot is the one talked to; a new one begins with an empty chat on each phone.
  meet() {
    const id = this.bot()?.id ?? null;
    const app = this.settings.apps.at(-1)?.id ?? null;
    if (this.met === `${id} ${app}`) return;
    this.met = `${id} ${app}`;
    api.useBot(id);
    this.recall();
  }

  async reload() {
    this.known = new Map((await api.people()).map((person) => [person.id, person]));
    if (this.free && this.phones.length < SHOWN) this.hang([...this.known.keys()].slice(0, SHOWN));
    for (const phone of this.phones) phone.told();
    this.drawTabs();
  }

  async open() {
    this.meet();
    const asked = idsOf(location.hash);
    const first = asked.length ? asked : this.settings.phones;
    // Where nobody chose the phones, whoever comes first gets one.
    this.free = !first.length;
    await this.reload();
    if (first.length) this.hang(first);
  }

  // Makes the wall show exactly these people, keeping the phones that already do.
  hang(ids) {
    const same = ids.length === this.phones.length && ids.every((id, at) => this.phones[at].id === id);
    if (same) return;
    const spare = [...this.phones];
    this.phones = ids.map((id) => {
      const at = spare.findIndex((phone) => phone.id === id);
      return at < 0 ? this.make(id) : spare.splice(at, 1)[0];
    });
    for (const phone of spare) this.unhang(phone);
    for (const phone of this.phones) this.box.append(phone.node);
    this.changed();
  }

  make(id) {
    const phone = new Phone(this, id);
    this.watch.observe(phone.node);
    return phone;
  }

  unhang(phone) {
    this.watch.unobserve(phone.node);
    phone.node.remove();
  }

  async add() {
    const shown = new Set(this.phones.map((phone) => phone.id));
    const next = [...this.known.keys()].find((id) => !shown.has(id));
    this.free = false; // from now on the phones are chosen, also while somebody new comes into being
    const id = next ?? (await this.newPerson());
    if (!id) return;
    const phone = this.make(id);
    this.phones.push(phone);
    this.box.append(phone.node);
    this.changed();
    this.goTo(phone);
    phone.picker.focus({ preventScroll: true });
  }

  remove(phone) {
    this.free = false;
    const at = this.phones.indexOf(phone);
    this.phones.splice(at, 1);
    this.unhang(phone);
    if (this.current === phone) this.current = null;
    this.changed();
    const next = this.phones[Math.min(at, this.phones.length - 1)];
    (next?.picker ?? document.getElementById("add")).focus({ preventScroll: true });
  }

  choose(phone, id) {
    this.free = false;
    phone.become(id);
    this.changed();
  }

  // Asks for the name of somebody new; answers their id, or null when it was cancelled.
  async newPerson() {
    const answer = await ask("newPersonTitle", [{ name: "first_name", label: "firstName" }], "ok");
    if (!answer?.first_name) return null;
    const id = Math.max(1000, ...this.known.keys()) + 1;
    await api.putPerson(id, { first_name: answer.first_name, language_code: language() });
    await this.reload();
    return id;
  }

  // The phone of this person, in sight: one that hangs already, or one more.
  show(id) {
    let phone = this.phones.find((each) => each.id === id);
    if (!phone) {
      this.free = false;
      phone = this.make(id);
      this.phones.push(phone);
      this.box.append(phone.node);
      this.changed();
    }
    this.goTo(phone);
    return phone;
  }

  goTo(phone) {
    this.current = phone;
    phone.node.scrollIntoView({ inline: "center", block: "nearest", behavior: calm() ? "instant" : "smooth" });
    phone.attend();
    this.drawTabs();
  }

  changed() {
    const hash = `#${this.phones.map((phone) => phone.id).join(",")}`;
    // replaceState does not fire hashchange, so the wall is not hung twice.
    if (location.hash !== hash) history.replaceState(null, "", hash);
    this.emptyNote.hidden = this.phones.length > 0;
    if (!this.phones.includes(this.current)) this.current = this.phones[0] ?? null;
    this.drawTabs();
  }

  drawTabs() {
    while (this.tabBox.children.length > this.phones.length) this.tabBox.lastElementChild.remove();
    this.phones.forEach((phone, at) => {
      const name = shownName(phone.person);
      let tab = this.tabBox.children[at];
      if (!tab) {
        tab = h("button", { type: "button", class: "tab" }, h("span", {}), h("span", { class: "dot", "aria-hidden": "true" }));
        tab.addEventListener("click", () => this.visit(at));
        this.tabBox.append(tab);
      }
      tab.firstChild.textContent = name;
      tab.classList.toggle("unread", phone.unread > 0);
      tab.setAttribute("aria-label", phone.unread ? t("unread", { name, n: phone.unread }) : name);
      const here = phone === this.current;
      if (here && tab.getAttribute("aria-current") !== "true" && this.narrow()) {
        this.tabBox.scrollTo({ left: tab.offsetLeft - 24, behavior: calm() ? "instant" : "smooth" });
      }
      tab.setAttribute("aria-current", String(here));
    });
    const unread = this.phones.reduce((sum, phone) => sum + phone.unread, 0);
    document.title = `${unread ? `(${unread}) ` : ""}${this.settings.title || t("app")}`;
  }

  visit(at) {
    const phone = this.phones[at];
    this.goTo(phone);
    // On a touch screen focusing the box would raise the keyboard over the chat.
    if (!matchMedia("(pointer: coarse)").matches) phone.composer.focus();
  }

  // At phone width the current phone is the only one in sight.
  onScreen(phone) {
    return this.narrow() && document.hasFocus() && phone === this.current;
  }

  refresh(id) {
    for (const phone of this.phones) if (phone.id === id) phone.refresh();
  }

  writing(id) {
    for (const phone of this.phones) if (phone.id === id) phone.writing();
  }

  recall() {
    for (const phone of this.phones) phone.recall();
  }
}
