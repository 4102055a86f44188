"""Whether the platform takes a card: strictly, as schema 2.0 is."""

from __future__ import annotations

import json
from typing import Any

from botapi.values import JSON
from simulator.feishu.cards.schema import (
    CARD,
    COMPONENTS,
    CONTAINERS,
    ELEMENTS,
    GONE,
    INTERACTIVE,
    REQUIRED,
    UNMODELLED,
    Rule,
)
from simulator.feishu.errors import FeishuError, refused

LARGEST = 30 * 1024
MOST_ELEMENTS = 200
DEEPEST = 5
LONGEST_LABEL = 100
LONGEST_INPUT = 1_000


def read_card(content: str) -> JSON:
    """The card in the content of a message; raises FeishuError where it is refused."""
    size = len(content.encode(errors="surrogatepass"))
    if size > LARGEST:
        raise FeishuError(
            230025, f"The length of the message content reaches its limit, ext={size}."
        )
    try:
        card = json.loads(content)
    except ValueError as error:
        raise refused(200621, f"parse card json err, {error}") from error
    return check_card(card)


def check_card(card: object) -> JSON:
    """The same card, if it is one."""
    if not isinstance(card, dict):
        raise refused(200621, "parse card json err, the card is no object")
    if card.get("schema") != "2.0":
        raise refused(200621, "this local server takes cards of schema 2.0 only")
    _Reading().value(card, CARD, "")
    if card.get("config", {}).get("update_multi") is False:
        raise refused(200621, "update_multi of schema 2.0 can only be true", "update_multi")
    if "body" not in card:
        raise refused(200621, "parse card json err, a card of schema 2.0 needs a body", "body")
    return card


class _Reading:
    """One walk through a card, which counts as it goes."""

    def __init__(self) -> None:
        self.elements = 0
        self.names: set[str] = set()
        self.ids: set[str] = set()
        self.form: list[JSON] | None = None
        """The buttons that submit the form being read."""
        self.depth = 0

    def value(self, value: Any, rule: Rule, path: str) -> None:
        if rule == ELEMENTS:
            self._elements(value, path)
        elif isinstance(rule, dict):
            self._object(value, rule, path)
        elif isinstance(rule, list):
            if not isinstance(value, list):
                raise _broken(path, "a list is expected")
            for number, each in enumerate(value):
                self.value(each, rule[0], f"{path} -> [{number}]")
        elif isinstance(rule, frozenset):
            if value not in rule:
                raise _broken(path, f"{value!r} is none of {sorted(rule)}")
        elif not isinstance(value, rule) or (rule is int and isinstance(value, bool)):
            raise _broken(path, f"{rule.__name__} is expected")

    def _object(self, value: Any, rule: dict[str, Rule], path: str) -> None:
        if not isinstance(value, dict):
            raise _broken(path, "an object is expected")
        for name, each in value.items():
            if name not in rule:
                raise refused(
                    200621, f"parse card json err, unknown property: {name}, path: [{path}]", name
                )
            self.value(each, rule[name], f"{path} -> {name}" if path else name)

    def _elements(self, value: Any, path: str) -> None:
        if not isinstance(value, list):
            raise _broken(path, "a list of components is expected")
        for number, element in enumerate(value):
            tag = element.get("tag") if isinstance(element, dict) else None
            where = f"{path} -> [{number}](tag: {tag})"
            self._component(element, tag, where)

    def _component(self, element: JSON, tag: str | None, path: str) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise refused(300305, "element exceeds the limit")
        if tag in GONE:
            raise refused(
                200861,
                f"cards of schema V2 no longer support this capability; unsupported tag {tag}",
            )
        if tag in UNMODELLED:
            raise refused(200621, f"this local server does not draw {tag}", str(tag))
        if tag is None or tag not in COMPONENTS:
            raise refused(200621, f"parse card json err, not support tag: {tag}", str(tag))
        if (tag == "column") != path.rpartition(" -> ")[0].endswith("columns"):
            raise _broken(path, "columns, and they alone, stand in a column_set")
        for name in REQUIRED.get(tag, ()):
            if name not in element:
                raise _broken(path, f"property {name} is required")
        self._name(element, tag, path)
        if tag == "form":
            self._form(element, path)
        elif tag in CONTAINERS:
            self._nested(element, tag, path)
        else:
            self._object(element, COMPONENTS[tag], path)
            if tag in INTERACTIVE:
                self._interactive(element, tag, path)

    def _nested(self, element: JSON, tag: str, path: str) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise refused(200621, f"components nest {DEEPEST} deep at most, path: [{path}]")
        self._object(element, COMPONENTS[tag], path)
        self.depth -= 1

    def _form(self, element: JSON, path: str) -> None:
        if self.depth or self.form is not None:
            raise refused(200621, f"a form stands at the root of a card only, path: [{path}]")
        self.form = []
        self._nested(element, "form", path)
        if len(self.form) != 1:
            raise refused(
                200621, f"a form has one button that submits it, not {len(self.form)}: [{path}]"
            )
        self.form = None

    def _name(self, element: JSON, tag: str, path: str) -> None:
        name = element.get("name")
        inside = self.form is not None and tag in INTERACTIVE
        if not name:
            if inside or tag == "form":
                raise refused(200621, f"name is required in a form, path: [{path}]", "name")
        elif name in self.names:
            raise refused(200621, f"name is duplicated: {name}, path: [{path}]", str(name))
        else:
            self.names.add(str(name))
        known = element.get("element_id")
        if known in self.ids:
            raise refused(200621, f"element_id is duplicated: {known}, path: [{path}]")
        if isinstance(known, str):
            self.ids.add(known)

    def _interactive(self, element: JSON, tag: str, path: str) -> None:
        if self.form is None:
            if "form_action_type" in element or element.get("required") is True:
                raise _broken(path, "this property is for components in a form")
        elif tag == "button":
            if "behaviors" in element:
                raise _broken(path, "a button in a form has form_action_type, not behaviors")
            if "form_action_type" not in element:
                raise _broken(path, "a button in a form needs form_action_type")
            if element["form_action_type"] == "submit":
                self.form.append(element)
        label = element.get("text", {}).get("content", "")
        if len(label) > LONGEST_LABEL:
            raise _broken(path, f"a button has {LONGEST_LABEL} characters at most")
        for behavior in element.get("behaviors", []):
            if "type" not in behavior:
                raise _broken(path, "a behavior needs its type")
        values = [option.get("value") for option in element.get("options", [])]
        if None in values or len(set(values)) < len(values):
            raise _broken(path, "each option has a value of its own")
        if not 1 <= element.get("max_length", 1) <= LONGEST_INPUT:
            raise _broken(path, f"max_length is from 1 to {LONGEST_INPUT}")


def _broken(path: str, reason: str) -> FeishuError:
    return refused(200621, f"parse card json err, {reason}, path: [{path}]")
