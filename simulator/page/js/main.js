// Starts the page: reads the settings, hangs the phones, listens.

import * as api from "./api.js";
import { showBar } from "./bar.js";
import { placePhones } from "./bubbles.js";
import { listen } from "./events.js";
import { Guide } from "./guide.js";
import { applyLanguage, language, setLanguage } from "./i18n.js";
import { Wall } from "./wall.js";

const RETRY_MS = 2000;
const byId = (id) => document.getElementById(id);

function drawLanguage() {
  for (const button of byId("language").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.lang === language()));
  }
}

// The apps of Feishu, in the shape of bots.
const apps = async () => (await api.feishu()).apps.map((app) =>
  ({ id: app.bot_id, first_name: app.name, username: app.app_id, is_bot: true }));

// The simulator may still be starting when the page is opened.
async function settle() {
  for (;;) {
    try {
      const settings = await api.config();
      byId("lost").hidden = true;
      return { phones: [], bots: [], bar_url: null, ...settings, apps: await apps() };
    } catch {
      byId("lost").hidden = false;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

async function start() {
  applyLanguage();
  drawLanguage();
  for (const button of byId("language").querySelectorAll("button")) {
    button.addEventListener("click", () => {
      setLanguage(button.lang);
      drawLanguage();
      // At phone width the chosen button gives its place to the other one.
      if (!button.checkVisibility()) byId("language").querySelector("[aria-pressed=false]").focus();
    });
  }

  // The address after # names the phones, so the skip link must not write there.
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    (document.querySelector(".phone select") ?? byId("wall")).focus();
  });

  const settings = await settle();
  if (settings.title) {
    delete byId("title").dataset.t; // a given title stays as it is in either language
    byId("title").textContent = settings.title;
  }
  showBar(byId("bar"), settings.bar_url);
  placePhones(settings.zone);

  const wall = new Wall({ wall: byId("wall"), tabs: byId("tabs"), empty: byId("empty") }, settings);
  const guide = new Guide({ button: byId("guide-button"), panel: byId("guide") }, wall);
  const readGuide = () => guide.reload().catch(() => {});
  byId("add").addEventListener("click", () => wall.add());
  byId("add-first").addEventListener("click", () => wall.add());
  // A bot that has not spoken to the simulator yet has no name; ask again until it has.
  const meetBot = async () => {
    settings.bots = (await api.config()).bots;
    settings.apps = await apps();
    wall.meet();
    await wall.reload();
  };
  // This goes on, because a simulator started anew knows no bot either.
  setInterval(() => {
    if (!settings.bots.length && !settings.apps.length) meetBot().catch(() => {});
  }, RETRY_MS);

  listen({
    changed: (id, botId) => {
      if (!wall.knows(botId)) meetBot().catch(() => {});
      else if (wall.shows(id, botId)) wall.refresh(id);
    },
    writing: (id) => wall.writing(id),
    people: () => meetBot().catch(() => {}), // an app that has just come is told so, too
    guide: readGuide,
    lost: () => {
      byId("lost").hidden = false;
    },
    found: () => {
      byId("lost").hidden = true;
      meetBot().catch(() => {});
      readGuide();
      wall.recall();
    },
  });
  // Only now, so that nothing falls between what is asked for and what is told.
  await wall.open();
  await readGuide();
}

start();
