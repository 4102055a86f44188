"""Payloads survive the trip through the outbox, and an update of the desk."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.notices import dedup_key
from storage.messages.notices import REGISTRY, from_json, to_json
from tests.examples import told_of
from tests.samples_notices import SAMPLES

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "outbox_rows.jsonl").read_text("utf-8").splitlines()
]
"""The samples as the version before this layout wrote them for person 7: what waits in an outbox
must still be told after an update. Nothing here is ever written anew."""


def test_round_trip() -> None:
    for notice in SAMPLES:
        with told_of(notice):
            back = from_json(notice.kind, json.loads(json.dumps(to_json(notice))))
            assert back == notice
            assert type(back) is type(notice)
            assert dedup_key(back, 7) == dedup_key(notice, 7)


def test_every_kind_is_tried() -> None:
    assert {type(sample) for sample in SAMPLES} == set(REGISTRY.values())
    assert {row["kind"] for row in ROWS} <= REGISTRY.keys(), "no kind that waits is forgotten"


def test_a_row_of_the_version_before_is_read() -> None:
    for row in ROWS:
        with told_of(row["dedup_key"]):
            back = from_json(row["kind"], row["payload"])
            assert [type(sample) for sample in SAMPLES if sample == back] == [type(back)]
            assert dedup_key(back, 7) == row["dedup_key"]


def test_what_this_version_does_not_know_is_an_error() -> None:
    row = ROWS[0]
    with pytest.raises(KeyError):
        from_json("of-a-later-version", row["payload"])
    for wrong in ({"urgency": "purple"}, {"case_id": "the first"}, {"category": None}):
        with pytest.raises(TypeError, match=f"case-reported without {next(iter(wrong))}$"):
            from_json(row["kind"], row["payload"] | wrong)
    lacking = {name: value for name, value in row["payload"].items() if name != "place"}
    with pytest.raises(TypeError, match="case-reported without place"):
        from_json(row["kind"], lacking)


def test_a_row_may_lack_what_has_a_default() -> None:
    for kind, name in (("case-reported", "sent_by"), ("report-missing", "unreached")):
        payload = next(row["payload"] for row in ROWS if row["kind"] == kind)
        lacking = {key: value for key, value in payload.items() if key != name}
        assert from_json(kind, lacking) == from_json(kind, payload)


def test_what_it_does_not_know_of_a_row_is_left() -> None:
    row = ROWS[0]
    assert from_json(row["kind"], row["payload"] | {"later": 1}) == SAMPLES[0]
