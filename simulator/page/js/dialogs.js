// Modal windows: a bot's alert, an enlarged picture, a small form. All are native <dialog>s, so
// the focus stays inside, Escape closes, and the focus returns to where it was.

import { h, iconButton } from "./dom.js";

function show(dialog) {
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    // A click on the backdrop reaches the dialog element itself.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.showModal();
  });
}

// Telegram shows an alert in the middle of the phone that was tapped, so it is placed there.
export function alertOn(phone, title, text) {
  const dialog = h("dialog", { class: "sheet alert", role: "alertdialog", "aria-labelledby": "alert-title", "aria-describedby": "alert-text" },
    h("form", { method: "dialog" },
      h("h2", { id: "alert-title" }, title),
      h("p", { id: "alert-text", class: "alert-text" }, text),
      h("div", { class: "sheet-actions" },
        h("button", { class: "primary", t: "ok", autofocus: true }))));
  const box = phone.getBoundingClientRect();
  dialog.style.setProperty("--at-x", `${Math.round(box.left + box.width / 2)}px`);
  dialog.style.setProperty("--at-y", `${Math.round(box.top + box.height / 2)}px`);
  return show(dialog);
}

// A card asks once more before a button is told.
export async function confirmOn(title, text) {
  const cancel = h("button", { type: "button", t: "cancel" });
  const dialog = h("dialog", { class: "sheet", role: "alertdialog", "aria-labelledby": "confirm-title" },
    h("form", { method: "dialog" },
      h("h2", { id: "confirm-title" }, title),
      text ? h("p", { class: "alert-text" }, text) : null,
      h("div", { class: "sheet-actions" },
        cancel, h("button", { class: "primary", value: "yes", t: "yes", autofocus: true }))));
  cancel.addEventListener("click", () => dialog.close());
  return (await show(dialog)) === "yes";
}

export function enlarge(source, caption, words) {
  const dialog = h("dialog", { class: "lightbox", "aria-label": words });
  const close = () => dialog.close();
  dialog.append(
    h("img", { src: source, alt: caption || words, on: { click: close } }),
    caption ? h("p", {}, caption) : "",
    iconButton("close", "close", close, { class: "lightbox-close" }),
  );
  return show(dialog);
}

// fields: [{ name, label, value?, type?, step?, required? }] → { name: text } or null
export async function ask(titleKey, fields, submitKey = "send") {
  const inputs = fields.map((field) => h("input", {
    name: field.name,
    type: field.type ?? "text",
    step: field.step,
    required: field.required ?? true,
    maxlength: field.type === "number" ? null : "64",
    autocomplete: "off",
    value: field.value ?? "",
  }));
  const cancel = h("button", { type: "button", t: "cancel" });
  const dialog = h("dialog", { class: "sheet", "aria-labelledby": "sheet-title" },
    h("form", { method: "dialog" },
      h("h2", { id: "sheet-title", t: titleKey }),
      fields.map((field, i) => h("label", {}, h("span", { t: field.label }), inputs[i])),
      h("div", { class: "sheet-actions" },
        cancel, h("button", { class: "primary", value: "yes", t: submitKey }))));
  cancel.addEventListener("click", () => dialog.close());
  const answer = await show(dialog);
  if (answer !== "yes") return null;
  return Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
}
