"""The list of communities with their evaluations, and what one would be of."""

from datetime import date

from bot import words
from bot.buttons.evaluations import (
    EvaluationAt,
    EvaluationList,
    OpenEvaluation,
    PrepareEvaluation,
)
from bot.pages import times
from bot.pages.details import to_board
from bot.pages.evaluations.page import ways, what_of
from bot.pages.evaluations.words import month_of
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.days.halves import HalfYear
from domain.evaluations.model import EvaluationStage
from domain.evaluations.views import EvaluationLine, EvaluationPage, EvaluationProposal

_TITLE = 24


def proposal_page(say: Say, found: EvaluationProposal, today: date) -> Page:
    """Nothing yet: until when it is to be held, and what it would be of."""
    late = found.due_on < today
    key = "evaluation-none-late" if late else "evaluation-none"
    lines = [
        say("evaluation-head", unit=found.unit.name, half=times.half_year(say, found.half)),
        say(key, due=times.near_day(say, found.due_on, today)),
        *(what_of(say, found) if found.may_prepare else []),
    ]
    doing = []
    if found.may_prepare:
        begins = PrepareEvaluation(unit=found.unit.id, half=month_of(found.half))
        doing.append(button(say.plain("evaluation-prepare"), begins))
    return Page(text=joined(lines), rows=(doing, ways(say, found)))


def list_page(say: Say, board: EvaluationPage, today: date) -> Page:
    """The communities, what is to do first."""
    half = times.half_year(say, board.half)
    counted = [
        say(f"evaluations-of-{'none' if stage is None else stage.value}", many=many)
        for stage, many in (
            (stage, board.by_stage.get(stage, 0)) for stage in (None, *EvaluationStage)
        )
        if many
    ]
    head = say("evaluations-head", half=half, due=times.near_day(say, board.due_on, today))
    if board.unit is not None:
        head = say("board-list-head", unit=board.unit.name, head=head)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    if not board.total:
        return Page(text=joined([head, say("evaluations-empty")]), rows=_ways(say, board))
    text = joined(
        [
            head,
            Html(" · ".join(counted)),
            "",
            *(_line(say, line, today) for line in board.lines),
        ]
    )
    opens = [button(clip(one.unit.name, _TITLE), _opens(board.half, one)) for one in board.lines]
    turn = page_row(
        say,
        board.page,
        board.pages,
        lambda page: _list(board, board.half, page),
    )
    return Page(text=text, rows=(*in_rows(opens, 2), turn, *_ways(say, board)))


def _line(say: Say, line: EvaluationLine, today: date) -> Html:
    stage = "none" if line.stage is None else line.stage.value
    day = times.near_day(say, line.planned_on, today) if line.planned_on else ""
    return say(f"evaluations-line-{stage}", unit=line.unit.name, day=day)


def _opens(half: HalfYear, line: EvaluationLine) -> EvaluationAt | OpenEvaluation:
    if line.evaluation_id is None:
        return EvaluationAt(unit=line.unit.id, half=month_of(half))
    return OpenEvaluation(id=line.evaluation_id)


def _list(board: EvaluationPage, half: HalfYear, page: int = 0) -> EvaluationList:
    unit = 0 if board.unit is None else board.unit.id
    return EvaluationList(half=month_of(half), page=page, unit=unit)


def _ways(say: Say, board: EvaluationPage) -> tuple[Row, ...]:
    before, after = board.half.previous(), board.half.next()
    halves = [
        button(
            say.plain("evaluation-before", half=words.capital(times.half_year(say, before))),
            _list(board, before),
        ),
        button(
            say.plain("evaluation-after", half=words.capital(times.half_year(say, after))),
            _list(board, after),
        ),
    ]
    return (halves, to_board(say, board.unit))
