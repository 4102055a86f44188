// Small helpers to build DOM nodes. Everything a person or a bot wrote goes in as a text node:
// there is no innerHTML anywhere in this page.

import { language, t } from "./i18n.js";

const SVG = "http://www.w3.org/2000/svg";

// h("button", { class: "x", t: "send", label: "send", on: { click } }, child, …)
//   t      key of the visible words      label  key of the accessible name (and tooltip)
//   hint   key of a placeholder          on     listeners
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === "t") {
      node.dataset.t = value;
      node.textContent = t(value);
    } else if (name === "label") {
      node.dataset.label = value;
      node.setAttribute("aria-label", t(value));
      if (tag === "button") node.title = t(value);
    } else if (name === "hint") {
      node.dataset.hint = value;
      node.placeholder = t(value);
    } else if (name === "data") {
      Object.assign(node.dataset, value);
    } else if (name === "value") {
      node.value = value;
    } else {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, click, props = {}) {
  const { class: extra = "", ...rest } = props;
  return h("button", { type: "button", class: `tool ${extra}`, label, on: { click }, ...rest }, icon(name));
}

// Read out once by a screen reader, seen by nobody.
export function announce(text) {
  const region = document.getElementById("announcer");
  // An unchanged text is not read again, so the region is emptied first.
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 60);
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// A Chinese name is written family name first and without a space.
export function fullName(person) {
  const { first_name: first, last_name: last } = person;
  if (first && last && /^\p{Script=Han}+$/u.test(first + last)) return last + first;
  return [first, last].filter(Boolean).join(" ") || String(person.id ?? "");
}

export const shownName = (person) =>
  (language() === "en" && person.label_en) || person.label || fullName(person);

// A steady colour for each id, from a small set that keeps white text readable.
export const hue = (id) => `tone-${Math.abs(Number(id) || 0) % 6}`;

export const initial = (text) => [...(text || "?").trim()][0] ?? "?";
