"""The files of the wall of phones, read as text: what needs no browser to be checked."""

from __future__ import annotations

import re
from pathlib import Path

from simulator import testing

PAGE = Path(testing.__file__).parent / "page"
SCRIPTS = sorted(PAGE.rglob("*.js"))


def test_page_is_small_and_self_contained() -> None:
    for file in [*SCRIPTS, *PAGE.rglob("*.css"), *PAGE.rglob("*.html")]:
        text = file.read_text(encoding="utf-8")
        assert "innerHTML" not in text.replace("no innerHTML", ""), file
        assert not re.search(r"(?:src|href|url|from|import)\W{1,3}https?://", text), file
        if file.suffix == ".js":
            assert text.count("\n") <= 300, file


def test_both_languages_have_the_same_words() -> None:
    text = (PAGE / "js" / "i18n.js").read_text(encoding="utf-8")
    zh, en = (
        set(re.findall(r"^  (\w+): \"", block, re.M))
        for block in re.findall(r"^const (?:zh|en) = \{\n(.*?)^\};", text, re.M | re.S)
    )
    assert zh == en
    used = {
        key
        for file in SCRIPTS
        for key in re.findall(r"\b(?:t|label|hint): \"(\w+)\"", file.read_text(encoding="utf-8"))
    }
    assert used <= zh
