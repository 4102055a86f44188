"""The timeline of an older version keeps what it says when its letters become words."""

from typing import Any

import pytest
from sqlalchemy import Connection, text

from storage import migrate
from storage.kit.engine import Database
from tests.examples import ON_POSTGRESQL_SELDOM

_ROWS = """
INSERT INTO persons (id, created_at) VALUES (1, '2026-01-01 00:00:00.000000{z}')
INSERT INTO units (id, kind, code, name, path, valid_from)
    VALUES (1, 'street', '341102001000', '琅琊街道', '/1/', '2020-01-01')
INSERT INTO posts (id, role, unit_id, valid_from) VALUES (1, 'coordinator', 1, '2020-01-01')
INSERT INTO cases (id, kind, draft_key, category_id, place, people, summary, urgency, reporter_id,
    reporter_post_id, unit_id, responsible_id, state, reported_at)
    VALUES (1, 'dispute', 'one', 1, '', '1-2', '漏水', 'yellow', 1, 1, 1, 1, 'accepted',
        '2026-11-20 01:00:00.000000{z}'),
    (2, 'dispute', 'two', 1, '', '1-2', '噪音', 'yellow', 1, 1, 1, 1, 'accepted',
        '2026-11-20 01:00:00.000000{z}')
INSERT INTO extensions (id, case_id, days, until, reason, parties_agree, asked_at, asked_by,
    decider_id, state, answered_at, answered_by)
    VALUES (3, 1, 5, '2026-12-11 16:00:00.000000{z}', '等鉴定', false,
        '2026-11-24 02:00:00.000001{z}', 1, 1, 'declined', '2026-11-24 03:00:00.000000{z}', 1),
    (4, 1, 30, '2027-01-11 16:00:00.000000{z}', '等鉴定', true,
        '2026-11-24 02:00:00.000002{z}', 1, 1, 'approved', '2026-11-24 04:00:00.000000{z}', 1),
    (5, 2, 7, '2026-12-11 16:00:00.000000{z}', '等人', false,
        '2026-11-24 02:00:00.000002{z}', 1, 1, 'asked', NULL, NULL)
"""
_STEPS = (
    (1, "A", "2026-11-20 01:00:00.000000"),
    (1, "ask+5", "2026-11-24 02:00:00.000001"),
    (1, "ask+30", "2026-11-24 02:00:00.000002"),
    (1, "no+5", "2026-11-24 03:00:00.000000"),
    (1, "yes+30", "2026-11-24 04:10:00.000000"),  # ten minutes beside it: the nearest
    (1, "took_in", "2026-11-24 05:00:00.000000"),
    (2, "ask+7", "2026-11-24 02:00:00.000002"),  # the same moment as one of another case
)


def fill(connection: Connection) -> None:
    """Two cases of revision 0013 with their steps."""
    zone = "" if connection.dialect.name == "sqlite" else "+00"
    for statement in _ROWS.strip().split("\nINSERT"):
        connection.exec_driver_sql(f"INSERT{statement.removeprefix('INSERT')}".format(z=zone))
    for number, (case_id, letter, at) in enumerate(_STEPS, 1):
        connection.exec_driver_sql(
            "INSERT INTO steps (id, case_id, token, arrow, at, person_id, post_id, after, note, "  # noqa: S608 - rows of this test
            f"counted_at) VALUES ({number}, {case_id}, 't{number}', '{letter}', '{at}{zone}', 1, "
            f"1, 'accepted', '', '{at}{zone}')"
        )


async def _said(url: str, sql: str) -> list[tuple[Any, ...]]:
    database = Database(url)
    rows = await database.read(lambda connection: connection.execute(text(sql)).all())
    await database.close()
    return [tuple(row) for row in rows]


@ON_POSTGRESQL_SELDOM
async def test_an_extension_of_days_becomes_a_word_and_a_reference(empty_url: str) -> None:
    await migrate.upgrade(empty_url, "0013")
    database = Database(empty_url)
    await database.write(fill)
    await database.close()
    for _ in range(2):
        await migrate.upgrade(empty_url)
        found = await _said(empty_url, "SELECT letter, extension_id FROM steps ORDER BY id")
        assert found == [
            ("A", None),
            ("extension_asked", 3),
            ("extension_asked", 4),
            ("extension_declined", 3),
            ("extension_approved", 4),
            ("took_in", None),
            ("extension_asked", 5),
        ]
        await migrate.downgrade(empty_url, "0013")
        old = await _said(empty_url, "SELECT case_id, arrow FROM steps ORDER BY id")
        assert old == [(case_id, letter) for case_id, letter, _ in _STEPS]


@pytest.mark.long  # one that has landed does not change any more
async def test_who_agreed_outlives_the_way_back(own_url: str) -> None:
    await migrate.downgrade(own_url, "0013")
    database = Database(own_url)
    await database.write(fill)
    kept = "UPDATE steps SET arrow = 'from_applicant' WHERE id = 1"
    await database.write(lambda connection: connection.exec_driver_sql(kept))
    await database.close()
    await migrate.upgrade(own_url)
    await migrate.downgrade(own_url, "0013")
    assert await _said(own_url, "SELECT arrow FROM steps WHERE id = 1") == [("from_applicant",)]


@pytest.mark.long  # one that has landed does not change any more
async def test_a_step_of_a_request_that_is_not_on_file_is_a_note(empty_url: str) -> None:
    await migrate.upgrade(empty_url, "0013")
    database = Database(empty_url)
    await database.write(fill)
    gone = "DELETE FROM extensions WHERE id = 5"
    await database.write(lambda connection: connection.exec_driver_sql(gone))
    await database.close()
    await migrate.upgrade(empty_url)
    assert await _said(empty_url, "SELECT letter FROM steps WHERE id = 7") == [("note",)]
