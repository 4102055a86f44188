"""A notice of each kind, for tests of their way through the outbox and into words."""

from datetime import UTC, date, datetime

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Label, Outcome, Urgency
from domain.cases.notices import (
    CaseConverted,
    CaseDetailAdded,
    CaseMerged,
    CaseMoved,
    CaseOffered,
    CaseReported,
    CaseSplit,
    CaseThanked,
    ConvertedFor,
    MergedMoved,
)
from domain.days.deadlines import Notch
from domain.digests.model import DigestPace
from domain.digests.notices import DigestReady
from domain.mediation.model import DeadlineKind
from domain.mediation.notices import DeadlineNear
from domain.notices import Notice
from domain.people.model import Role
from domain.reminders.notices import PeriodicDue, PeriodicMissing
from tests.samples_aid import OF_AID, the_longest_of_aid
from tests.samples_annual import OF_ANNUALS, the_longest_annuals
from tests.samples_assessments import OF_ASSESSMENTS, the_longest_assessments
from tests.samples_callins import OF_CALLINS, the_longest_callins
from tests.samples_directories import OF_DIRECTORIES, the_longest_entries
from tests.samples_evaluations import OF_EVALUATIONS, the_longest_evaluations
from tests.samples_followups import OF_FOLLOWUPS, the_longest_followups
from tests.samples_inquiries import OF_INQUIRIES, the_longest_inquiries
from tests.samples_meetings import OF_MEETINGS, the_longest_of_meetings
from tests.samples_overdue import OF_CLOCKS
from tests.samples_periodic import OF_REPORTS, the_longest_of_reports
from tests.samples_posts import OF_POSTS
from tests.samples_projects import OF_PROJECTS, the_longest_projects
from tests.samples_referrals import OF_REFERRALS, the_longest_referrals
from tests.samples_selections import OF_SELECTIONS, the_longest_of_selections
from tests.samples_twoway import OF_TWOWAYS, the_longest_twoways

LABEL = Label(zh="邻里", en="neighbours")
DUE = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
SAMPLES: list[Notice] = [
    CaseReported(
        case_id=1,
        case_kind=CaseKind.DISPUTE,
        category=LABEL,
        unit_name="一网格",
        place="3号楼",
        urgency=Urgency.RED,
    ),
    *(
        CaseMoved(
            case_id=1,
            case_kind=CaseKind.OPINION,
            category=LABEL,
            arrow=Arrow.RESOLVE,
            by_role=Role.MEDIATOR,
            by_unit="古道社区",
            note="说好了",
            outcome=outcome,
            to_reporter=True,
            step="tg:1:2",
        )
        for outcome in (None, Outcome.TO_COURT)
    ),
    CaseDetailAdded(
        case_id=1, case_kind=CaseKind.DISPUTE, category=LABEL, note="", files=2, step="tg:1:3"
    ),
    CaseOffered(
        case_id=1,
        case_kind=CaseKind.DISPUTE,
        category=LABEL,
        unit_name="一网格",
        place="",
        urgency=Urgency.RED,
        arrow=Arrow.ASSIGN,
        by_role=Role.CENTRE_OFFICER,
        by_unit="琅琊区",
        to_unit="农民工工资纠纷调解中心",
        yours=False,
        note="",
        step="tg:1:4",
    ),
    CaseThanked(case_id=1, category=LABEL, by_unit="一网格"),
    MergedMoved(
        merged_id=2,
        case_id=1,
        case_kind=CaseKind.DISPUTE,
        category=LABEL,
        arrow=Arrow.RESOLVE,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        note="说好了",
        outcome=Outcome.SUCCESS,
        step="tg:1:5",
    ),
    CaseMerged(
        case_id=2,
        into_id=1,
        category=LABEL,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        to_reporter=True,
        step="tg:1:6",
    ),
    CaseSplit(case_id=3, from_id=1, category=LABEL, by_role=Role.MEDIATOR, by_unit="古道社区"),
    CaseConverted(
        case_id=1,
        case_kind=CaseKind.OPINION,
        category=LABEL,
        unit_name="一网格",
        place="3号楼",
        urgency=Urgency.YELLOW,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        told=ConvertedFor.FORMER,
        step="tg:1:7",
    ),
    *(
        DigestReady(holding_id=1, unit_id=2, unit_name="古道社区", pace=pace, day=DUE.date())
        for pace in DigestPace
    ),
    *OF_ASSESSMENTS,
    *OF_CLOCKS,
    *OF_INQUIRIES,
    *OF_CALLINS,
    *OF_EVALUATIONS,
    *OF_MEETINGS,
    *OF_FOLLOWUPS,
    *OF_DIRECTORIES,
    *OF_AID,
    *OF_SELECTIONS,
    *OF_POSTS,
    *OF_PROJECTS,
    *OF_REFERRALS,
    *OF_TWOWAYS,
    *OF_ANNUALS,
    *OF_REPORTS,
    PeriodicDue(unit_id=3, unit_name="古道社区", period="2026-W48", rung="before", due_at=DUE),
    PeriodicMissing(
        unit_id=3, unit_name="古道社区", period="2026-W48", rung="next_tier", due_at=DUE
    ),
    DeadlineNear(
        case_id=1,
        category=LABEL,
        deadline_id=4,
        deadline=DeadlineKind.PERFORMANCE,
        due_on=date(2027, 1, 1),
        note="付钱",
        notch=Notch.DAY,
        off=True,
        provisional=False,
    ),
]


def the_longest_by_mechanism(name: str, number: int, note: str) -> list[list[Notice]]:
    """Those of the mechanisms that have samples of their own, with every field as long as it may
    be."""
    return [
        *the_longest_inquiries(name, number, note),
        *the_longest_callins(name, number, note),
        *the_longest_evaluations(name, number, note),
        *the_longest_followups(name, number, note),
        *the_longest_referrals(name, number, note),
        *the_longest_twoways(name, number),
        *the_longest_annuals(name, number),
        *the_longest_of_reports(name, number),
        *the_longest_of_meetings(name, number, note),
        *the_longest_of_aid(name, number),
        *the_longest_of_selections(name, number, note),
        *the_longest_entries(name, number),
        *the_longest_assessments(name, number, note),
        *the_longest_projects(name, number, note),
    ]
