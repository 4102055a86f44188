"""延期: the handler asks for more time for a matter, and the next tier answers."""

from dataclasses import replace
from datetime import datetime

from domain import access
from domain.access import Act
from domain.cases import clocks, telling
from domain.cases.deadlines import wind
from domain.cases.draft import clean_note
from domain.cases.extension_model import LETTER_OF, MOST_DAYS, Extension, ExtensionState
from domain.cases.extension_notices import ExtensionAnswered, ExtensionAsked
from domain.cases.lifecycle import handling
from domain.cases.model import Case
from domain.cases.options import answerable, extendable, waiting
from domain.cases.timeline import Noted, note_step, opening, within_sight
from domain.errors import Invalid, Refused, WrongStep
from domain.people.line import COORDINATING, SUPERVISING, Lines
from domain.people.model import Role, Seat
from domain.ports import Work
from domain.request import Request

ASK, ANSWER = "ask_extension", "answer_extension"


def ask_extension(
    work: Work, request: Request, case_id: int, days: int, reason: str, *, parties_agree: bool
) -> Extension | None:
    """Asks the next tier for more working days; None when this tap has asked already.

    A dispute that would go beyond its month needs both parties' agreement, which the handler
    confirms. Raises NotFound, Refused, WrongStep (nobody is handling it), Invalid
    (``extension-days``, ``note-missing``, ``extension-waiting``, ``parties-disagree``,
    ``nobody-above``).
    """
    case, seat, done = opening(work, request, case_id, handling)
    if done:
        return None
    if not extendable(case) or case.accepted_at is None or case.due_at is None:
        raise WrongStep(ASK, state=case.state.value)
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("extension-days", limit=MOST_DAYS)
    reason = clean_note(reason)
    if not reason:
        raise Invalid("note-missing")
    if waiting(case, work.clocks.extensions(case.id, case.accepted_at)) is not None:
        raise Invalid("extension-waiting")
    rules = work.rules
    until = clocks.longer(case.due_at, days, request.now, rules.calendar, rules.zone)
    if clocks.beyond_month(case, until) and not parties_agree:
        raise Invalid("parties-disagree")
    lines = Lines(work=work, now=request.now)
    line = lines.of(case.responsible_id)
    decider, people = lines.above(line, besides={request.by.person_id})
    if decider is None:
        raise Invalid("nobody-above")
    extension = work.clocks.add_extension(
        Extension(
            case_id=case.id,
            days=days,
            until=until,
            reason=reason,
            parties_agree=parties_agree,
            asked_at=request.now,
            asked_by=request.by.person_id,
            decider_id=decider,
        )
    )
    _note(work, request, seat, case, extension, note=reason)
    notice = _asked(work, case, extension, seat.role, seat.unit_name)
    telling.tell(work, people, notice, request.now)
    return extension


def asked_of(work: Work, case: Case, asked: Extension, *, again: bool = False) -> ExtensionAsked:
    """What who is to answer is told of a request made before."""
    steps = [one for one in work.cases.timeline(case.id) if one.extension_id == asked.id]
    post = work.people.post(steps[0].post_id)
    unit = work.org.unit(post.unit_id)
    return replace(_asked(work, case, asked, post.role, unit.name), again=again)


def _asked(work: Work, case: Case, asked: Extension, by_role: Role, by_unit: str) -> ExtensionAsked:
    return ExtensionAsked(
        case_id=case.id,
        category=work.cases.category(case.category_id).label,
        extension_id=asked.id,
        days=asked.days,
        until=asked.until,
        reason=asked.reason,
        parties_agree=asked.parties_agree,
        by_role=by_role,
        by_unit=by_unit,
    )


def ask_whoever_is_above(work: Work, path: str, now: datetime) -> None:
    """The tree has changed at this path and below, or who sits at it has: what waits for more time
    there is asked of whoever is above now, if who was asked is not, or there is nobody any more."""
    lines = Lines(work=work, now=now)
    for asked in work.clocks.asked_within(path):
        case = work.cases.by_id(asked.case_id)
        asked = work.clocks.extension(asked.id)  # may be answered while we waited for the case
        line = lines.of(case.responsible_id)
        there = [unit for unit in line[1:] if unit.id == asked.decider_id]
        if not answerable(case, asked) or lines.held(there, COORDINATING | SUPERVISING):
            continue
        decider, people = lines.above(line, besides={asked.asked_by})
        if decider is None:
            if there or asked.decider_id == case.responsible_id or len(line) == 1:
                continue
            decider = line[1].id  # it waits for whoever comes to that post
        if decider == asked.decider_id:
            continue
        asked.decider_id = decider
        work.outbox.withdraw(f"case:{case.id}:extension:{asked.id}:", now)
        telling.tell(work, people, asked_of(work, case, asked), now)


def answer_extension(work: Work, request: Request, extension_id: int, approve: bool) -> Extension:
    """Grants more time, which moves the due date (and the month, if both parties agree), or not.

    The same answer again changes nothing. Raises NotFound, Refused (also one's own request),
    WrongStep (answered otherwise, or the matter has moved on).
    """
    extension = work.clocks.extension(extension_id)
    case, _ = within_sight(work, request, extension.case_id)
    extension = work.clocks.extension(extension_id)  # may be answered while we waited for the case
    unit = work.org.unit(extension.decider_id)
    seat = access.allow(request.by, Act.ANSWER_EXTENSION, access.at(unit.path))
    if extension.asked_by == request.by.person_id:
        raise Refused(Act.ANSWER_EXTENSION.value)
    wanted = ExtensionState.APPROVED if approve else ExtensionState.DECLINED
    if extension.state is wanted:
        return extension
    if not answerable(case, extension):
        raise WrongStep(ANSWER, state=case.state.value)
    extension.state, extension.answered_at, extension.answered_by = (
        wanted,
        request.now,
        request.by.person_id,
    )
    wind(work, case, request.now)
    _note(work, request, seat, case, extension)
    work.outbox.withdraw(f"case:{case.id}:extension:{extension.id}:", request.now)
    category = work.cases.category(case.category_id)
    notice = ExtensionAnswered(
        case_id=case.id,
        category=category.label,
        extension_id=extension.id,
        approved=approve,
        until=case.due_at or extension.until,
        by_role=seat.role,
        by_unit=seat.unit_name,
    )
    told = telling.concerned(work, case, request.now) - {request.by.person_id}
    telling.tell(work, told, notice, request.now)
    return extension


def _note(
    work: Work, request: Request, seat: Seat, case: Case, extension: Extension, note: str = ""
) -> None:
    """Adds the step by which the request came to stand as it does."""
    noted = Noted(
        letter=LETTER_OF[extension.state],
        before=case.state,
        note=note,
        extension_id=extension.id,
    )
    note_step(work, request, seat, case, noted)
