// What can be done from inside a bubble: links, copying, replying, the message's own menu.

import { safeUrl, startPayload } from "./entities.js";
import { t } from "./i18n.js";
import { openMenu } from "./menus.js";

// Opens a deep link to the bot inside the phone; anything else is left to the browser.
function openLink(phone, url, event) {
  const payload = startPayload(url, phone.bot()?.username);
  if (payload === null) return;
  event.preventDefault();
  phone.composer.hand({ text: payload ? `/start ${payload}` : "/start" });
}

// An answered tap may lead on to a link, most often a deep link back to the bot.
function openAnswer(phone, raw) {
  const url = safeUrl(raw);
  if (!url) return;
  const event = new Event("open", { cancelable: true });
  openLink(phone, url, event);
  if (!event.defaultPrevented) open(url.href, "_blank", "noopener");
}

async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
    phone.toast(t("copied"));
  } catch (error) {
    phone.fail(error);
  }
}

function messageMenu(phone, message, anchor) {
  const text = message.text ?? message.caption;
  const own = message.from?.id === phone.id && message.text !== undefined;
  openMenu(anchor, t("messageMenu"), [
    { icon: "reply", title: t("reply"), run: () => phone.composer.reply(message) },
    ...(text ? [{ icon: "copy", title: t("copy"), run: () => copy(phone, text) }] : []),
    ...(own ? [{ icon: "edit", title: t("edit"), run: () => phone.composer.edit(message) }] : []),
    ...(phone.messenger.feishu && message.from?.id === phone.id
      ? [{ icon: "close", title: t("recall"), run: () => phone.doings.recall(message) }] : []),
  ]);
}

export function actionsOf(phone) {
  return {
    pending: phone.pending,
    tap: (message, button, node, form) => phone.tap(message, button, node, form),
    say: (text) => phone.toast(text),
    copy: (text) => copy(phone, text),
    quickUsed: () => phone.composer.toggleKeys(false),
    notHere: () => phone.toast(t("notHere")),
    openLink: (url, event) => openLink(phone, url, event),
    openAnswer: (raw) => openAnswer(phone, raw),
    sendText: (text) => phone.composer.hand({ text }),
    shareContact: () => phone.composer.files.contact(),
    shareLocation: () => phone.composer.files.location(),
    goTo: (messageId) => phone.chat.goTo(messageId),
    menu: (message, anchor) => messageMenu(phone, message, anchor),
  };
}
