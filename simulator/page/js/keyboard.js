// Inline keyboards under a bubble, and the quick keys (reply keyboard) under the message box.

import { h, icon } from "./dom.js";
import { safeUrl } from "./entities.js";

// A button stays pressed until its tap is answered. The bubble may be redrawn meanwhile (a bot
// often edits first and answers after), so the state lives with the phone, not with the button.
export const tapKey = (messageId, button) => `${messageId} ${button.callback_data}`;

function inlineButton(message, button, actions) {
  const style = button.style ? ` ${button.style}` : "";
  if (button.url || button.login_url) {
    const url = safeUrl(button.url ?? button.login_url.url);
    if (url) {
      return h("a", {
        class: `key${style}`,
        href: url.href,
        target: "_blank",
        rel: "noopener noreferrer",
        on: { click: (event) => actions.openLink(url, event) },
      }, h("span", {}, button.text), icon("link"));
    }
  }
  const busy = button.callback_data !== undefined && actions.pending.has(tapKey(message.message_id, button));
  return h("button", {
    type: "button",
    class: `key${busy ? " busy" : ""}${style}`,
    "aria-busy": busy ? "true" : null,
    on: {
      click: (event) => {
        if (button.callback_data !== undefined) actions.tap(message, button, event.currentTarget);
        else if (button.copy_text) actions.copy(button.copy_text.text);
        else actions.notHere();
      },
    },
  }, h("span", {}, button.text), button.copy_text ? icon("copy") : null);
}

export function inlineKeyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h("div", { class: "keys", role: "group", label: "buttons" },
    rows.map((row) => h("div", { class: "keys-row" },
      row.map((button) => inlineButton(message, button, actions)))));
}

// What the quick keys are now: the last message that says something about them decides.
export function quickKeys(messages) {
  let state = { rows: [], source: null, placeholder: null, forceReply: null };
  for (const message of messages) {
    const markup = message.reply_markup;
    if (message.from && !message.from.is_bot) continue;
    if (markup?.keyboard) {
      state = {
        rows: markup.keyboard,
        source: message.message_id,
        once: Boolean(markup.one_time_keyboard),
        placeholder: markup.input_field_placeholder ?? null,
        forceReply: null,
      };
    } else if (markup?.remove_keyboard) {
      state = { rows: [], source: message.message_id, placeholder: null, forceReply: null };
    } else if (markup?.force_reply) {
      state = { ...state, forceReply: message, placeholder: markup.input_field_placeholder ?? null };
    }
  }
  return state;
}

export function drawQuickKeys(box, state, actions) {
  box.replaceChildren(...state.rows.map((row) => h("div", { class: "keys-row" }, row.map((raw) => {
    const button = typeof raw === "string" ? { text: raw } : raw;
    return h("button", {
      type: "button",
      class: "key",
      on: {
        click: () => {
          if (state.once) actions.quickUsed();
          if (button.request_contact) actions.shareContact();
          else if (button.request_location) actions.shareLocation();
          else if (button.web_app || button.request_users || button.request_chat || button.request_poll) {
            actions.notHere();
          } else actions.sendText(button.text);
        },
      },
    }, button.text);
  }))));
}
