// The list of messages on one phone: keeps what the server told, draws only what changed, and
// minds the scroll position and the focus while doing so.

import { bubble, dayChip, dayKey, isOwn, likeness } from "./bubbles.js";
import { calm, h, icon } from "./dom.js";
import { t } from "./i18n.js";

const NEAR = 64; // pixels from the end that still count as "reading the newest"

export class Chat {
  constructor(phone, actions) {
    this.phone = phone;
    this.actions = actions;
    this.messages = new Map();
    this.drawn = new Map();
    this.days = new Map();
    this.stick = true;
    this.top = 0; // where the list was at the last look
    this.missed = 0;
    // aria-live is off on purpose: several phones would talk at once and every redraw would be
    // read again. The page announces arrivals in one polite region instead.
    this.list = h("div", { class: "list" });
    this.log = h("div", { class: "log", role: "log", "aria-live": "off", tabindex: "0" }, this.list);
    this.chip = h("button", { type: "button", class: "chip", hidden: true, on: { click: () => this.toEnd(true) } });
    this.empty = h("div", { class: "empty", hidden: true });
    this.node = h("div", { class: "screen" }, this.log, this.empty, this.chip);
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.log.addEventListener("keydown", (event) => this.key(event));
    this.log.addEventListener("focusin", () => this.stops());
    // The message box grows, quick keys open, a picture arrives: the newest message stays in sight.
    const watch = new ResizeObserver(() => this.stick && this.toEnd());
    watch.observe(this.log);
    watch.observe(this.list);
  }

  forget() {
    this.messages.clear();
    this.drawn.clear();
    this.days.clear();
    this.list.replaceChildren();
    this.empty.hidden = true;
    this.stick = true;
    this.missed = 0;
    this.drawChip();
  }

  visible() {
    return [...this.messages.values()].sort((a, b) => a.message_id - b.message_id);
  }

  // A full answer is the whole truth: what it does not hold is gone.
  keepOnly(messages) {
    const ids = new Set(messages.map((message) => message.message_id));
    for (const id of this.messages.keys()) if (!ids.has(id)) this.messages.delete(id);
  }

  // Takes what changed; answers the messages that are new and not one's own.
  take(changes) {
    const arrived = [];
    const edited = [];
    for (const message of changes) {
      const known = this.messages.get(message.message_id);
      if (message.deleted) {
        this.messages.delete(message.message_id);
        continue;
      }
      if (!known && !isOwn(message, this.phone)) arrived.push(message);
      if (known && message.edit_date !== known.edit_date && !isOwn(message, this.phone)) edited.push(message);
      this.messages.set(message.message_id, message);
    }
    const stick = this.stick;
    this.draw();
    if (stick) this.toEnd();
    else this.missed += arrived.length;
    this.drawChip();
    return { arrived, edited };
  }

  draw({ fresh = false } = {}) {
    if (fresh) {
      this.drawn.clear();
      this.days.clear();
    }
    const focus = this.focusPlace();
    const wanted = [];
    let day = null;
    let before = null;
    for (const message of this.visible()) {
      const key = dayKey(message.date);
      if (key !== day) {
        day = key;
        if (!this.days.has(key)) this.days.set(key, dayChip(message.date));
        wanted.push(this.days.get(key));
        before = null;
      }
      const node = this.nodeOf(message);
      const follows = before && before.from?.id === message.from?.id && message.date - before.date < 120;
      node.classList.toggle("follows", Boolean(follows));
      wanted.push(node);
      before = message;
    }
    for (const id of this.drawn.keys()) if (!this.messages.has(id)) this.drawn.delete(id);
    wanted.forEach((node, at) => {
      if (this.list.children[at] !== node) this.list.insertBefore(node, this.list.children[at] ?? null);
    });
    while (this.list.children.length > wanted.length) this.list.lastElementChild.remove();
    this.empty.hidden = wanted.length > 0;
    this.stops();
    this.refocus(focus);
  }

  // Tab stops at the newest message of the bot only; the arrow keys lead to the others, and what is
  // in the one that has the focus can be reached by Tab from there.
  stops() {
    const nodes = [...this.list.querySelectorAll(".message")];
    const newest = nodes.filter((node) => node.querySelector("button:not(.more), a")).at(-1);
    for (const node of nodes) {
      const open = node === newest || node.contains(document.activeElement);
      for (const each of node.querySelectorAll("button:not(.more), a")) each.tabIndex = open ? 0 : -1;
    }
  }

  nodeOf(message) {
    const old = this.drawn.get(message.message_id);
    if (old?.message === message) return old.node;
    if (old && likeness(old.message) === likeness(message)) {
      old.message = message;
      return old.node;
    }
    const node = bubble(message, this.phone, this.actions);
    // A new bubble rises in; an edited one only changes.
    if (!old && this.phone.settled) node.classList.add("fresh");
    if (old) old.node.remove();
    this.drawn.set(message.message_id, { message, node });
    return node;
  }

  // A tapped button usually leads to an edit of its own message. Who works by keyboard stays at
  // the same button then, or at the message when it has fewer buttons now.
  focusPlace() {
    const active = document.activeElement;
    const message = this.log.contains(active) ? active.closest("[data-id]") : null;
    if (!message) return null;
    return { id: Number(message.dataset.id), key: [...message.querySelectorAll(".key")].indexOf(active) };
  }

  refocus(place) {
    if (!place || this.log.contains(document.activeElement)) return;
    const node = this.drawn.get(place.id)?.node;
    const target = place.key >= 0 ? node?.querySelectorAll(".key")[place.key] : null;
    (target ?? node ?? this.log).focus({ preventScroll: true });
  }

  toEnd(byHand = false) {
    this.stick = true;
    this.missed = 0;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: byHand && !calm() ? "smooth" : "instant" });
    this.drawChip();
    if (byHand) this.log.focus({ preventScroll: true });
  }

  scrolled() {
    const rest = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
    // Only a hand moves the list up; a list that grew leaves the position where it was.
    if (rest < NEAR) this.stick = true;
    else if (this.log.scrollTop < this.top - 1) this.stick = false;
    this.top = this.log.scrollTop;
    if (this.stick) this.missed = 0;
    this.drawChip();
  }

  drawChip() {
    this.chip.hidden = this.stick;
    this.chip.classList.toggle("counts", this.missed > 0);
    this.chip.setAttribute("aria-label", t("toNewest"));
    this.chip.replaceChildren(icon("down"), this.missed ? t("newMessages", { n: this.missed }) : "");
  }

  goTo(messageId) {
    const node = this.drawn.get(messageId)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
    node.focus({ preventScroll: true });
  }

  // Arrow keys walk from message to message, Enter opens the message's menu.
  key(event) {
    const nodes = [...this.log.querySelectorAll(".message")];
    const at = nodes.indexOf(document.activeElement);
    const onList = document.activeElement === this.log;
    // Writing while the list has the focus goes to the message box.
    if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (at >= 0 || onList) this.phone.composer.focus();
      return;
    }
    if (!nodes.length || (at < 0 && !onList)) return;
    const last = nodes.length - 1;
    const to = {
      ArrowUp: at < 0 ? last : Math.max(0, at - 1),
      ArrowDown: at < 0 ? last : Math.min(last, at + 1),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      nodes[to].focus({ preventScroll: true });
      nodes[to].scrollIntoView({ block: "nearest" });
    } else if (at >= 0 && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      nodes[at].querySelector(".more")?.click();
    } else if (at >= 0 && event.key === "Escape") {
      this.log.focus({ preventScroll: true });
    }
  }
}
