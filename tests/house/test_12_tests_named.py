"""What a document says is tested is tested: the tests it names are there."""

import re

from tests.house.source import ROOT

PAGES = ("reliability.md", "threats.md")
_NAMED = re.compile(r"`(test_\w+)`")


def test_each_test_that_a_document_names_is_there() -> None:
    pages = {page: (ROOT / "docs" / page).read_text("utf-8") for page in PAGES}
    texts = [one.read_text("utf-8") for one in (ROOT / "tests").rglob("test_*.py")]
    there = {name for text in texts for name in re.findall(r"def (test_\w+)", text)}
    assert all(_NAMED.search(text) for text in pages.values())
    assert {page: set(_NAMED.findall(text)) - there for page, text in pages.items()} == {
        page: set() for page in PAGES
    }
