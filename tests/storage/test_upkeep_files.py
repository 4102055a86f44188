"""Photos and voice notes nobody waits for: of drafts given up, forgotten or never begun."""

import json
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from bot.dialogs import drafts
from bot.telegram.conversation import talking
from domain.cases import filing
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.errors import NotFound
from domain.imports.model import TABLES
from domain.ports import Work
from domain.request import Request
from domain.trainings.actions import add_training, take_back
from domain.trainings.model import TrainingDraft, TrainingForm
from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.schema import conversation
from storage.upkeep import purge, purge_files
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_draft, a_token, later
from tests.pieces import in_pieces, whole

LANE = "7:1001:1001"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def files(folder: Path) -> FolderFiles:
    return FolderFiles(folder)


async def _stored(folder: Path, files: FolderFiles, at: datetime = NOW) -> DraftFile:
    """A photo put into the store at that moment."""
    name = await files.put(in_pieces(b"a photo"), ".jpg")
    _date(folder, name, at)
    return DraftFile(kind=AttachmentKind.PHOTO, file=name, size=7)


def _date(folder: Path, name: str, at: datetime) -> None:
    os.utime(folder / name[:2] / name[2:4] / name, (at.timestamp(),) * 2)


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


async def _remember(database: Database, **records: object) -> None:
    """The chat keeps these records."""
    async with database.writer.begin() as connection:
        await connection.execute(
            insert(conversation),
            [
                {"lane": LANE, "key": key, "data": json.dumps(data), "updated_at": NOW}
                for key, data in records.items()
            ],
        )


async def test_what_no_case_and_no_draft_refers_to_goes_after_a_week(
    database: Database, folder: Path, files: FolderFiles
) -> None:
    lost = await _stored(folder, files)
    fresh = await _stored(folder, files, later(days=6))
    assert await purge_files(database, files, later(days=6)) == 0
    assert await purge_files(database, files, later(days=8)) == 1
    with pytest.raises(NotFound):
        await whole(files, lost.file)
    assert await whole(files, fresh.file) == b"a photo"
    assert await purge_files(database, files, later(days=8)) == 0


async def test_what_is_on_file_stays(
    database: Database, office: SqlOffice, district: District, folder: Path, files: FolderFiles
) -> None:
    photo = await _stored(folder, files)
    draft = a_draft(district.units["grid"]).with_file(photo)

    def report(work: Work) -> None:
        head = district.actor(work, "grid_head")
        filing.file(work, Request(actor=head, token=a_token(), now=NOW), draft)

    await office.do(report)
    assert await purge_files(database, files, later(days=4000)) == 0
    assert await whole(files, photo.file) == b"a photo"


async def test_a_draft_keeps_its_photos_until_it_is_given_up_or_forgotten(
    database: Database, folder: Path, files: FolderFiles
) -> None:
    waiting, step = await _stored(folder, files), await _stored(folder, files)
    with talking({}) as chat:
        drafts.save(replace(a_draft(1), files=(waiting,)), NOW)
    kept = {key: json.loads(text) for key, text in chat.changes.items() if text}
    await _remember(
        database,
        **{
            **kept,
            "fsm:7:1001:1001:aiogd:context:x:data": {
                "dialog_data": {"files": [{"kind": "photo", "file": step.file, "size": 7}]}
            },
        },
    )
    assert await purge_files(database, files, later(days=59)) == 0

    # given up: the record goes
    async with database.writer.begin() as connection:
        await connection.execute(delete(conversation).where(conversation.c.key.like("fsm:%")))
    assert await purge_files(database, files, later(days=59)) == 1
    assert await whole(files, waiting.file) == b"a photo"

    # forgotten: nobody touched it for sixty days
    await purge(database, later(days=61))
    assert await purge_files(database, files, later(days=61)) == 1
    with pytest.raises(NotFound):
        await whole(files, waiting.file)


@pytest.mark.parametrize("suffix", sorted(TABLES))
async def test_a_ledger_waits_a_day_for_its_yes(
    database: Database, folder: Path, files: FolderFiles, suffix: str
) -> None:
    """It may hold whatever an office wrote in it."""
    name = await files.put(in_pieces(b"names"), suffix)
    _date(folder, name, NOW)
    await _remember(database, **{"import:1": {"name": name}, "draft:1": {"name": "x"}})
    await purge(database, later(hours=23))
    assert await purge_files(database, files, later(hours=23)) == 0
    await purge(database, later(hours=25))
    assert await purge_files(database, files, later(hours=25)) == 1
    keys = await database.read(lambda one: list(one.execute(select(conversation.c.key)).scalars()))
    assert keys == ["draft:1"]


async def test_a_write_that_was_cut_off_goes_and_what_is_not_ours_stays(
    database: Database, folder: Path, files: FolderFiles
) -> None:
    name = (await _stored(folder, files)).file
    place = folder / name[:2] / name[2:4] / name
    place.rename(place.with_name(f"{name}.part"))
    strange = place.with_name("README.txt")
    strange.write_text("not ours")
    os.utime(strange, (NOW.timestamp(),) * 2)
    assert await purge_files(database, files, later(days=8)) == 1
    assert _names(folder) == ["README.txt"]


async def test_a_store_nobody_used_has_nothing_to_lose(
    database: Database, files: FolderFiles
) -> None:
    assert await purge_files(database, files, NOW) == 0


async def test_what_a_course_handed_out_stays_until_it_is_taken_back(
    database: Database, office: SqlOffice, district: District, folder: Path, files: FolderFiles
) -> None:
    photo = await _stored(folder, files)

    def note(work: Work) -> int:
        by = Request(actor=district.actor(work, "officer"), token=a_token(), now=NOW)
        draft = TrainingDraft(
            unit_id=district.units["community"],
            day=TODAY,
            form=TrainingForm.MEETING,
            topic="怎么接待",
            came=9,
            file=photo,
        )
        return add_training(work, by, draft).id

    number = await office.do(note)
    await purge_files(database, files, later(days=30))
    assert _names(folder) == [photo.file]

    def back(work: Work) -> None:
        by = Request(actor=district.actor(work, "officer"), token=a_token(), now=NOW)
        take_back(work, by, number)

    await office.do(back)
    assert await purge_files(database, files, later(days=30)) == 1
