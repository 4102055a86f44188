// A Feishu card: its title, words, lines and pictures, and what can be pressed, chosen or filled.

import { confirmOn } from "./dialogs.js";
import { h, icon } from "./dom.js";
import { renderText, safeUrl } from "./entities.js";
import { t } from "./i18n.js";
import { tapKey } from "./keyboard.js";
import { media } from "./media.js";
import { openMenu } from "./menus.js";

export function card(message, actions) {
  return h("div", { class: "card-parts" }, parts(message, message.card, actions));
}

const parts = (message, list, actions) => list.map((part) => DRAWN[part.kind](message, part, actions));

function words(part, actions) {
  return h("div", { class: "words" }, renderText(part.text, part.entities, actions));
}

function row(message, part, actions) {
  return h("div", { class: "keys-row" }, part.buttons.map((button) => press(message, button, actions)));
}

function press(message, button, actions) {
  const style = `key ${button.style ?? ""}`;
  const url = button.url && safeUrl(button.url);
  if (url) {
    return h("a", {
      class: style,
      href: url.href,
      target: "_blank",
      rel: "noopener noreferrer",
      on: { click: (event) => actions.openLink(url, event) },
    }, h("span", {}, button.text), icon("link"));
  }
  const busy = actions.pending.has(tapKey(message.message_id, button));
  return h("button", {
    type: button.act === "reset" ? "reset" : "button",
    class: `${style}${busy ? " busy" : ""}`,
    "aria-busy": busy ? "true" : null,
    disabled: button.disabled,
    on: { click: (event) => pressed(message, button, event.currentTarget, actions) },
  }, h("span", {}, button.text));
}

async function pressed(message, button, node, actions) {
  if (button.act === "reset") return; // the browser empties the form
  const form = node.closest("form");
  if (button.act === "submit") {
    const missing = [...form.elements].find((field) => field.willValidate && !field.checkValidity());
    if (missing) {
      actions.say(t("required"));
      missing.focus();
      return;
    }
  }
  if (button.confirm && !await confirmOn(button.confirm.title, button.confirm.text)) return;
  actions.tap(message, button, node, button.act === "submit" ? filled(form) : undefined);
}

function filled(form) {
  const values = {};
  for (const field of form.querySelectorAll("[name]")) {
    values[field.name] = field.multiple ? [...field.selectedOptions].map((one) => one.value) : field.value;
  }
  return values;
}

// Outside a form a choice is told at once, so it is a menu: a list that answered to each arrow key
// could not be walked through.
function choice(message, part, actions) {
  if (part.form) return field(part, select(part));
  const label = part.placeholder || t("choose");
  const anchor = h("button", {
    type: "button",
    class: "choice",
    disabled: part.disabled,
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    on: {
      click: () => openMenu(anchor, label, part.options.map((option) => ({
        title: option.text,
        run: () => actions.tap(message, { callback_data: option.value }, anchor),
      }))),
    },
  }, h("span", {}, label), icon("down"));
  return anchor;
}

function select(part, props = {}) {
  const box = h("select", { name: part.name, required: part.required, disabled: part.disabled, ...props });
  if (!props.multiple) box.append(h("option", { value: "" }, part.placeholder || t("choose")));
  const chosen = [part.value ?? []].flat();
  for (const option of part.options) {
    box.append(h("option", { value: option.value, selected: chosen.includes(option.value) }, option.text));
  }
  return box;
}

function input(message, part) {
  const props = {
    name: part.name,
    required: part.required,
    disabled: part.disabled,
    maxlength: part.most,
    placeholder: part.placeholder || null,
    value: part.value ?? "",
    autocomplete: "off",
  };
  return field(part, part.lines ? h("textarea", { rows: "3", ...props }) : h("input", { type: "text", ...props }));
}

const date = (message, part) =>
  field(part, h("input", { type: "date", name: part.name, required: part.required, value: part.value ?? "" }));

const choices = (message, part) => field(part, select(part, { multiple: true }));

function field(part, box) {
  const name = part.label || part.placeholder || part.name;
  if (!part.label) box.setAttribute("aria-label", name);
  return h("label", { class: "card-field" }, part.label ? h("span", {}, part.label) : null, box);
}

const DRAWN = {
  title: (message, part, actions) => h("div", { class: `card-title template-${part.template}` }, words(part, actions)),
  text: (message, part, actions) => words(part, actions),
  line: () => h("hr", {}),
  picture: (message, part) => media({ photo: part.photo, caption: part.alt }),
  row,
  columns: (message, part, actions) =>
    h("div", { class: "card-columns" }, part.columns.map((list) => h("div", {}, parts(message, list, actions)))),
  select: choice,
  choices,
  date,
  input,
  form: (message, part, actions) => h("form", {
    class: "card-parts",
    novalidate: true,
    on: { submit: (event) => event.preventDefault() },
  }, parts(message, part.parts, actions)),
  panel: (message, part, actions) => h("details", { open: part.open },
    h("summary", {}, part.title), h("div", { class: "card-parts" }, parts(message, part.parts, actions))),
};
