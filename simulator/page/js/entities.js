// Telegram's message entities as DOM nodes. Offsets count UTF-16 units, which is how JavaScript
// counts anyway, so the text can be sliced directly.

import { h } from "./dom.js";
import { t } from "./i18n.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// Only these schemes are followed: a bot's text must not be able to run script in the page.
export function safeUrl(raw) {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`;
  try {
    const url = new URL(text);
    return ["http:", "https:", "mailto:", "tel:", "tg:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

// A deep link to the bot itself (t.me/<bot>?start=…) is opened inside the phone, as Telegram does.
export function startPayload(url, botName) {
  if (!url || !botName) return null;
  const same = (name) => name && name.toLowerCase() === botName.toLowerCase();
  if (["t.me", "telegram.me"].includes(url.hostname) && same(url.pathname.split("/")[1])) {
    return url.searchParams.get("start") ?? "";
  }
  if (url.protocol === "tg:" && same(url.searchParams.get("domain"))) {
    return url.searchParams.get("start") ?? "";
  }
  return null;
}

function link(raw, children, actions) {
  const url = safeUrl(raw);
  if (!url) return h("span", {}, children);
  return h("a", {
    href: url.href,
    target: "_blank",
    rel: "noopener noreferrer",
    on: { click: (event) => actions.openLink(url, event) },
  }, children);
}

function spoiler(children) {
  const node = h("span", { class: "spoiler", role: "button", tabindex: "0", label: "spoiler" },
    h("span", { "aria-hidden": "true" }, children));
  const reveal = (event) => {
    if (!node.hasAttribute("role")) return;
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("shown");
    for (const name of ["role", "aria-label", "data-label"]) node.removeAttribute(name);
    node.firstChild.removeAttribute("aria-hidden");
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", reveal);
  return node;
}

function quote(children, folded) {
  const node = h("blockquote", { class: folded ? "folded" : "" }, children);
  if (!folded) return node;
  const open = h("button", { type: "button", class: "unfold", t: "expand" });
  open.addEventListener("click", () => {
    node.classList.remove("folded");
    open.remove();
  });
  return h("div", {}, node, open);
}

function wrap(entity, raw, children, actions) {
  switch (entity.type) {
    case "pre":
      return h("pre", {}, h("code", { data: { language: entity.language ?? "" } }, children));
    case "blockquote":
      return quote(children, false);
    case "expandable_blockquote":
      return quote(children, true);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return link(entity.url, children, actions);
    case "url":
      return link(raw, children, actions);
    case "email":
      return link(`mailto:${raw}`, children, actions);
    case "phone_number":
      return link(`tel:${raw}`, children, actions);
    case "bot_command":
      return h("button", {
        type: "button",
        class: "command-link",
        on: { click: () => actions.sendText(raw) },
      }, children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span", { class: "mention" }, children);
    default:
      return TAGS[entity.type] ? h(TAGS[entity.type], {}, children) : h("span", {}, children);
  }
}

// Entities nest but never overlap half-way, so a sorted list can be eaten from the front.
export function renderText(text, entities = [], actions) {
  const queue = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  function span(start, end) {
    const out = [];
    let at = start;
    while (queue.length && queue[0].offset < end) {
      const entity = queue.shift();
      const from = Math.max(entity.offset, at);
      const to = Math.min(entity.offset + entity.length, end);
      if (to <= from) continue;
      if (from > at) out.push(document.createTextNode(text.slice(at, from)));
      out.push(wrap(entity, text.slice(from, to), span(from, to), actions));
      at = to;
      // A block already stands on lines of its own; the line break after it would show as a gap.
      if (BLOCKS.has(entity.type) && text[at] === "\n" && at < end) at += 1;
    }
    if (at < end) out.push(document.createTextNode(text.slice(at, end)));
    return out;
  }
  return span(0, text.length);
}

// One line that stands for a message: in a quote, an announcement, a tab.
export function gist(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, " ").slice(0, 120);
  if (message.photo) return t("picture");
  if (message.voice || message.audio) return t("voiceNote");
  if (message.document) return message.document.file_name ?? t("file");
  if (message.location || message.venue) return t("location");
  if (message.contact) return t("contact");
  if (message.poll) return message.poll.question;
  if (message.sticker) return message.sticker.emoji ?? t("sticker");
  return t("message");
}
