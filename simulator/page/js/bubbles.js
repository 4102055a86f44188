// One message of a chat as a bubble.

import { card } from "./card.js";
import { fullName, h, icon } from "./dom.js";
import { gist, renderText } from "./entities.js";
import { locale, t } from "./i18n.js";
import { inlineKeyboard } from "./keyboard.js";
import { media } from "./media.js";

const date = (seconds) => new Date(seconds * 1000);

// The time zone the phones are in, if the simulator was told one; else that of this browser.
let timeZone;

export function placePhones(zone) {
  timeZone = zone ?? undefined;
}

export const clock = (seconds) => date(seconds).toLocaleTimeString(locale(), {
  hour: "2-digit", minute: "2-digit", hour12: false, timeZone,
});

export const dayKey = (seconds) => date(seconds).toLocaleDateString("en", { timeZone });

export const dayChip = (seconds) =>
  h("div", { class: "day" }, h("span", {}, date(seconds).toLocaleDateString(locale(), {
    month: "long", day: "numeric", weekday: "short", timeZone,
  })));

export const isOwn = (message, phone) => message.from?.id === phone.id;

function origin(message) {
  const from = message.forward_origin;
  if (!from) return null;
  const name = from.sender_user ? fullName(from.sender_user)
    : (from.sender_user_name ?? from.chat?.title ?? from.sender_chat?.title ?? "");
  return h("p", { class: "origin" }, t("forwarded", { name }));
}

function quoted(message, actions) {
  const to = message.reply_to_message;
  if (!to) return null;
  return h("button", {
    type: "button",
    class: "quoted",
    on: { click: () => actions.goTo(to.message_id) },
  }, h("strong", {}, to.from ? fullName(to.from) : ""), h("span", {}, gist(to)));
}

function reactions(message) {
  const list = message.reactions ?? message.reaction;
  if (!Array.isArray(list) || !list.length) return null;
  return h("span", { class: "reactions" }, list.map((one) => one.emoji ?? one.type?.emoji ?? "").join(" "));
}

function service(message) {
  if (message.pinned_message) return `${message.from ? fullName(message.from) : ""} ${t("pinned")}`;
  if (message.new_chat_members || message.left_chat_member || message.new_chat_title) {
    return [...(message.new_chat_members ?? []), message.left_chat_member]
      .filter(Boolean).map(fullName).join(", ") || message.new_chat_title;
  }
  return null;
}

// What a redraw depends on. A message that looks the same is left alone, so that focus, a playing
// voice note or an opened spoiler survive the arrival of other messages.
export const likeness = (message) => JSON.stringify(message);

export function bubble(message, phone, actions) {
  const note = service(message);
  if (note) {
    return h("div", { class: "service", data: { id: message.message_id } }, h("span", {}, note));
  }
  const own = isOwn(message, phone);
  const part = message.card ? card(message, actions) : media(message);
  const words = message.card ? undefined : (message.text ?? message.caption);
  const entities = message.entities ?? message.caption_entities ?? [];
  const text = words === undefined ? null : h("div", { class: "words" }, renderText(words, entities, actions));
  const bare = Boolean(message.sticker || message.dice);

  const meta = h("span", { class: "meta" },
    reactions(message),
    message.edit_date ? h("span", { class: "edited", t: "edited" }) : null,
    h("time", { datetime: date(message.date).toISOString() }, clock(message.date)));

  const more = h("button", {
    type: "button",
    class: "more",
    tabindex: "-1",
    label: "messageMenu",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    on: { click: (event) => actions.menu(message, event.currentTarget) },
  }, icon("more"));

  return h("div", {
    class: ["message", own ? "own" : "theirs", bare ? "bare" : "", message.card ? "card-message" : message.photo ? "with-photo" : ""]
      .filter(Boolean).join(" "),
    role: "article",
    tabindex: "-1",
    data: { id: message.message_id },
    on: {
      contextmenu: (event) => {
        // The browser's own menu stays for links and for selected text.
        if (event.target.closest("a") || String(getSelection())) return;
        event.preventDefault();
        actions.menu(message, more);
      },
    },
  },
  h("span", { class: "sr" }, `${own ? t("me") : (message.from?.first_name ?? "")}: `),
  h("div", { class: "bubble" },
    origin(message),
    quoted(message, actions),
    message.show_caption_above_media ? text : part,
    message.show_caption_above_media ? part : text,
    part || text ? null : h("em", { t: "unsupported" }),
    meta,
    more),
  message.card ? null : inlineKeyboard(message, actions));
}
