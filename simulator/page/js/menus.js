// A pop-up menu: the browser's popover gives the top layer, Escape and closing on a click outside;
// arrow keys and giving the focus back are done here.

import { h, icon } from "./dom.js";
import { t } from "./i18n.js";

const GAP = 6;

// Beside the anchor, above it when there is no room below, always inside the window.
function place(menu, anchor) {
  const at = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + GAP + size.height <= innerHeight;
  const top = below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - size.height);
  const right = at.left + size.width > innerWidth - GAP;
  const left = right ? Math.max(GAP, Math.min(at.right, innerWidth - GAP) - size.width) : at.left;
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(GAP, left)}px`;
}

// items: [{ icon?, title, note?, danger?, run }]
export function openMenu(anchor, label, items) {
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label, popover: "auto" });
  let chosen = null;
  for (const item of items) {
    menu.append(h("button", {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      class: item.danger ? "danger" : "",
      on: {
        click: () => {
          chosen = item;
          menu.hidePopover();
        },
      },
    },
    item.icon ? icon(item.icon) : null,
    h("span", { class: "menu-title" }, item.title),
    item.note ? h("span", { class: "menu-note" }, item.note) : null));
  }
  if (!items.length) menu.append(h("p", { class: "menu-empty" }, t("noCommands")));

  const entries = [...menu.querySelectorAll("[role=menuitem]")];
  menu.addEventListener("keydown", (event) => {
    const at = entries.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: (at - 1 + entries.length) % entries.length,
      Home: 0,
      End: entries.length - 1,
    }[event.key];
    if (event.key === "Tab") {
      event.preventDefault();
      menu.hidePopover();
    } else if (to !== undefined && entries.length) {
      event.preventDefault();
      entries[to].focus();
    }
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    anchor.setAttribute("aria-expanded", "false");
    // A click elsewhere has moved the focus on purpose; only a focus left inside goes back.
    if (menu.contains(document.activeElement) || document.activeElement === document.body) {
      anchor.focus({ preventScroll: true });
    }
    menu.remove();
    chosen?.run();
  });

  anchor.setAttribute("aria-expanded", "true");
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor);
  (entries[0] ?? menu).focus();
}
