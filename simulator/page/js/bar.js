// The page above the phones, which is another server's. It is told the language of this one: in its
// address at first, and by a message whenever it has loaded or another language is chosen.

import { language, onLanguage, t } from "./i18n.js";

export function showBar(frame, url) {
  if (!url) return;
  const tell = () => {
    frame.title = t("bar");
    frame.contentWindow.postMessage({ lang: language() }, "*"); // no secret, whoever is there
  };
  const address = new URL(url, document.baseURI);
  address.searchParams.set("lang", language());
  frame.title = t("bar");
  frame.src = address.href;
  frame.hidden = false;
  frame.addEventListener("load", tell);
  onLanguage(tell);
}
