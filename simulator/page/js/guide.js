// What there is to try, told by whoever runs the simulator: a list that ticks itself off. A step leads
// to the phone it is done on, with its first words written already.

import * as api from "./api.js";
import { announce, h } from "./dom.js";
import { language, onLanguage, t } from "./i18n.js";

export class Guide {
  // nodes: { button, panel }; wall: the Wall
  constructor({ button, panel }, wall) {
    this.button = button;
    this.panel = panel;
    this.wall = wall;
    this.steps = [];
    onLanguage(() => this.draw());
  }

  async reload() {
    const before = new Map(this.steps.map((step) => [step.id, step.done]));
    this.steps = await api.guide();
    for (const step of this.steps) {
      if (step.done && before.get(step.id) === false) announce(t("stepDone", { step: this.words(step) }));
    }
    this.draw();
  }

  words(step) {
    return step[language()] ?? step.zh;
  }

  draw() {
    const done = this.steps.filter((step) => step.done).length;
    this.button.hidden = !this.steps.length;
    this.button.textContent = t("guide", { done, of: this.steps.length });
    const next = this.steps.find((step) => !step.done);
    this.panel.replaceChildren(
      h("h2", {}, t("guideTitle")),
      h("ol", {}, this.steps.map((step) => h("li", {
        class: step.done ? "done" : "",
        ...(step === next ? { "aria-current": "step" } : {}),
      }, h("button", {
        type: "button",
        on: { click: () => this.go(step) },
      }, h("span", { class: "tick", "aria-hidden": "true" }, step.done ? "✓" : ""),
      h("span", {}, this.words(step)),
      step.done ? h("span", { class: "sr" }, t("done")) : null)))),
      ...(this.steps.length && !next ? [h("p", {}, t("guideDone"))] : []),
    );
  }

  go(step) {
    this.panel.hidePopover();
    if (!step.phone) return;
    const phone = this.wall.show(step.phone);
    if (step.text && !phone.composer.input.value) phone.composer.setText(step.text);
    phone.composer.focus();
  }
}
