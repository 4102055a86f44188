// The frame round a chat: the line that says whose phone it is, and the bot's line under it.

import { hue, h, icon, iconButton, initial, shownName } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./menus.js";

const NEW = "new";

const LANGUAGES = [
  ["zh", "中", "chineseOfPerson"],
  ["en", "EN", "englishOfPerson"],
];

function phoneMenu(phone) {
  const { blocked } = phone;
  const { feishu, words } = phone.messenger;
  openMenu(phone.moreButton, t("phoneMenu"), [
    ...(feishu && !blocked ? [{ icon: "link", title: t("openChat"), run: () => phone.doings.openChat() }] : []),
    { icon: "card", title: t(feishu ? "useTelegram" : "useFeishu"), run: () => phone.doings.use(feishu ? "telegram" : "feishu") },
    { icon: "block", title: t(blocked ? words.unblock : words.block), danger: !blocked, run: () => phone.doings.block(!blocked) },
    { icon: "close", title: t("removePhone"), run: () => phone.wall.remove(phone) },
  ]);
}

export function phoneFrame(phone) {
  phone.avatar = h("span", { class: "avatar", "aria-hidden": "true" });
  phone.picker = h("select", {
    class: "picker",
    label: "pickPerson",
    on: {
      change: () => {
        if (phone.picker.value === NEW) phone.pickNewPerson();
        else phone.wall.choose(phone, Number(phone.picker.value));
      },
    },
  });
  phone.languages = LANGUAGES.map(([code, word, label]) => h("button", {
    type: "button",
    label,
    data: { code },
    on: { click: () => phone.doings.speak(code) },
  }, word));
  phone.languageBox = h("div", { class: "switch", role: "group", label: "personLanguage" }, phone.languages);
  phone.moreButton = iconButton("more", "phoneMenu", () => phoneMenu(phone),
    { "aria-haspopup": "menu", "aria-expanded": "false" });
  phone.botTitle = h("strong", {});
  phone.botNote = h("span", { class: "handle" });
  phone.toastBox = h("div", { class: "toast", role: "status" });
  phone.unblockButton = h("button", {
    type: "button", class: "primary", on: { click: () => phone.doings.block(false) },
  });
  phone.blockedNote = h("p", {});
  phone.blockedBar = h("div", { class: "blocked", hidden: true }, phone.blockedNote, phone.unblockButton);
  phone.heading = h("h2", { class: "sr" });
  phone.chat.node.append(phone.toastBox);
  phone.node = h("section", { class: "phone" },
    phone.heading,
    h("div", { class: "owner" },
      phone.avatar,
      h("div", { class: "picker-box" }, phone.picker, icon("down")),
      iconButton("close", "removePhone", () => phone.wall.remove(phone), { class: "remove" })),
    h("div", { class: "body" },
      h("div", { class: "bot-line" },
        h("div", { class: "bot-words" }, phone.botTitle, phone.botNote,
          h("span", { class: "handle writes", t: "writing" })),
        phone.languageBox,
        phone.moreButton),
      phone.chat.node,
      phone.blockedBar,
      phone.composer.node));
  phone.relabel = () => relabel(phone);
}

// Everything that shows the person, the bot or the page's language in words.
function relabel(phone) {
  const person = phone.person;
  const name = shownName(person);
  phone.avatar.textContent = initial(name);
  phone.avatar.className = `avatar ${hue(person.id)}`;
  const options = [...phone.wall.people().values()].map((each) =>
    h("option", { value: String(each.id) }, `${each.id} ${shownName(each)}`));
  if (!phone.wall.people().has(phone.id)) {
    options.unshift(h("option", { value: String(phone.id) }, `${phone.id} ${name}`));
  }
  phone.picker.replaceChildren(...options, h("option", { value: NEW }, t("newPerson")));
  phone.picker.value = String(phone.id);

  const code = (person.language_code ?? "").toLowerCase();
  const now = code.startsWith("zh") ? "zh" : code.startsWith("en") ? "en" : null;
  for (const button of phone.languages) button.setAttribute("aria-pressed", String(button.dataset.code === now));

  const bot = phone.bot();
  const { feishu, words, language: speaks } = phone.messenger;
  phone.node.classList.toggle("feishu", feishu);
  phone.languageBox.hidden = !speaks;
  phone.unblockButton.textContent = t(words.unblock);
  phone.blockedNote.textContent = t(words.blockedNote);
  const menu = phone.composer.menuButton;
  menu.dataset.label = words.commands;
  menu.title = t(words.commands);
  menu.setAttribute("aria-label", t(words.commands));
  phone.botTitle.textContent = bot ? bot.first_name : t("noBot");
  phone.botNote.textContent = bot && !feishu ? `@${bot.username}` : t(feishu ? "feishuBot" : "bot");
  const title = t("phoneOf", { name });
  phone.node.setAttribute("aria-label", title);
  phone.heading.textContent = title;
  phone.chat.log.setAttribute("aria-label", t("messages", { bot: bot?.first_name ?? t("bot") }));

  phone.blockedBar.hidden = !phone.blocked;
  phone.composer.node.hidden = phone.blocked;
  drawEmpty(phone);
}

// An empty chat offers the one thing there is to do, as Telegram does. In Feishu whoever opens the
// chat is greeted.
export function drawEmpty(phone) {
  const bot = phone.bot();
  const { feishu, words } = phone.messenger;
  const key = `${bot?.id} ${t(words.start)}`;
  if (phone.emptyKey === key) return;
  phone.emptyKey = key;
  phone.chat.empty.replaceChildren(
    h("p", {}, t(bot ? "emptyChat" : "waitingForBot")),
    ...(bot ? [h("button", {
      type: "button",
      class: "primary",
      on: {
        click: () => {
          if (feishu) phone.doings.openChat();
          else phone.composer.hand({ text: "/start" });
          phone.composer.focus();
        },
      },
    }, t(words.start))] : []));
}
