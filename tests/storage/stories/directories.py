"""What stands before each action on directories and on the counts of legal aid."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from domain.aid import actions as aid
from domain.aid.model import AidTap, AidTopic, AidWay
from domain.aid.sweep import remind_aid
from domain.days.periods import Period
from domain.directories import actions as directories
from domain.directories import papers
from domain.directories.model import EntryDraft, EntryKind
from domain.directories.sweep import remind_entries
from domain.org.model import UnitKind
from domain.request import Request
from tests.makers import TODAY, ZONE, a_token
from tests.storage.scene import Call, Scene, call


def _entry_draft(scene: Scene, **more: Any) -> EntryDraft:
    draft: dict[str, Any] = {
        "kind": EntryKind.MEALS,
        "host_id": scene.unit(UnitKind.COMMUNITY),
        "name": "名" * 60,
        "phone": "0550-3012345 / 12345",
        "hours": "abcde 08:30-12:00,14:30-17:30;r 09:00-16:00",
        "place": "古道路12号",
        "bring": "带" * 150,
        "served": (scene.district.units["street"],),
    }
    return EntryDraft(**{**draft, **more})


def _entry(scene: Scene) -> int:
    by = scene.by("administrator")
    return directories.add_entry(scene.work, by, _entry_draft(scene)).id


def _aid(scene: Scene) -> int:
    draft = _entry_draft(
        scene, kind=EntryKind.AID_CENTRE, host_id=scene.district.units["district"], name=a_token()
    )
    return directories.add_entry(scene.work, scene.by("administrator"), draft).id


_TAP = AidTap(day=TODAY, way=AidWay.VISIT, topic=AidTopic.WAGES, number=2)

OF_DIRECTORIES: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    directories.add_entry: lambda s: call(s.by("administrator"), _entry_draft(s)),
    directories.change_entry: lambda s: call(
        s.by("coordinator"), _entry(s), _entry_draft(s, name="改名", served=None)
    ),
    directories.confirm_entry: lambda s: call(s.by("administrator"), _entry(s)),
    directories.doubt_entry: lambda s: call(s.by("grid_head"), _entry(s)),
    directories.stop_entry: lambda s: call(s.by("administrator"), _entry(s)),
    directories.import_entries: lambda s: call(
        s.by("administrator"), [(None, _entry_draft(s)), (_entry(s), _entry_draft(s, name="改"))]
    ),
    papers.note_directory: lambda s: call(s.by("administrator"), 3),
    aid.count: lambda s: call(s.by("centre"), _aid(s), _TAP),
    aid.correct: lambda s: call(s.by("centre"), _aid(s), _TAP, "漏记" * 200),
    aid.confirm_month: lambda s: call(s.by("centre"), _aid(s), Period.parse("2026-10")),
    remind_aid: lambda s: (_aid(s), call(Request(now=datetime(2026, 12, 2, 9, tzinfo=ZONE))))[1],
    remind_entries: lambda s: (
        _entry(s),
        call(Request(now=datetime(2027, 7, 12, 9, tzinfo=ZONE))),
    )[1],
}
