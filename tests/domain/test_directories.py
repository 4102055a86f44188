"""Directories: who may change what, what a doubt does, and the half-yearly check by the ladder."""

from datetime import date, datetime
from typing import Any

import pytest

from domain.directories import actions
from domain.directories.model import (
    Entry,
    EntryDraft,
    EntryKind,
    EntryState,
    clean_phone,
    mark_of,
    written,
)
from domain.directories.notices import EntryDoubted, EntryDue
from domain.directories.sweep import remind_entries
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE

FULL_WIDTH = "１３８５５５０１２３４"


class Keepers:
    """The community's entries, and who has to do with them."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.grid = town.person("一网格", Role.GRID_HEAD)
        self.officer = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.deputy = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.liaison = town.person("琅琊街道", Role.LEGAL_AID_LIAISON)
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)

    def draft(self, **more: Any) -> EntryDraft:
        draft: dict[str, Any] = {
            "kind": EntryKind.MEALS,
            "host_id": self.town.units["古道社区"].id,
            "name": "助餐点",
            "phone": "0550-3012345",
            "hours": "a-e 10:30-13:00",
            **more,
        }
        return EntryDraft(**draft)

    def enter(self, who: Actor | None = None, **more: Any) -> Entry:
        request = self.town.asks(who or self.officer)
        return self.town.do(actions.add_entry, request, self.draft(**more))

    def told(self, who: Actor, of: type[Any]) -> list[Any]:
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == who.person_id
            and isinstance(push.notice, of)
            and not push.withdrawn
        ]

    def sweeps(self, moment: str) -> int:
        self.town.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
        return self.town.do(remind_entries, Request(now=self.town.clock.now()))


@pytest.fixture
def keepers(town: Town) -> Keepers:
    return Keepers(town)


def test_the_same_tap_enters_once(keepers: Keepers) -> None:
    request = keepers.town.asks(keepers.officer)
    first = keepers.town.do(actions.add_entry, request, keepers.draft())
    assert keepers.town.do(actions.add_entry, request, keepers.draft()) is first
    with pytest.raises(Invalid, match="entry-known"):
        keepers.enter()
    assert len(keepers.town.all(Entry)) == 1
    assert first.due_at.astimezone(ZONE).date() == date(2027, 7, 13), "too fresh for January"


def test_only_who_keeps_it_changes_it(keepers: Keepers) -> None:
    entry, do, asks = keepers.enter(), keepers.town.do, keepers.town.asks
    for who in (keepers.grid, keepers.liaison, keepers.supervisor):
        with pytest.raises(Refused):
            do(actions.change_entry, asks(who), entry.id, keepers.draft(name="另一处"))
        with pytest.raises(Refused):
            do(actions.confirm_entry, asks(who), entry.id)
        with pytest.raises(Refused):
            do(actions.stop_entry, asks(who), entry.id)
        with pytest.raises(Refused):
            do(actions.import_entries, asks(who), [(entry.id, keepers.draft())])
    there = keepers.town.units["琅琊街道"].id
    with pytest.raises(Refused):  # nobody hands theirs to a unit that is not theirs
        do(actions.change_entry, asks(keepers.officer), entry.id, keepers.draft(host_id=there))
    do(actions.change_entry, asks(keepers.street), entry.id, keepers.draft(host_id=there))
    assert entry.host_id == there
    with pytest.raises(NotFound):
        do(actions.confirm_entry, asks(keepers.street), entry.id + 1)


def test_a_doubt_shows_at_once_and_tells_who_keeps_it(keepers: Keepers) -> None:
    entry, do, asks = keepers.enter(), keepers.town.do, keepers.town.asks
    do(actions.doubt_entry, asks(keepers.grid), entry.id)
    since = entry.since
    assert entry.state is EntryState.TO_CHECK
    assert [one.phone for one in keepers.told(keepers.officer, EntryDoubted)] == ["0550-3012345"]
    keepers.town.clock.forward(hours=1)
    do(actions.doubt_entry, asks(keepers.grid), entry.id)
    assert entry.since == since, "its age goes on"
    assert len(keepers.told(keepers.officer, EntryDoubted)) == 1
    do(actions.confirm_entry, asks(keepers.officer), entry.id)
    assert entry.state is EntryState.VALID
    assert keepers.told(keepers.officer, EntryDoubted) == [], "not sent yet, it is not sent"
    do(actions.stop_entry, asks(keepers.officer), entry.id)
    with pytest.raises(WrongStep):
        do(actions.doubt_entry, asks(keepers.grid), entry.id)


def test_legal_aid_is_asked_of_the_liaison(keepers: Keepers) -> None:
    where = keepers.town.units["琅琊街道"].id
    entry = keepers.enter(keepers.liaison, kind=EntryKind.AID_STATION, host_id=where)
    keepers.town.do(actions.doubt_entry, keepers.town.asks(keepers.grid), entry.id)
    assert len(keepers.told(keepers.liaison, EntryDoubted)) == 1
    assert keepers.told(keepers.street, EntryDoubted) == []


def test_a_check_climbs_the_ladder_and_is_asked_about_anew(keepers: Keepers) -> None:
    keepers.town.clock.moment = datetime(2026, 10, 12, 10, tzinfo=ZONE)
    one, two = keepers.enter(), keepers.enter(name="第二处")
    assert keepers.sweeps("2027-01-08 09:00") == 0
    assert keepers.sweeps("2027-01-11 09:00") == 2  # 10 January is a Sunday
    assert keepers.sweeps("2027-01-11 09:01") == 0
    assert {each.rung.value for each in keepers.told(keepers.officer, EntryDue)} == {"answer"}
    assert one.state is EntryState.VALID
    keepers.town.sends()
    keepers.town.do(actions.confirm_entry, keepers.town.asks(keepers.officer), two.id)
    assert keepers.sweeps("2027-01-12 09:00") == 1
    assert (one.state, two.state) == (EntryState.TO_CHECK, EntryState.VALID)
    for day, who, rung in (
        ("2027-01-13", keepers.deputy, "stand_in"),
        ("2027-01-14", keepers.street, "next_tier"),
    ):
        assert keepers.sweeps(f"{day} 09:00") == 1
        assert [each.rung.value for each in keepers.told(who, EntryDue)] == [rung]
    assert keepers.sweeps("2027-03-02 09:00") == 0
    assert one.due_at.astimezone(ZONE).date() == date(2027, 7, 13)  # 10 July is a Saturday
    assert keepers.sweeps("2027-07-12 09:00") == 2


def test_what_is_to_be_checked_by_its_age_can_still_be_wrong(keepers: Keepers) -> None:
    entry = keepers.enter()
    keepers.sweeps("2027-07-14 09:00")
    assert entry.state is EntryState.TO_CHECK
    for _ in range(2):
        keepers.town.do(actions.doubt_entry, keepers.town.asks(keepers.grid), entry.id)
        keepers.town.clock.forward(hours=1)
    assert len(keepers.told(keepers.officer, EntryDoubted)) == 1


def test_a_stopped_one_is_not_in_use_again_beside_one_of_its_name(keepers: Keepers) -> None:
    old, do = keepers.enter(), keepers.town.do
    do(actions.stop_entry, keepers.town.asks(keepers.officer), old.id)
    keepers.enter()
    with pytest.raises(Invalid, match="entry-known"):
        do(actions.confirm_entry, keepers.town.asks(keepers.officer), old.id)


def test_a_change_does_not_take_back_a_newer_one(keepers: Keepers) -> None:
    entry, do, asks = keepers.enter(), keepers.town.do, keepers.town.asks
    read = mark_of(written(entry), stopped=False)
    newer, mine = keepers.draft(phone="0550-3099999"), keepers.draft(name="助餐处")
    do(actions.change_entry, asks(keepers.street), entry.id, newer, read)
    with pytest.raises(WrongStep):
        do(actions.change_entry, asks(keepers.officer), entry.id, mine, read)
    assert (entry.name, entry.phone) == ("助餐点", "0550-3099999")
    do(actions.change_entry, asks(keepers.officer), entry.id, newer, read)  # the same is no harm
    read = mark_of(written(entry), stopped=False)
    do(actions.stop_entry, asks(keepers.street), entry.id)
    for late in (mine, newer):
        with pytest.raises(WrongStep):
            do(actions.change_entry, asks(keepers.officer), entry.id, late, read)
    assert entry.state is EntryState.STOPPED


def test_a_sheet_checks_and_revives_nothing_that_it_does_not_change(keepers: Keepers) -> None:
    same, other, gone = [keepers.enter(name=name) for name in ("一", "二", "三")]
    do, asks = keepers.town.do, keepers.town.asks
    do(actions.doubt_entry, asks(keepers.grid), same.id)
    do(actions.stop_entry, asks(keepers.officer), gone.id)
    keepers.town.clock.forward(days=30)
    rows = [
        (same.id, keepers.draft(name="一", served=())),
        (other.id, keepers.draft(name="二", place="一楼")),
        (gone.id, keepers.draft(name="三", place="二楼")),
    ]
    assert do(actions.import_entries, asks(keepers.street), rows) == (0, 2)
    assert same.state is EntryState.TO_CHECK
    assert same.checked_on < other.checked_on
    assert (gone.state, gone.place) == (EntryState.STOPPED, "二楼")
    assert do(actions.import_entries, asks(keepers.street), rows) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("（0550）3012345", "0550-3012345"),
        ("12348、0550－3012345", "12348 / 0550-3012345"),
        ("400-123-4567", "400-123-4567"),
        ("3012345-801", "3012345-801"),
        ("110", "110"),
    ],
)
def test_work_phones(typed: str, said: str) -> None:
    assert clean_phone(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "13855501234",
        "+86 138-5550-1234",
        "12348/13855501234",
        "138、23456789",
        "12348、138 / 23456789",
        FULL_WIDTH,
        "",
        "张三",
        "1" * 61,
    ],
)
def test_nobodys_own(typed: str) -> None:
    with pytest.raises(Invalid):
        clean_phone(typed)
