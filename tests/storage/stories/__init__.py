"""What stands before each action of the domain, and how it is asked for then.

One story for each action; ``test_every_action.py`` finds the actions and asks for their stories.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from domain import sweeps
from domain.cases import (
    convert,
    deadlines,
    extension,
    filing,
    handover,
    papers,
    rating,
    recall,
    sharing,
    split,
    steps,
)
from domain.cases import merge as merging
from domain.cases import undo as undoing
from domain.cases.draft import DraftFile
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind, CaseKind, Outcome, PeopleBand, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.chasing import sweep as chasing
from domain.chasing.extensions import remind_extensions
from domain.contacts import actions as contacts
from domain.contacts.model import LookReason, Party, Spot
from domain.days import actions as days
from domain.days.periods import DueRule, Period, PeriodKind
from domain.handfuls import Handful
from domain.imports import actions as imports
from domain.imports.model import ImportRow, key_of
from domain.leave import actions as leave
from domain.leave import sweep as leave_sweep
from domain.ledgers import actions as ledgers
from domain.ledgers.model import Export, TakenOut
from domain.mediation import actions as mediation
from domain.mediation import performance
from domain.mediation import sweep as mediation_sweep
from domain.mediation.model import AgreementForm, DeadlineKind, Means
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.overdue import sweep as overdue
from domain.people import binding
from domain.people.missed import hear_missed
from domain.people.model import Role
from domain.periodic import actions as periodic
from domain.periodic import due
from domain.referrals import actions as referrals
from domain.referrals import incoming
from domain.referrals import sweep as referral_sweep
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Consent
from domain.reminders import snooze, sweep
from domain.request import Request
from tests.makers import NOW, TELEGRAM, TODAY, ZONE, a_chair, a_draft, later
from tests.storage.scene import REFERRAL, Call, Scene, call


def _longer(scene: Scene) -> int:
    asked = extension.ask_extension(
        scene.work, scene.by("mediator"), scene.taken(), 5, "等鉴定", parties_agree=False
    )
    assert asked is not None
    return asked.id


def _performance(scene: Scene) -> tuple[int, int]:
    case_id = scene.agreed()
    by, day = scene.by("mediator"), date(2026, 12, 4)
    performance.add_performance(scene.work, by, case_id, due_on=day, note="付粉刷钱")
    found = scene.work.mediation.deadlines(case_id)
    return case_id, next(one.id for one in found if one.kind is DeadlineKind.PERFORMANCE)


def _answered(scene: Scene) -> int:
    referral_id = scene.referred()
    for arrow in (ReferralArrow.ACCEPT, ReferralArrow.FINISH):
        by = scene.by("mediator")
        referrals.answer(scene.work, by, referral_id, arrow, note="已立案")
    return referral_id


def _confirmed(scene: Scene, week: str, *words: str) -> Call:
    """Asks for something about the report that is on file."""
    unit, period, after = scene.confirmed(week)
    return call(scene.by("officer"), unit, period, *words, after=after)


def _liaison(scene: Scene) -> Request:
    seat = a_chair(scene.work, scene.district.units["district"], Role.LEGAL_AID_LIAISON)
    scene.district.chairs["liaison"] = seat
    return scene.by("liaison")


def _centre(scene: Scene) -> handover.RouteRow:
    unit = scene.work.org.unit(scene.unit(UnitKind.CENTRE, "district"))
    return handover.RouteRow(category="邻里", centre=unit.code)


_ROW = ImportRow(
    key=key_of("2026-1", "341102001001"),
    number="2026-1",
    unit="341102001001",
    category="neighbours",
    place="三号楼",
    people=PeopleBand.ONE_TWO,
    summary="楼上漏水",
    found_on=date(2026, 10, 9),
    outcome=Outcome.SUCCESS,
    ended_on=date(2026, 10, 12),
    note="导入",
)
_UNIT = org.UnitRow(
    code="341102001009",
    name="新社区",
    kind=UnitKind.COMMUNITY,
    above="341102001000",
    valid_from=TODAY,
)
_PHOTO = DraftFile(kind=AttachmentKind.PHOTO, file="a" * 64, size=1)
_FAR = later(days=30)

Story = Callable[[Scene], Call]


def _of_packages() -> Iterator[tuple[Callable[..., Any], Story]]:
    """Those of each module of this package, which are in a table whose name begins with OF."""
    for found in iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        for name, table in vars(module).items():
            if name.startswith("OF_"):
                yield from table.items()


STORIES: Mapping[Callable[..., Any], Story] = {
    **dict(_of_packages()),
    filing.file: lambda s: call(s.by("grid_head"), a_draft(s.district.units["grid"])),
    steps.take_step: lambda s: call(s.by("mediator"), s.taken(), Arrow.HAND_UP, note="难"),
    steps.add_detail: lambda s: call(
        s.by("building_head"), s.taken(), note="又漏了", files=(_PHOTO,)
    ),
    sharing.share: lambda s: call(s.by("building_head"), s.taken()),
    undoing.undo: lambda s: call(s.by("mediator"), s.resolved()),
    convert.convert: lambda s: call(s.by("mediator"), s.filed(), 19),
    merging.merge: lambda s: call(s.by("mediator"), s.taken(), s.filed()),
    papers.add_papers: lambda s: call(s.by("mediator"), s.taken(), (_PHOTO,)),
    split.split: lambda s: call(s.by("mediator"), s.taken(), PeopleBand.ONE_TWO, "另一户"),
    rating.thank: lambda s: call(s.by("building_head"), s.resolved()),
    rating.rate: lambda s: call(
        s.by("building_head"),
        s.gone(Arrow.ACCEPT, Arrow.RESOLVE, Arrow.CLOSE, kind=CaseKind.OPINION),
        Satisfaction.FAIRLY,
    ),
    extension.ask_extension: lambda s: call(
        s.by("mediator"), s.taken(), 30, "等鉴定", parties_agree=True
    ),
    extension.answer_extension: lambda s: call(s.by("coordinator"), _longer(s), True),
    deadlines.set_clock: lambda s: call(
        s.by("administrator"), s.unit(UnitKind.COMMUNITY), Urgency.RED, accept=1, handle=2
    ),
    recall.recall_dues: lambda s: call(Request(now=NOW), 0),
    handover.set_routes: lambda s: call(s.by("administrator"), [_centre(s)]),
    contacts.add_contact: lambda s: call(
        s.by("mediator"), s.taken(), Party.SECOND, "1" * 11 + "很" * 180
    ),
    contacts.correct_contact: lambda s: call(s.by("mediator"), s.contact(), "13900000000"),
    contacts.remove_contact: lambda s: call(s.by("mediator"), s.contact()),
    contacts.open_contact: lambda s: call(
        s.by("mediator"),
        s.contact(),
        LookReason.OTHER,
        spot=Spot(address="7", message="1"),
        words="约时间",
    ),
    days.set_day: lambda s: call(s.by("administrator"), date(2026, 12, 5), True, "调休"),
    imports.import_rows: lambda s: call(s.by("administrator"), "341102000000", [_ROW]),
    leave.take_leave: lambda s: call(s.by("mediator"), date(2026, 11, 25), date(2026, 11, 26)),
    leave.give_leave: lambda s: call(
        s.by("administrator"),
        s.district.chairs["mediator_2"].post.id,
        date(2026, 11, 25),
        date(2026, 11, 26),
    ),
    leave.end_leave: lambda s: call(s.by("coordinator"), s.away("coordinator")),
    leave.end_leave_of: lambda s: call(
        s.by("administrator"),
        s.district.chairs["coordinator_2"].post.id,
        s.away("coordinator_2"),
    ),
    leave_sweep.welcome_back: lambda s: call(Request(now=later(days=3))),
    ledgers.note_export: lambda s: call(
        s.by("centre"), Export.LEDGER, s.district.units["street"], TODAY, TODAY, 3
    ),
    ledgers.note_sheet: lambda s: call(
        s.by("centre"), TakenOut.BOARD, s.district.units["street"], 3
    ),
    ledgers.note_own_sheet: lambda s: call(s.by("mediator"), TakenOut.QUEUE, 3),
    mediation.hold_session: lambda s: call(
        s.by("mediator"), s.taken(), held_on=TODAY, means=Means.ON_SITE, note="看了现场"
    ),
    mediation.record_agreement: lambda s: call(
        s.by("mediator"), s.resolved(), form=AgreementForm.ORAL, made_on=TODAY, amount=8, text=""
    ),
    mediation.want_confirmation: lambda s: call(
        s.by("mediator"), s.agreed(AgreementForm.ORAL), wanted=True
    ),
    mediation.file_confirmation: lambda s: call(s.by("mediator"), s.agreed(), filed_on=TODAY),
    performance.add_performance: lambda s: call(
        s.by("mediator"), s.agreed(), due_on=date(2026, 12, 1), note="付钱"
    ),
    performance.settle_performance: lambda s: call(s.by("mediator"), *_performance(s), kept=False),
    performance.plan_follow_up: lambda s: call(
        s.by("mediator"), s.resolved(), due_on=date(2027, 1, 4)
    ),
    performance.follow_up: lambda s: call(
        s.by("mediator"),
        s.resolved(),
        made_on=TODAY,
        kept=False,
        satisfaction=Satisfaction.NOT,
        note="没有修",
    ),
    mediation_sweep.remind_deadlines: lambda s: call(Request(now=later(days=3))),
    org.add_units: lambda s: call(
        s.by("administrator"),
        [_UNIT],
    ),
    org.rename: lambda s: call(s.by("administrator"), s.unit(UnitKind.COMMUNITY), "新名社区"),
    org.close: lambda s: call(s.by("administrator"), s.unit(UnitKind.COMMUNITY), on=TODAY),
    org.move: lambda s: call(
        s.by("administrator"),
        s.unit(UnitKind.COMMUNITY),
        s.district.units["street_2"],
        on=TODAY,
    ),
    org.merge: lambda s: call(
        s.by("administrator"),
        [s.unit(UnitKind.COMMUNITY), s.unit(UnitKind.COMMUNITY)],
        s.unit(UnitKind.COMMUNITY),
        on=TODAY,
    ),
    remind_extensions: lambda s: (_longer(s), call(Request(now=later(days=1))))[1],
    hear_missed: lambda s: call(s.by("mediator")),
    sweeps.handful: lambda s: call(Request(now=later(days=31)), overdue.climb, Handful()),
    sweeps.first_handfuls: lambda s: call(Request(now=later(days=31)), sweeps.SWEEPS),
    overdue.climb: lambda s: call(Request(now=_FAR)),
    chasing.chase: lambda s: (s.gone(Arrow.ASK_BACK), call(Request(now=_FAR)))[1],
    overdue.remind_limits: lambda s: call(Request(now=later(days=23))),
    binding.choose_language: lambda s: call(s.by("mediator"), "en"),
    binding.seen: lambda s: call(
        Request(now=NOW), TELEGRAM, s.district.address("officer"), "en-latn-gb-boont-r-extended"
    ),
    periodic.confirm: lambda s: call(
        s.by("officer"),
        s.district.units["community"],
        Period.parse("2026-W47"),
        nil=False,
        remark="一周",
        late_reason="停电",
    ),
    periodic.revise: lambda s: _confirmed(s, "2026-W46", "更正"),
    periodic.withdraw: lambda s: _confirmed(s, "2026-W45"),
    periodic.state_late_reason: lambda s: call(
        s.by("officer"), *s.confirmed("2026-W44")[:2], "停电"
    ),
    due.set_due: lambda s: call(s.by("administrator"), DueRule(PeriodKind.MONTH, grace=2)),
    referrals.refer: lambda s: call(s.by("mediator"), s.taken(), REFERRAL),
    referrals.answer: lambda s: call(
        s.by("mediator"), s.referred(), ReferralArrow.DECLINE, note="不归管"
    ),
    referrals.revoke: lambda s: call(s.by("mediator"), s.referred(), note="点错了"),
    referrals.conclude: lambda s: call(s.by("mediator"), _answered(s)),
    incoming.hand_in: lambda s: call(
        _liaison(s), a_draft(s.district.units["community"]), Consent.APPLICANT
    ),
    referral_sweep.remind_referrals: lambda s: call(Request(now=_FAR)),
    snooze.snooze: lambda s: call(
        s.by("officer", datetime(2026, 11, 27, 9, tzinfo=ZONE)),
        s.district.units["community"],
        Period.parse("2026-W48"),
        14,
    ),
    sweep.remind_due: lambda s: call(Request(now=datetime(2026, 11, 27, 9, tzinfo=ZONE))),
}
