"""Rule 9, for the desk page: a template holds no words, and each key it says is there and used."""

import re

from tests.house.source import CJK, ROOT
from tests.house.test_09_buttons import messages

TEMPLATES = ROOT / "web" / "templates"
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.S)
_SAID = re.compile(r"say\([\"']([a-z-]+)[\"']")
WRONG = frozenset({"missing", "failed", "away"})
"""What ``wrong.html`` says, chosen in ``web/render.py``."""


def words(template: str) -> list[str]:
    """Words between the tags; what is between blocks alone is the name of a class."""
    shown = re.sub(r"\{% block kind %\}.*?\{% endblock %\}", "", template)
    return re.findall(r"[A-Za-z]{2,}", _TAGS.sub(" ", shown)) + CJK.findall(template)


def test_a_template_holds_no_words() -> None:
    found = {one.name: words(one.read_text("utf-8")) for one in TEMPLATES.glob("*.html")}
    assert {name: said for name, said in found.items() if said} == {}
    assert len(found) > 4, "the templates are found"


def test_every_key_of_the_page_is_said_and_there() -> None:
    said = {
        key for one in TEMPLATES.glob("*.html") for key in _SAID.findall(one.read_text("utf-8"))
    }
    there = {key.removeprefix("web-") for key in messages("zh") if key.startswith("web-")}
    assert said | WRONG == there


def test_words_in_a_template_are_found() -> None:
    assert words("<p>Hello {{ say('x') }}</p>") == ["Hello"]
    assert words("<p title='受理'></p>") != []
    assert words("{% if x %}<p>{{ say('x') }}</p>{% endif %}") == []
