// The product's "now", ticking, and the buttons that send it ahead. In the language of the page round
// it, which tells it; alone, in the browser's.

const WORDS = {
  zh: {
    name: "演示时间",
    jumps: "快进时间",
    working: "工作日",
    off: "休息日",
    provisional: "暂定",
    morning: "下一工作日早上",
    due: "下一截止日",
    dueToday: "今日截止时刻",
    hour: "前进一小时",
    said: (now) => `现在是${now}`,
    lost: "演示已停止",
  },
  en: {
    name: "Demo time",
    jumps: "Move the time on",
    working: "working day",
    off: "day off",
    provisional: "provisional",
    morning: "Next morning",
    due: "Next due day",
    dueToday: "Due today",
    hour: "One hour on",
    said: (now) => `It is now ${now}`,
    lost: "The demo has stopped",
  },
};
const ASK_EVERY_MS = 10_000;
const TICK_MS = 1_000;

const byId = (id) => document.getElementById(id);
const buttons = [...document.querySelectorAll("[data-jump]")];

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
const short = (moment) =>
  written(moment, { weekday: "short", hour: "2-digit", minute: "2-digit" });

const dayOf = (moment) => written(moment, { year: "numeric", month: "numeric", day: "numeric" });

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
    if (button.dataset.jump === "due") {
      const today = dayOf(at) === dayOf(told);
      button.querySelector("b").textContent = today ? words.dueToday : words.due;
    }
  }
  tick();
}

function show(answer) {
  state = answer;
  zone = state.zone;
  told = new Date(state.now);
  toldAt = performance.now();
  for (const button of buttons) button.disabled = false;
  draw();
}

function lose() {
  told = null;
  byId("mark").hidden = true;
  for (const button of buttons) button.disabled = true;
  draw();
}

function speak(tag) {
  const language = tag.toLowerCase().startsWith("en") ? "en" : "zh";
  words = WORDS[language];
  locale = language === "en" ? "en-GB" : "zh-CN";
  document.documentElement.lang = locale;
  byId("name").textContent = words.name;
  byId("jumps").setAttribute("aria-label", words.jumps);
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

async function jump(button) {
  for (const each of buttons) each.disabled = true;
  try {
    const answer = await fetch("/jump", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ to: button.dataset.jump }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    byId("said").textContent = words.said(full(current()));
  } catch {
    await ask();
  }
  button.focus();
}

for (const button of buttons) button.addEventListener("click", () => jump(button));
addEventListener("message", (event) => {
  if (event.source !== parent || typeof event.data?.lang !== "string") return;
  speak(event.data.lang);
  if (told !== undefined) draw();
});
speak(new URLSearchParams(location.search).get("lang") ?? navigator.language);
await ask();
setInterval(ask, ASK_EVERY_MS);
setInterval(tick, TICK_MS);
