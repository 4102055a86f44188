"""A backlog: each chat has its turn, and a claim looks at what it takes, whatever is believed."""

import json
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from domain.messaging import Incoming
from storage.kit.engine import Database
from tests.makers import NOW, an_inbox

CHATS, EACH = 30, 60


def a_backlog(first: int = 1) -> list[Incoming]:
    return [
        Incoming(bot_id=1, update_id=first + n, lane=f"70{n % CHATS:02}", payload="{}")
        for n in range(CHATS * EACH)
    ]


async def test_every_chat_has_its_turn_and_each_is_in_order(database: Database) -> None:
    box = an_inbox(database)
    await box.keep(a_backlog(), NOW)
    handled: dict[str, list[int]] = {}
    for _ in range(CHATS * 2 // 4):
        claimed = await box.claim("me", 4, NOW, ())
        for one in claimed:
            handled.setdefault(one.incoming.lane, []).append(one.incoming.update_id)
            await box.finish(one, {}, NOW)
    assert {lane: len(ids) for lane, ids in handled.items()} == dict.fromkeys(handled, 2)
    assert len(handled) == CHATS
    assert all(ids == sorted(ids) for ids in handled.values())


def _looked_at(node: dict[str, Any]) -> int:
    """How many updates a plan's scans went through."""
    below = sum(map(_looked_at, node.get("Plans", [])))
    if node.get("Relation Name") != "inbox":
        return below
    each = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return int(node["Actual Loops"] * each) + below


def _explained(connection: Connection, asked: list[tuple[str, Any]]) -> int:
    """Of all that was asked: how many updates were looked at; on SQLite how many whole tables."""
    if connection.dialect.name == "sqlite":
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {q}", of).all() for q, of in asked]
        steps = [str(row) for plan in plans for row in plan]
        return sum("SCAN inbox" in one or "SCAN ahead" in one for one in steps)
    found = 0
    for question, of in asked:
        plan: Any = connection.exec_driver_sql(
            f"EXPLAIN (ANALYZE, FORMAT JSON) {question}", of
        ).scalar()
        found += _looked_at((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])
    return found


async def test_a_claim_and_a_finish_go_straight_to_their_rows_whatever_the_planner_believes(
    database: Database,
) -> None:
    box = an_inbox(database)
    await box.keep(a_backlog(), NOW)
    for _ in range(3):  # all of it is done when the planner looks
        for one in await box.claim("me", CHATS, NOW, ()):
            await box.finish(one, {}, NOW)
    await database.write(lambda one: one.exec_driver_sql("UPDATE inbox SET done_at = received_at"))
    await database.write(lambda one: one.exec_driver_sql("ANALYZE"))
    await box.keep(a_backlog(100_000), NOW)
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        if "inbox" in statement and not statement.startswith("INSERT"):
            asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        claimed = await box.claim("me", 4, NOW, ())
        for one in claimed:
            await box.finish(one, {}, NOW)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(claimed) == 4
    asked = [(q, of[0] if isinstance(of, list) else of) for q, of in asked]
    # whether a chat is crowded takes 31 looks, of the 1,800 that wait
    assert await database.write(_explained, asked) < (200 if database.dialect != "sqlite" else 1)
