"""A card as it stands on a phone, and in the shape a message of the Bot API has.

``text`` is all its words, ``reply_markup`` all that can be pressed or chosen in its order, so that
whoever can read a Telegram phone can read this one; ``card`` are its parts for the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from botapi.values import JSON
from simulator.feishu.cards.markdown import Drawn, draw

Picture = Callable[[str], JSON]
"""What is shown of an image by its key."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something a person can press or choose, and what the app is told of it."""

    label: str
    data: str | None
    tag: str
    value: JSON = field(default_factory=dict)
    name: str | None = None
    option: str | None = None
    url: str | None = None
    form: str | None = None
    """The name of the form that it submits."""
    calls: bool = True

    def button(self) -> JSON:
        """As a button of an inline keyboard."""
        if self.url is not None:
            return {"text": self.label, "url": self.url}
        return {"text": self.label, "callback_data": self.data or ""}


def data_of(value: JSON) -> str:
    """What a button carries: a short text under ``d``, or all of it."""
    if set(value) == {"d"} and isinstance(value["d"], str):
        return value["d"]
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def actions(card: JSON) -> list[Action]:
    """All that can be pressed or chosen, in the order of the card."""
    return [action for row in _rows(card["body"].get("elements", []), None) for action in row]


def fields(card: JSON, form: str) -> list[JSON]:
    """The components of a form that a person fills."""
    for element in card["body"].get("elements", []):
        if element["tag"] == "form" and element["name"] == form:
            return [each for each in _walk(element["elements"]) if each["tag"] != "button"]
    return []


def shown(card: JSON, picture: Picture) -> JSON:
    """The fields of a message that shows this card."""
    drawing = _Drawing(picture)
    header = card.get("header", {})
    if title := header.get("title", {}).get("content"):
        drawing.words(title, plain=True, heading=True)
        drawing.parts[-1] |= {"kind": "title", "template": header.get("template", "default")}
    if subtitle := header.get("subtitle", {}).get("content"):
        drawing.words(subtitle, plain=True)
    drawing.parts += drawing.elements(card["body"].get("elements", []), None)
    content: JSON = {"card": drawing.parts}
    words = ("caption", "caption_entities") if drawing.photo else ("text", "entities")
    if drawing.photo:
        content["photo"] = drawing.photo
    content[words[0]] = drawing.out.text
    if drawing.out.entities:
        content[words[1]] = drawing.out.entities
    rows = [[action.button() for action in row] for row in _rows(_elements(card), None)]
    if rows:
        content["reply_markup"] = {"inline_keyboard": rows}
    return content


def _elements(card: JSON) -> list[JSON]:
    found: list[JSON] = card["body"].get("elements", [])
    return found


def _walk(elements: list[JSON]) -> Iterator[JSON]:
    """The components that are no containers, in order."""
    for element in elements:
        if "columns" in element:
            for column in element["columns"]:
                yield from _walk(column.get("elements", []))
        elif "elements" in element:
            yield from _walk(element["elements"])
        else:
            yield element


def _rows(elements: list[JSON], form: str | None) -> Iterator[list[Action]]:
    for element in elements:
        if element["tag"] == "column_set":
            inside = [each for column in element["columns"] for each in column.get("elements", [])]
            rows = list(_rows(inside, form))
            if all(each["tag"] == "button" for each in _walk(inside)):
                rows = [[action for row in rows for action in row]]
            yield from (row for row in rows if row)
        elif "elements" in element:
            yield from _rows(element["elements"], element.get("name") or form)
        elif found := _pressed(element, form):
            yield from ([action] for action in found)


def _pressed(element: JSON, form: str | None) -> list[Action]:
    tag = element["tag"]
    if element.get("disabled") is True:
        return []
    value, url = _behaviour(element)
    label = element.get("text", {}).get("content", "")
    name = element.get("name")
    if tag == "button" and form is not None:
        if element["form_action_type"] != "submit":
            return []
        return [Action(label=label, data=name, tag=tag, name=name, form=form)]
    if tag == "button":
        if value is None and url is not None:
            return [Action(label=label, data=None, tag=tag, url=url, calls=False)]
        return [
            Action(label=label, data=data_of(value or {}), tag=tag, name=name, value=value or {})
        ]
    if tag == "select_static" and form is None:
        return [
            Action(
                label=option["text"]["content"],
                data=option["value"],
                tag=tag,
                name=name,
                value=value or {},
                option=option["value"],
            )
            for option in element.get("options", [])
        ]
    return []


def _behaviour(element: JSON) -> tuple[JSON | None, str | None]:
    """What the app is told, and where the button leads."""
    value: JSON | None = None
    url: str | None = None
    for behaviour in element.get("behaviors", []):
        if behaviour["type"] == "callback":
            value = behaviour.get("value", {})
        elif behaviour["type"] == "open_url":
            url = behaviour.get("default_url", "")
    return value, url


class _Drawing:
    """The parts of a card for the page, and its words beside them."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.parts: list[JSON] = []
        self.out = Drawn()
        self.photo: list[JSON] = []

    def elements(self, elements: list[JSON], form: str | None) -> list[JSON]:
        parts: list[JSON] = []
        for element in elements:
            parts += self._element(element, form)
        return parts

    def words(self, source: str, *, plain: bool, heading: bool = False) -> None:
        self.parts.append(self._text(source, plain=plain, heading=heading))

    def _text(self, source: str, *, plain: bool, heading: bool = False) -> JSON:
        drawn = Drawn()
        if plain:
            drawn.add(source)
        else:
            drawn = draw(source)
        if heading:
            drawn.mark("bold", 0)
        if self.out.text:
            self.out.add("\n")
        moved = self.out.at
        self.out.add(drawn.text)
        self.out.entities += [
            {**entity, "offset": entity["offset"] + moved} for entity in drawn.entities
        ]
        return {"kind": "text", "text": drawn.text, "entities": drawn.entities}

    def _element(self, element: JSON, form: str | None) -> list[JSON]:
        tag = element["tag"]
        if tag == "markdown":
            return [self._text(element["content"], plain=False)]
        if tag == "div":
            text = element.get("text", {})
            return [self._text(text.get("content", ""), plain=text.get("tag") != "lark_md")]
        if tag == "hr":
            return [{"kind": "line"}]
        if tag == "img":
            return [self._image(element)]
        if tag == "column_set":
            return self._columns(element, form)
        if tag == "form":
            inside = self.elements(element["elements"], element["name"])
            return [{"kind": "form", "name": element["name"], "parts": inside}]
        if tag == "collapsible_panel":
            title = self._text(element["header"].get("title", {}).get("content", ""), plain=True)
            inside = self.elements(element["elements"], form)
            opened = element.get("expanded", False)
            return [{"kind": "panel", "title": title["text"], "open": opened, "parts": inside}]
        if tag == "button":
            return [{"kind": "row", "buttons": [_button(element, form)]}]
        return [_input(element, form)]

    def _image(self, element: JSON) -> JSON:
        size = self.picture(element["img_key"])
        if not self.photo:
            self.photo = [size]
        return {"kind": "picture", "alt": element["alt"].get("content", ""), "photo": [size]}

    def _columns(self, element: JSON, form: str | None) -> list[JSON]:
        inside = [each for column in element["columns"] for each in column.get("elements", [])]
        if inside and all(each["tag"] == "button" for each in inside):
            return [{"kind": "row", "buttons": [_button(each, form) for each in inside]}]
        columns = [self.elements(column.get("elements", []), form) for column in element["columns"]]
        return [{"kind": "columns", "columns": columns}]


def _button(element: JSON, form: str | None) -> JSON:
    found = _pressed(element, form)
    label = element.get("text", {}).get("content", "")
    button = found[0].button() if found else {"text": label}
    style = element.get("type", "default")
    button["style"] = style.partition("_")[0] if style.partition("_")[0] != "default" else ""
    if form is not None:
        button["form"], button["act"] = form, element["form_action_type"]
    if element.get("disabled") is True:
        button["disabled"] = True
    if "confirm" in element:
        button["confirm"] = {
            name: element["confirm"].get(name, {}).get("content", "") for name in ("title", "text")
        }
    return button


def _input(element: JSON, form: str | None) -> JSON:
    kind = {
        "input": "input",
        "select_static": "select",
        "multi_select_static": "choices",
        "date_picker": "date",
    }[element["tag"]]
    part: JSON = {"kind": kind, "name": element.get("name", ""), "form": form}
    part["required"] = element.get("required", False)
    part["disabled"] = element.get("disabled", False)
    for name in ("label", "placeholder"):
        part[name] = element.get(name, {}).get("content", "")
    if "options" in element:
        part["options"] = [
            {"text": option["text"]["content"], "value": option["value"]}
            for option in element["options"]
        ]
    part["lines"] = element.get("input_type") == "multiline_text"
    part["most"] = element.get("max_length", 1_000)
    part["value"] = _initial(element)
    return part


def _initial(element: JSON) -> Any:
    if element["tag"] == "multi_select_static":
        return element.get("selected_values", [])
    number = element.get("initial_index", 0)
    if number and "initial_option" not in element:
        return element["options"][number - 1]["value"]
    return element.get("default_value", element.get("initial_date", element.get("initial_option")))
