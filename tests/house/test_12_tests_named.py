"""What a document says is tested is tested: the tests it names are there."""

import re

import pytest

from tests.house.source import ROOT

_NAMED = re.compile(r"`(test_\w+)`")


@pytest.mark.parametrize("page", ["reliability.md", "threats.md"])
def test_each_test_that_is_named_is_there(page: str) -> None:
    named = set(_NAMED.findall((ROOT / "docs" / page).read_text("utf-8")))
    texts = [one.read_text("utf-8") for one in (ROOT / "tests").rglob("test_*.py")]
    there = {name for text in texts for name in re.findall(r"def (test_\w+)", text)}
    assert named
    assert named - there == set()
