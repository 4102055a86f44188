"""Every button there is, pressed by whoever has no right to it: answered, and nothing is different.

The factories are found, not listed: a new one is pressed too. Between two edits it is a quarter of
them, others each time.
"""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.buttons.annual import AnnualFile, LetterFile
from bot.buttons.channels import AddChannel, DropChannel
from bot.buttons.contacts import HideContact
from bot.buttons.directories import DoubtEntry, EntrySheet
from bot.buttons.language import Language
from bot.buttons.ledgers import ExportOf
from bot.buttons.meetings import PaperOf
from bot.buttons.passes import PageOver
from bot.buttons.posts import DeleteMe, TakePost
from bot.buttons.report import NewReport
from bot.buttons.sheets import BoardSheet, MattersSheet, OwnSheet
from bot.telegram.intake import keep, taken_in
from domain.days.periods import PeriodKind
from domain.ledgers.spans import Span
from tests.examples import EVERY, drawn, seldom
from tests.journeys import forging, habits
from tests.journeys.directory import keeps_a_directory
from tests.journeys.forging import CHANNEL, GROUP, factories, presses
from tests.journeys.test_contacts import entered
from tests.journeys.test_meetings import sets_the_day
from tests.journeys.town import Town, a_town
from tests.postgresql import run

WORKING = frozenset({"inbox", "lanes", "conversation", "alembic_version"})
"""The tables of the conversation itself."""
MADE_OF_THEM = ("sqlite_", "case_grams", "count")
"""How the tables begin that hold what the others do, and are put in order in the background."""
LAST_DAY = 20261130


def values(town: Town) -> dict[str, list[Any]]:
    """What the fields are filled with: all that is on file of the matter's own community."""
    community = town.one("SELECT responsible_id FROM cases WHERE id = 1")
    unit = "SELECT id FROM posts WHERE unit_id = ?"
    return {
        "id": [1, 2, 3, 4],
        "case": [1, 2, 3, 4],
        "meeting": [1],
        "milestone": [0, 1],
        "number": [0],
        "unit": [community, town.one("SELECT unit_id FROM cases WHERE id = 1")],
        "top": [community],
        "post": [row[0] for row in town.rows(unit, community)],
        "step": [row[0] for row in town.rows("SELECT id FROM steps WHERE case_id = 2")],
        "ref": [0, 1],
        "leave": [1],
        "page": [0],
        "chapter": ["boards"],
        "month": [202611],
        "year": [2026],
        "half": [202607],
        "revision": [1],
        "day": [LAST_DAY],
        "first": [20261126],
        "last": [LAST_DAY],
        "state": [0, 1, 2],
        "reason": [0],
        "hour": [11, 16],
        "days": [3],
        "value": [3],
        "period": ["2026-W48", "2026-11-A", "2026-11"],
        "name": ["mine", "queue"],
        "code": ["en"],
        "kind": [kind.value for kind in PeriodKind],
        "part": ["weekday", "grace", "hour", "roll"],
        "file": ["", "xlsx", "csv"],
        "span": ["", Span.WEEK.value, "2026-W48", "2026"],
        "word": ["x" * 43],
        "link": [row[0] for row in town.rows("SELECT id FROM invitations")][:3],
        "key": [0, 1],
        "pick": [0],
        "bits": [0, 41],
        "category": [0, 1],
        "yes": [0, 1],
        "sure": [0, 1],
        "item": [0, 1],
        "at": [0],
        "points": [8],
        "act": ["show", "confirm", "nil", "remark", "revise", "withdraw", "late"],
    }


async def everything_happens(town: Town) -> None:
    """Everything a button could be about: contacts, a photo, a referral, more time asked for, an
    outcome just recorded, a matter handed up, an answered item, leave."""
    head, mediator, officer = town.building_head, town.mediator, town.officer
    await entered(town)
    await habits.goes_on(mediator, 1)
    for _ in range(2):
        await head.says("/report", "报哪一类")
        await head.taps("矛盾纠纷")
        await head.taps("邻里")
        await head.taps("本网格")
        await head.taps("1–2人")
        await head.sends_photo(habits.a_photo_with_its_place(), "楼上漏水", "请看一眼")
        await head.taps("提交")
    assert habits.number_in(await head.read()) == 3
    await mediator.says("/case 3", "办理经过")
    await mediator.taps("上交一级")
    await mediator.says("谈不拢", "理由")
    await mediator.taps("⏫ 上交")
    await head.says("/report", "报哪一类")
    await head.taps("社情民意")
    await head.taps("噪音")
    await head.taps("本网格")
    await head.says("夜里施工太吵", "请看一眼")
    await head.taps("提交")
    await officer.says("/case 4", "办理经过")
    await officer.taps("受理")
    await officer.taps("登记结果")
    await officer.taps("已办结")
    await officer.says("已停工", "没问题就登记")
    await officer.taps("登记结果")
    await officer.taps("归档")
    await sets_the_day(officer)
    await officer.says("/case 1", "办理经过")
    await officer.taps("🗓 提交恳谈会")
    await mediator.says("/leave", "请哪几天的假")
    await mediator.taps("其他日子")
    await mediator.taps("11月26日")
    await mediator.taps("11月27日")
    await habits.handles(mediator, 2, "调解成功")
    await mediator.taps("书面协议")
    await town.coordinator.says("/twoway", "双向评议")
    await town.coordinator.taps("＋ 发起一轮（琅琊街道）")
    await town.coordinator.taps("✅ 发起")
    await keeps_a_directory(town)
    await habits.issues_a_letter(town.coordinator)
    await town.rests()


@pytest.fixture(scope="module")
def after_all_that(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a town in which it happened."""
    folder = tmp_path_factory.mktemp("busy")
    shutil.copy(settled, folder)

    async def live() -> None:
        async with a_town(folder, settled=True) as town:
            await town.starts()
            await everything_happens(town)

    run(live())
    with closing(sqlite3.connect(folder / "town.db")) as connection, connection:
        connection.execute("DELETE FROM inbox")  # the next Telegram counts its updates from one
    return folder


@pytest.fixture
async def busy(tmp_path: Path, after_all_that: Path) -> AsyncIterator[Town]:
    """A town after all that."""
    shutil.copytree(after_all_that, tmp_path, dirs_exist_ok=True)
    async with a_town(tmp_path, settled=True) as town:
        await town.starts()
        yield town


def everything(town: Town) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but those of the conversation."""
    tables = town.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [
        name for (name,) in tables if name not in WORKING and not name.startswith(MADE_OF_THEM)
    ]
    return {name: town.rows(f"SELECT * FROM {name} ORDER BY rowid") for name in names}  # noqa: S608 - the schema's own names


OUTSIDERS = ("stranger", "other_building_head", "other_mediator", "wages_mediator")
ONLOOKERS = ("grid_head", "stand_in", "supervisor")
"""Who may read the matter and not touch it, and, of these, who confirms nothing."""
OWN = {Language, NewReport, DeleteMe, PageOver, OwnSheet, DoubtEntry, AddChannel, DropChannel}
"""What everybody may do for themselves."""
TAKEN_OUT = {
    *(ExportOf, BoardSheet, MattersSheet, EntrySheet),
    *(PaperOf, LetterFile, AnnualFile),
}
"""What whoever reads a unit may take out of it."""
OFTEN = {"other_mediator"}
"""Who presses between two edits: one who has buttons of the kind, for matters of their own."""
_OF_STAND_IN = "wk: wkr: snz: do:4 lv tl: dgc: tw mt enc: ens: lap: lac:"
THEIRS = {"stand_in": tuple(_OF_STAND_IN.split())}
"""What some of the onlookers may do: the officer's stand-in confirms the reports, fills the sheets
of the community, holds its talk meetings, keeps the directory, counts legal aid, and may leave
that post."""


@pytest.mark.parametrize(
    "name",
    seldom((*OUTSIDERS, *ONLOOKERS), OFTEN),
)
async def test_no_button_does_anything_for_who_has_no_right(name: str, busy: Town) -> None:
    who, before = getattr(busy, name), everything(busy)
    assert len(before["contacts"]) == len(before["referrals"]) == len(before["leaves"]) == 1
    assert len(before["extensions"]) == len(before["agreements"]) == 1
    assert len(before["entries"]) == len(before["aid_counts"]) == 1
    assert len(before["annual_letters"]) == 1
    assert len(before["meetings"]) == len(before["agenda_items"]) == 1
    await who.says("/help", "您")
    known, pressed = values(busy), 0
    mine = THEIRS.get(name, ())
    for factory in drawn(factories(), 4):
        if factory in OWN or (factory in TAKEN_OUT and name in ONLOOKERS):
            continue  # a file taken out leaves its line in the audit log
        sent = [data for data in presses(factory, known) if not (mine and data.startswith(mine))]
        for data, tapped in await who.forges_all(sent):
            assert tapped.answered, data
            if name == "stranger" and factory is not TakePost:
                assert not tapped.text, data  # a link says that it is none
            pressed += 1
        if factory is HideContact:
            await who.says("/help", "您")  # it took away the message it stood under
    assert pressed > (100 if EVERY else 50)
    await busy.rests()
    after = everything(busy)
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}


@pytest.mark.parametrize(
    "name", ["mediator", pytest.param("administrator", marks=pytest.mark.long)]
)
async def test_numbers_far_off_are_answered_at_once(name: str, busy: Town) -> None:
    who, known, pressed = getattr(busy, name), values(busy), 0
    await who.says("/help", "您")
    for factory in drawn(factories(), 4):
        for data, tapped in await who.forges_all(forging.far_off(factory, known)):
            assert tapped.answered, data
            pressed += 1
    assert pressed > (100 if EVERY else 50)
    typed = ("9999-12-31", "0001-01-01", str(10**30), "2026-W99", "a\x00b", "\x1b")
    for command in ("/leave", "/calendar", "/case", "/status", "/export", "/weekly", "/monthly"):
        for words in typed:
            await who.says(f"{command} {words}")
    await busy.rests()
    failed = "SELECT payload FROM inbox WHERE tries > 0 OR dead_at IS NOT NULL"
    assert busy.rows(failed) == []


@pytest.mark.timeout(900)  # every button in every way takes minutes
async def test_what_no_client_sends_does_nothing_either(busy: Town) -> None:
    both = [busy.other_mediator.phone, busy.mediator.phone]
    for chat in (GROUP, CHANNEL):
        await busy.server.client.group(chat, "群", both)
    await busy.rests()
    [line] = busy.product.lines
    before, known, sent = everything(busy), values(busy), 0
    for factory in drawn(factories(), 24):
        if factory in OWN or factory in TAKEN_OUT:
            continue
        for data in drawn(presses(factory, known), 24):
            rows = []
            for update in forging.unheard_of(data, busy.other_mediator.phone, busy.mediator.phone):
                number = next(forging.numbers)
                # whatever it is, it comes twice
                rows += [taken_in(line.worker.bot.id, {**update, "update_id": number})] * 2
            await keep(line.inbox, rows, busy.clock.now())
            sent += len(rows)
            line.worker.wake()
            await busy.rests()  # a chat in which too many wait would have a turn a second
    assert sent > 20
    for chat in (GROUP, CHANNEL):
        screen = await busy.server.client.screen(both[0], chat_id=chat)
        assert [one.text for one in screen.messages if one.from_bot and "漏水" in one.text] == []
    assert busy.rows("SELECT payload FROM inbox WHERE dead_at IS NOT NULL") == []
    after = everything(busy)
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}


def test_each_number_on_a_button_has_its_bounds() -> None:
    endless = [
        f"{factory.__name__}.{name}"
        for factory in factories()
        for name, one in factory.model_fields.items()
        if one.annotation is int and not one.metadata
    ]
    assert endless == [], "take them from bot/buttons/bounds.py"


def test_all_buttons_are_found() -> None:
    found = {one.__prefix__ for one in factories()}
    assert len(found) == len(factories()), "no two begin alike"
    assert {"do", "ref", "cta", "mg", "un", "cks", "lvt", "cals", "xp", "snz", "exa"} <= found
