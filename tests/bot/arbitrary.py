"""Updates of every kind the Bot API has, made from the types aiogram has of it, and broken ones."""

import types
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from aiogram.client.default import Default
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update
from aiogram.types.base import UNSET_TYPE
from hypothesis import strategies as st
from pydantic import BaseModel

_DEEP = 3
"""Levels at which a type still brings what it need not have."""
_TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "/help",
                "/report",
                "/mine",
                "/queue",
                "/status",
                "/case 1",
                "/find 漏水",
                "/start x",
            ),
            *(
                "楼上漏水，两家争执",
                "12",
                "",
                " ",
                "\u3164",
                "\u202e",
                "\x00",
                "🀄" * 50,
                "13855501234",
            ),
        ]
    ),
    st.text(max_size=60),
)
_DATA = st.one_of(
    st.sampled_from(
        ["case:1", "do:1:accept", "list:mine:0", "st:1:0", "new:1", "lang:en", "case:x"]
    ),
    st.text(max_size=64),
)
_NUMBERS = st.one_of(st.integers(0, 50), st.integers(-(2**53), 2**53))
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    int: _NUMBERS,
    bool: st.booleans(),
    float: st.floats(-180, 180, allow_nan=False),
    datetime: st.integers(0, 2**31),
    Any: st.none(),
    type(None): st.none(),
    object: st.none(),
}
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), _NUMBERS, st.integers(2**63, 2**70), _TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_TEXTS, inner, max_size=3)
    ),
    max_leaves=6,
)


def updates(chats: list[dict[str, Any]], people: list[dict[str, Any]]) -> st.SearchStrategy[Any]:
    """One update without its number: from one of these people, mostly in their own chat."""

    @st.composite
    def made(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
        name, kind = draw(
            st.sampled_from(
                [
                    *([("message", Message)] * 4),
                    ("edited_message", Message),
                    *([("callback_query", CallbackQuery)] * 3),
                    ("my_chat_member", ChatMemberUpdated),
                    *((each, None) for each in sorted(Update.model_fields) if each != "update_id"),
                ]
            )
        )
        annotation = kind or Update.model_fields[name].annotation
        event: Any = draw(_of(annotation, 0))
        who = draw(st.sampled_from(people))
        own = {"id": who["id"], "type": "private"}
        chat = draw(st.sampled_from([own, own, own, *chats]))
        if isinstance(event, dict):
            _put(event, dict(who), dict(chat))
            if name == "callback_query" and draw(st.booleans()):
                event["data"] = draw(_DATA)
        return {name: event}

    return made()


def broken(update: dict[str, Any], draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    """The same with something in it that is not what it must be, or that lacks."""
    spots = list(_spots(update))
    inside, key = draw(st.sampled_from(spots))
    if isinstance(inside, dict) and draw(st.booleans()):
        del inside[key]
    else:
        inside[key] = draw(JSON)
    return update


def _spots(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        found.append((value, key))
        if isinstance(inner, dict | list):
            found.extend(_spots(inner))
    return found


def _put(event: dict[str, Any], who: dict[str, Any], chat: dict[str, Any]) -> None:
    """Whose it is, and where: else nobody would be meant."""
    if "from" in event or "from_user" in event:
        event.pop("from_user", None)
        event["from"] = who
    if "chat" in event:
        event["chat"], event["from"] = chat, who
    message = event.get("message")
    if isinstance(message, dict) and "chat" in message:
        message["chat"] = chat
    for one in (event, message):
        if isinstance(one, dict) and isinstance(one.get("message_id"), int):
            one["message_id"] = abs(one["message_id"]) % 2**31 + 1  # as the messenger counts them


@cache
def _of(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, given = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _PLAIN[datetime] if given[0] is datetime else _of(given[0], depth)
    if origin is Literal:
        return st.sampled_from(given)
    if origin in {Union, types.UnionType}:
        some = [one for one in given if one not in {Default, UNSET_TYPE, type(None)}]
        return st.one_of(*(_of(one, depth) for one in some))
    if origin is list:
        return st.lists(_of(given[0], depth), max_size=2 if depth < _DEEP else 0)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model(annotation, depth)
    if isinstance(annotation, type) and issubclass(annotation, str):
        return st.sampled_from(sorted(vars(annotation)["_value2member_map_"]))
    if hasattr(
        annotation, "__value__"
    ):  # a name for a union of itself: text is one of what it may be
        return _TEXTS
    raise ValueError(f"no values for {annotation!r}")


def _model(of: type[BaseModel], depth: int) -> st.SearchStrategy[Any]:
    of.model_rebuild()  # it may not have been of use yet
    fields = dict(of.model_fields)

    def named(name: str) -> str:
        return fields[name].alias or name

    must = [
        name
        for name, one in fields.items()
        if one.is_required() or get_origin(one.annotation) is Literal  # tells the kinds apart
    ]
    may = [name for name in fields if name not in must]

    @st.composite
    def made(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
        most = 3 if depth < _DEEP else 0
        chosen = draw(st.lists(st.sampled_from(may), max_size=most, unique=True)) if may else []
        return {
            named(name): draw(st.deferred(lambda n=name: _of(fields[n].annotation, depth + 1)))
            for name in [*must, *chosen]
        }

    return made()
