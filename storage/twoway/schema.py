"""The tables of two-way evaluations.

What is in a sheet is read by :mod:`storage.twoway.reads` alone, which says who sees it when.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Dialect,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from domain.twoway.model import (
    Marks,
    SheetState,
    TwowayFacts,
    TwowayForm,
    TwowayItem,
    TwowayRound,
    TwowaySheet,
    TwowayState,
    TwowayTopic,
)
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word


class FormJson(TypeDecorator[TwowayForm]):
    """The form of a round as JSON: its version, and its items in their order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: TwowayForm | None, dialect: Dialect
    ) -> dict[str, Any] | None:
        """The form by name."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> TwowayForm | None:
        """The form again."""
        if value is None:
            return None
        items = (
            TwowayItem(topic=TwowayTopic(one["topic"]), most=one["most"]) for one in value["items"]
        )
        return TwowayForm(version=value["version"], items=tuple(items))


class FactsJson(TypeDecorator[TwowayFacts]):
    """The facts of a sheet as JSON; one this version does not know is left out, one added since is
    0."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: TwowayFacts | None, dialect: Dialect
    ) -> dict[str, int] | None:
        """The facts by name."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> TwowayFacts | None:
        """The facts again."""
        if value is None:
            return None
        names = {one.name for one in fields(TwowayFacts)}
        return TwowayFacts(**{name: many for name, many in value.items() if name in names})


class MarksJson(TypeDecorator[Marks]):
    """The points of a sheet as JSON, by topic."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Marks | None, dialect: Dialect) -> dict[str, int] | None:
        """The points by the topic's word."""
        return None if value is None else {topic.value: many for topic, many in value.items()}

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Marks | None:
        """The points again."""
        if value is None:
            return None
        given: Mapping[str, int] = value
        return {TwowayTopic(topic): many for topic, many in given.items()}


twoway_rounds = Table(
    "twoway_rounds",
    metadata,
    key(),
    reference("host_id", "units"),
    text("token", 64),
    reference("opened_by", "persons"),
    reference("post_id", "posts"),
    moment("opened_at"),
    Column("first", Date, nullable=False),
    moment("due_at"),
    moment("closes_at"),
    Column("form", FormJson(), nullable=False),
    word("state", TwowayState),
    Column("rung", Integer, nullable=False),
    moment("ended_at", nullable=True),
    UniqueConstraint("token"),
    Index(None, "host_id", "first"),
    # the sweep asks each minute which are open
    Index(None, "state"),
)

twoway_sheets = Table(
    "twoway_sheets",
    metadata,
    key(),
    reference("round_id", "twoway_rounds"),
    reference("from_id", "units"),
    reference("to_id", "units"),
    Column("facts", FactsJson(), nullable=False),
    Column("marks", MarksJson(), nullable=False),
    word("state", SheetState),
    Column("late", Boolean, nullable=False),
    text("token", 64),
    moment("confirmed_at", nullable=True),
    reference("confirmed_by", "persons", nullable=True),
    reference("post_id", "posts", nullable=True),
    UniqueConstraint("round_id", "from_id", "to_id"),
    Index(None, "from_id"),
    Index(None, "to_id"),
)

mapping.map_imperatively(TwowayRound, twoway_rounds)
mapping.map_imperatively(TwowaySheet, twoway_sheets)
