// The product's "now", ticking, and the buttons that send it ahead. In the language of the page round
// it, which tells it; alone, in the browser's.

const WORDS = {
  zh: {
    name: "演示时间",
    jumps: "快进时间",
    working: "工作日",
    off: "休息日",
    provisional: "暂定",
    menu: "快进…",
    hour: "一小时后",
    tonight: "晚上",
    morning: "下个工作日早上",
    due: "周报截止",
    half_month: "半月报截止",
    said: (now) => `现在是${now}`,
    lost: "演示已停止",
  },
  en: {
    name: "Demo time",
    jumps: "Move the time on",
    working: "working day",
    off: "day off",
    provisional: "provisional",
    menu: "Move on…",
    hour: "One hour on",
    tonight: "Tonight",
    morning: "Next work morning",
    due: "Weekly due",
    half_month: "Half-month due",
    said: (now) => `It is now ${now}`,
    lost: "The demo has stopped",
  },
};
const ASK_EVERY_MS = 10_000;
const TICK_MS = 1_000;

const byId = (id) => document.getElementById(id);
const buttons = [...document.querySelectorAll("[data-jump]")];
const menu = byId("menu"); // the same at phone width, on one line
const able = (is) => {
  for (const each of [...buttons, menu]) each.disabled = !is;
};

let words = WORDS.zh;
let locale = "zh-CN";
let zone = "Asia/Shanghai";
let state = null; // what the server told
let told; // the moment in it; null when the demo has stopped
let toldAt = 0;

const written = (moment, options) =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options }).format(moment);
const full = (moment) =>
  written(moment, {
    month: "short",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
const WEEK_MS = 6 * 86_400_000;
const short = (moment) => {
  const day = moment - current() < WEEK_MS ? { weekday: "short" } : { month: "numeric", day: "numeric" };
  if (written(moment, { hour: "2-digit", minute: "2-digit" }) === "00:00") {
    return `${written(moment - 1, day)} 24:00`; // due on a day is due until its end
  }
  return written(moment, { ...day, hour: "2-digit", minute: "2-digit" });
};

const current = () => new Date(told.getTime() + performance.now() - toldAt);

function tick() {
  if (!told) return;
  const now = current();
  byId("now").textContent = full(now);
  byId("now").dateTime = now.toISOString();
  const hour = document.querySelector('[data-jump="hour"] small');
  hour.textContent = short(new Date(now.getTime() + 3_600_000));
}

function draw() {
  if (!told) {
    byId("now").textContent = words.lost;
    return;
  }
  const mark = byId("mark");
  mark.textContent =
    (state.working ? words.working : words.off) +
    (state.provisional ? ` · ${words.provisional}` : "");
  mark.classList.toggle("off", !state.working || state.provisional);
  mark.hidden = false;
  for (const button of buttons) {
    const at = new Date(state.jumps[button.dataset.jump]);
    button.querySelector("small").textContent = short(at);
    button.title = full(at);
  }
  const choices = buttons.map(({ dataset: { jump: name } }) => {
    const at = new Date(state.jumps[name]);
    return new Option(`${words[name]} · ${short(at)}`, name);
  });
  if (document.activeElement !== menu) menu.replaceChildren(new Option(words.menu, ""), ...choices);
  tick();
}

function show(answer) {
  state = answer;
  zone = state.zone;
  told = new Date(state.now);
  toldAt = performance.now();
  able(true);
  draw();
}

function lose() {
  told = null;
  byId("mark").hidden = true;
  able(false);
  draw();
}

function speak(tag) {
  const language = tag.toLowerCase().startsWith("en") ? "en" : "zh";
  words = WORDS[language];
  locale = language === "en" ? "en-GB" : "zh-CN";
  document.documentElement.lang = locale;
  byId("name").textContent = words.name;
  byId("jumps").setAttribute("aria-label", words.jumps);
  menu.setAttribute("aria-label", words.jumps);
  for (const button of buttons) button.querySelector("b").textContent = words[button.dataset.jump];
}

async function ask() {
  try {
    const answer = await fetch("/now");
    show(await answer.json());
  } catch {
    lose();
  }
}

async function jump(name, from) {
  able(false);
  try {
    const answer = await fetch("/jump", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ to: name }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    byId("said").textContent = words.said(full(current()));
  } catch {
    await ask();
  }
  from.focus();
}

for (const button of buttons) button.addEventListener("click", () => jump(button.dataset.jump, button));
menu.addEventListener("change", () => {
  const name = menu.value;
  menu.value = "";
  menu.blur(); // so that it is drawn anew
  if (name) jump(name, menu);
});
addEventListener("message", (event) => {
  if (event.source !== parent || typeof event.data?.lang !== "string") return;
  speak(event.data.lang);
  if (told !== undefined) draw();
});
speak(new URLSearchParams(location.search).get("lang") ?? navigator.language);
await ask();
setInterval(ask, ASK_EVERY_MS);
setInterval(tick, TICK_MS);
