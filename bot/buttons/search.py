"""Callback data of lists of matters and of what they are narrowed to."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.buttons.bounds import Count, Id
from domain.cases.model import CaseKind
from domain.search.model import Filter, Progress, Since


class ListOf(StrEnum):
    """Which list."""

    MINE = "m"
    QUEUE = "q"
    FOUND = "s"


class ListFace(StrEnum):
    """What of it is shown."""

    LINES = "l"
    CHOICES = "f"
    CATEGORIES = "c"
    UNITS = "u"
    BESIDE = "b"
    """What else has the words that were looked for."""


_Bits = Annotated[int, Field(ge=0, le=71)]
_KINDS = (None, *CaseKind)
_PROGRESS = (None, *Progress)
_SINCE = (None, *Since)


class Listed(CallbackData, prefix="ls"):
    """A page of a list, narrowed, or what it can be narrowed to.

    ``key`` names the words that were looked for among those of this chat: there is no room for
    them here, and they open nothing anywhere else. ``bits`` are the short choices in one number.
    """

    of: ListOf
    key: Count = 0
    page: Count = 0
    bits: _Bits = 0
    category: Id = 0
    unit: Id = 0
    face: ListFace = ListFace.LINES

    @property
    def chosen(self) -> Filter:
        """What it is narrowed to."""
        rest, kind = divmod(self.bits, len(_KINDS))
        rest, progress = divmod(rest, len(_PROGRESS))
        rest, since = divmod(rest, len(_SINCE))
        return Filter(
            kind=_KINDS[kind],
            progress=_PROGRESS[progress],
            since=_SINCE[since],
            overdue=rest % 2 == 1,
            category=self.category or None,
            unit=self.unit or None,
        )

    @classmethod
    def to(cls, of: ListOf, chosen: Filter, key: int = 0) -> "Listed":
        """The first page of a list, narrowed."""
        bits = int(chosen.overdue)
        bits = bits * len(_SINCE) + _SINCE.index(chosen.since)
        bits = bits * len(_PROGRESS) + _PROGRESS.index(chosen.progress)
        bits = bits * len(_KINDS) + _KINDS.index(chosen.kind)
        return cls(of=of, key=key, bits=bits, category=chosen.category or 0, unit=chosen.unit or 0)

    def but(self, **other: Any) -> "Listed":
        """The first page of the same list, with something else chosen: fields of a
        :class:`~domain.search.model.Filter`."""
        return Listed.to(self.of, replace(self.chosen, **other), self.key).shown(self.face)

    def shown(self, face: ListFace = ListFace.LINES, page: int = 0) -> "Listed":
        """The same with another page or face."""
        again = Listed.to(self.of, self.chosen, self.key)
        return again.model_copy(update={"face": face, "page": page})
