// The parts of a bubble that are not text: pictures, sound, files, places, cards, polls.

import { fileUrl } from "./api.js";
import { enlarge } from "./dialogs.js";
import { fullName, h, icon, initial } from "./dom.js";
import { t } from "./i18n.js";

function size(bytes) {
  if (!bytes) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function photo(message) {
  const best = message.photo.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const source = fileUrl(best.file_id);
  const caption = message.caption ?? "";
  // Width and height are given so that the list does not jump when the picture arrives.
  const image = h("img", {
    src: source,
    alt: caption || t("picture"),
    width: best.width || null,
    height: best.height || null,
    decoding: "async",
  });
  return h("button", {
    type: "button",
    class: "photo",
    label: "openPhoto",
    on: { click: () => enlarge(source, caption, t("picture")) },
  }, image);
}

function sound(file, name) {
  return h("div", { class: "sound" },
    name ? h("span", { class: "file-name" }, name) : null,
    h("audio", { controls: true, preload: "metadata", src: fileUrl(file.file_id), "aria-label": name || t("voiceNote") }));
}

function moving(file) {
  return h("video", {
    class: "moving",
    controls: true,
    preload: "metadata",
    playsinline: true,
    width: file.width ?? file.length ?? null,
    height: file.height ?? file.length ?? null,
    src: fileUrl(file.file_id),
  });
}

function download(file) {
  const name = file.file_name ?? t("file");
  return h("a", {
    class: "file",
    href: fileUrl(file.file_id),
    download: name,
    "aria-label": t("download", { name }),
  },
  h("span", { class: "disc" }, icon("download")),
  h("span", { class: "file-words" },
    h("span", { class: "file-name" }, name),
    h("span", { class: "file-size" }, size(file.file_size))));
}

// No map tiles: nothing on this page may come from outside. The figures can be copied.
function place(location, venue) {
  const figures = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return h("div", { class: "place" },
    h("span", { class: "place-map" }, icon("pin")),
    h("span", { class: "file-words" },
      h("span", { class: "file-name" }, venue?.title ?? t("location")),
      venue?.address ? h("span", { class: "file-size" }, venue.address) : null,
      h("span", { class: "file-size figures" }, figures)));
}

function card(contact) {
  const name = fullName(contact);
  return h("div", { class: "file card" },
    h("span", { class: "disc", "aria-hidden": "true" }, initial(name)),
    h("span", { class: "file-words" },
      h("span", { class: "file-name" }, name),
      h("a", { class: "file-size figures", href: `tel:${contact.phone_number}` }, contact.phone_number)));
}

function poll(value) {
  return h("div", { class: "poll" },
    h("strong", {}, value.question),
    h("span", { class: "file-size", t: value.type === "quiz" ? "quiz" : "poll" }),
    h("ul", {}, value.options.map((option) =>
      h("li", {}, option.text, h("span", { class: "figures" }, String(option.voter_count ?? 0))))));
}

function sticker(value) {
  // A sticker made here has no picture of its own: its emoji is what there is to see.
  return h("div", { class: "sticker", role: "img", "aria-label": t("sticker") }, value.emoji ?? "◻");
}

export function media(message) {
  if (message.photo?.length) return photo(message);
  if (message.voice) return sound(message.voice);
  if (message.audio) return sound(message.audio, message.audio.title ?? message.audio.file_name);
  if (message.animation) return moving(message.animation);
  if (message.video) return moving(message.video);
  if (message.video_note) return moving(message.video_note);
  if (message.document) return download(message.document);
  if (message.venue) return place(message.venue.location, message.venue);
  if (message.location) return place(message.location);
  if (message.contact) return card(message.contact);
  if (message.poll) return poll(message.poll);
  if (message.sticker) return sticker(message.sticker);
  if (message.dice) return h("div", { class: "sticker" }, `${message.dice.emoji} ${message.dice.value}`);
  return null;
}
