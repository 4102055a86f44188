#!/bin/sh
# Browser tests need Chromium and a Chinese font. Where apt can install them as root, do; where it
# cannot, say so: those tests are skipped and everything else runs.
set -u
have_browser() { command -v chromium >/dev/null 2>&1; }
have_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }

if have_browser && have_font; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium and a Chinese font for the browser tests …"
  export DEBIAN_FRONTEND=noninteractive
  if { apt-get update -qq && apt-get install -y -qq --no-install-recommends \
      chromium fontconfig fonts-noto-cjk fonts-noto-color-emoji; } >/dev/null; then exit 0; fi
fi
if have_browser; then
  echo "No Chinese font found: browser tests run, screenshots lack glyphs."
else
  echo "No Chromium here and apt cannot install it: browser tests will be skipped."
fi
