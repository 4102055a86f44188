"""A matter is in a column of a week once, and stands in it as it ended last."""

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.days.periods import Period, PeriodKind
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_case, a_token
from tests.storage.test_boards_status import Asking, conclude

WEEK = Period.containing(PeriodKind.WEEK, TODAY)


async def test_the_week_counts_what_is_resolved_once_and_as_the_weekly_report_does(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    ends = {
        "resolved again": (Outcome.SUCCESS, Outcome.SUCCESS),
        "came to nothing": (Outcome.SUCCESS, Outcome.FAILED),
        "open again": (Outcome.SUCCESS, None),
        "to court at last": (Outcome.FAILED, Outcome.TO_COURT),
    }

    def story(work: Work) -> None:
        head, mediator = district.actor(work, "grid_head"), district.actor(work, "mediator")
        for first, second in ends.values():
            case = a_case(work, head, district.units["grid"])
            conclude(work, mediator, case.id, first, NOW)
            for arrow, outcome in ((Arrow.REOPEN, None), (Arrow.RESOLVE, second)):
                if arrow is Arrow.REOPEN or outcome is not None:
                    tap = Request(actor=mediator, token=a_token(), now=NOW)
                    steps.take_step(work, tap, case.id, arrow, note="又来了", outcome=outcome)

    await office.do(story)
    community = district.units["community"]
    board = await boards.status.board(await actor("supervisor"), community, NOW)
    assert (board.week_found, board.week_resolved) == (4, 1)
    view = await boards.periodic.report(
        await actor("officer"), PeriodKind.WEEK, community, WEEK, NOW
    )
    figures = view.figures
    assert (figures.found, figures.resolved) == (board.week_found, board.week_resolved)
    assert (figures.reopened, figures.moved, figures.dropped, figures.open) == (0, 1, 1, 1)
    assert (figures.total_resolved, figures.balanced) == (1, True)
