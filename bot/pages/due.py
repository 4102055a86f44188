"""The due rules of the tiers, and the buttons that set them."""

from aiogram.types import InlineKeyboardButton

from bot.buttons.periodic import DueOf, SetDue
from bot.pages import times
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.pages.periodic.words import due_rule_words, report_name
from bot.texts import Say
from domain.days.calendar import Roll
from domain.days.periods import PeriodKind
from domain.periodic.views import DueBoard, DueRow

ALL = "all"
WEEKDAY, GRACE, HOUR, ROLL = "weekday", "grace", "hour", "roll"
HOURS = (12, 17, 18, 24)
GRACES = (0, 1, 2, 3, 4, 5)
ROLLS = (Roll.AFTER, Roll.BEFORE)


def due_page(say: Say, board: DueBoard) -> Page:
    """All rules; who may set them has a button for each."""
    rows: list[Row] = []
    if board.may_set:
        rows = [
            [button(say.plain(f"due-set-{row.kind.value}"), DueOf(kind=row.kind.value))]
            for row in board.rows
        ]
    lines = [line for row in board.rows for line in _lines(say, row)]
    return Page(text=joined([say("due-head"), "", *lines]), rows=tuple(rows))


def pick_page(say: Say, row: DueRow) -> Page:
    """What may be set of one rule."""
    kind = row.kind.value

    def choice(label: str, part: str, value: int) -> InlineKeyboardButton:
        return button(label, SetDue(kind=kind, part=part, value=value))

    hours = [choice(say.plain("due-hour", hour=f"{one}:00"), HOUR, one) for one in HOURS]
    if row.kind is PeriodKind.WEEK:
        days = [choice(say.plain(f"weekday-{one}"), WEEKDAY, one) for one in range(1, 8)]
        rolls = [choice(say.plain(f"due-roll-{one.value}"), ROLL, n) for n, one in enumerate(ROLLS)]
    else:
        days = [choice(say.plain("due-grace", days=one), GRACE, one) for one in GRACES]
        rolls = []
    back = [button(say.plain("button-back"), DueOf())]
    text = joined([*_lines(say, row), "", say("due-pick")])
    return Page(text=text, rows=(*in_rows(days, 4), hours, rolls, back))


def _lines(say: Say, row: DueRow) -> list[str]:
    report = report_name(say, row.kind)
    lines: list[str] = [say("due-line", report=report, rule=due_rule_words(say, row.rule))]
    if row.next_rule is not None and row.next_from is not None:
        rule = due_rule_words(say, row.next_rule)
        lines.append(say("due-line-next", rule=rule, day=times.day(say, row.next_from)))
    return lines
