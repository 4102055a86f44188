"""The sweep of letters: who owes the next step hears on the morning of its due day, and then by the
rungs of all that is overdue."""

from domain.annual.lifecycle import SETTLE_DAYS, owe
from domain.annual.model import AnnualLetter, AnnualLine, AnnualStage
from domain.annual.notices import AnnualDue, AnnualOwed, due_of_letter
from domain.annual.options import appealable
from domain.annual.telling import ANSWERING, ISSUING, heads
from domain.notices import Notice
from domain.org.heirs import goes_on
from domain.overdue.roster import hearing
from domain.overdue.rungs import DUE_TODAY, RUNGS, due_spans, number_of
from domain.people.line import Lines
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request

_STAND_IN_FIRST = (Capacity.STAND_IN,)
_OF_UNIT = frozenset({AnnualOwed.ASSESS, AnnualOwed.APPEAL})


def owed_of(letter: AnnualLetter, lines: list[AnnualLine], request: Request) -> AnnualOwed | None:
    """What is owed next; None: nothing."""
    match letter.stage:
        case AnnualStage.DRAFTED:
            return AnnualOwed.SIGN
        case AnnualStage.ASSESSING:
            return AnnualOwed.ASSESS
        case AnnualStage.VERIFYING:
            return AnnualOwed.VERIFY
        case AnnualStage.FED_BACK | AnnualStage.APPEALED:
            if any(one.open_appeal for one in lines):
                return AnnualOwed.ANSWER
            return AnnualOwed.APPEAL if appealable(letter, request.now) else AnnualOwed.SETTLE
    return None


def remind_annuals(work: Work, request: Request) -> int:
    """Queues what is due or late now; returns how many pushes. A rerun queues nothing twice."""
    spans = due_spans(work.rules, request.now)
    found = list[tuple[int, Notice]]()
    lines = Lines(work=work, now=request.now, reached=True)
    for number in work.annuals.due(spans) if spans else ():
        letter = work.annuals.letter(number)
        owed = owed_of(letter, work.annuals.lines(letter.id), request)
        at = letter.due_at
        if at is None or owed is None or not any(one.after < at <= one.until for one in spans):
            continue  # somebody was quicker
        if owed is AnnualOwed.SETTLE and at == letter.appeal_until and at <= request.now:
            # from the end of the days of appeal on there is something to settle
            owe(letter, SETTLE_DAYS, work.rules, request.now)
            continue
        present = number_of(at, spans)
        if letter.rung >= present:
            continue
        letter.rung = present
        work.outbox.withdraw(due_of_letter(letter.id), request.now)  # what it said is stale
        unit, issuer = work.org.unit(letter.unit_id), work.org.unit(letter.issuer_id)
        of, roles = (unit, ANSWERING) if owed in _OF_UNIT else (issuer, ISSUING)
        rung, people = _hearing(lines, goes_on(work, of).id, roles, present)
        notice = AnnualDue(
            letter_id=letter.id,
            year=letter.year,
            issuer_name=issuer.name,
            unit_name=unit.name,
            owed=owed,
            due_at=at,
            rung=rung,
        )
        found += [(one, notice) for one in sorted(people)]
    return remind(work, found, request.now)


def _hearing(
    lines: Lines, unit_id: int, roles: tuple[Role, ...], present: int
) -> tuple[Rung, set[int]]:
    """On the due day whoever heads the unit; after it the present rung, or where nobody new stands
    on it the next that has somebody."""
    if present == DUE_TODAY:
        return Rung.DUE_DAY, heads(lines, unit_id, roles)

    def on_rung(rung: Rung) -> set[int]:
        match rung:
            case Rung.HANDLER | Rung.HEAD:
                return heads(lines, unit_id, roles)
            case Rung.STAND_IN:
                return heads(lines, unit_id, roles, _STAND_IN_FIRST)
            case _:
                return lines.above(lines.of(unit_id)).people

    heard = hearing(on_rung, present - DUE_TODAY)
    return (RUNGS[present - DUE_TODAY - 1], set()) if heard is None else heard
