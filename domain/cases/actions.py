"""What people do to cases. Each action is one transaction; authorisation is its first line.

``token`` names the tap that asked for it, so that handling an update twice changes nothing twice.
"""

from collections.abc import Sequence
from datetime import datetime

from domain import access
from domain.access import Act, Target
from domain.cases import clocks, telling
from domain.cases.draft import DraftFile, ReportDraft, clean_note, complete
from domain.cases.lifecycle import Arrow, act_of, find, move
from domain.cases.model import Attachment, Case, Effect, Outcome, State, Step, Urgency
from domain.errors import Invalid, WrongStep
from domain.notices import CaseDetailAdded, CaseReported
from domain.org import UnitKind
from domain.people import Actor, Seat
from domain.ports.work import Work

_DESKS = frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CENTRE})
"""Units that handle matters; a grid only reports them."""


async def report(
    work: Work, actor: Actor, draft: ReportDraft, *, token: str, now: datetime
) -> Case:
    """Files a draft as a case of its grid, and tells those who handle it.

    A draft filed before gives the same case again. A red matter goes to coordinators and
    supervisors at once, whatever the hour. Raises Refused, NotFound, Invalid.
    """
    if draft.unit_id is None:
        raise Invalid("place-missing")
    unit = await work.org.unit(draft.unit_id)
    seat = access.allow(actor, Act.REPORT, access.at(unit.path))
    filed = await work.cases.by_draft(draft.key)
    if filed is not None:
        access.look(actor, await _target(work, filed))
        return filed
    whole = complete(draft)
    category = await work.cases.category(whole.category_id)
    if category.kind is not whole.kind:
        raise Invalid("category-missing")
    if not unit.valid_on(now.astimezone(work.rules.zone).date()):
        raise Invalid("unit-gone")
    line = await work.org.ancestors(unit)
    desk = next((u for u in line if u.kind in _DESKS), unit)
    case = Case(
        kind=whole.kind,
        draft_key=whole.key,
        category_id=whole.category_id,
        place=whole.place,
        people=whole.people,
        summary=whole.summary,
        urgency=whole.urgency,
        reporter_id=actor.person_id,
        reporter_post_id=seat.post_id,
        unit_id=unit.id,
        responsible_id=desk.id,
        reported_at=now,
    )
    case.due_at = clocks.due_after(
        case, now, work.rules.clocks, work.rules.calendar, work.rules.zone
    )
    case = await work.cases.add(case)
    await work.cases.add_step(
        Step(
            case_id=case.id,
            token=token,
            arrow="A",
            at=now,
            person_id=actor.person_id,
            post_id=seat.post_id,
            before=None,
            after=case.state,
            effect=Effect.OPENED,
        )
    )
    await _attach(work, actor, case, whole.files, now)
    told = await telling.handlers(work, case, line, now)
    notice = CaseReported(
        case_id=case.id,
        case_kind=case.kind,
        category=category.label,
        unit_name=unit.name,
        place=case.place,
        urgency=case.urgency,
    )
    urgent = case.urgency is Urgency.RED
    if urgent:
        told |= await telling.alarmed(work, line, now)
    await telling.tell(work, told - {actor.person_id}, notice, now, urgent=urgent)
    return case


async def take_step(
    work: Work,
    actor: Actor,
    case_id: int,
    arrow: Arrow,
    *,
    token: str,
    now: datetime,
    note: str = "",
    outcome: Outcome | None = None,
) -> Case:
    """Moves a case along one arrow and tells those concerned.

    Raises NotFound (also for a case out of sight), Refused, WrongStep (somebody was quicker, or
    it does not lead on from here), Invalid (an ask-back, an answer or a resolution without a
    sentence).
    """
    case = await work.cases.by_id(case_id)
    target = await _target(work, case)
    access.look(actor, target)
    if await work.cases.step(case_id, token) is not None:
        return case
    transition = find(case, arrow)
    if transition is None:
        raise WrongStep(arrow.value, state=case.state.value)
    seat = access.allow(actor, act_of(transition, case.kind), target)
    note = clean_note(note)
    if arrow in {Arrow.ASK_BACK, Arrow.ANSWER, Arrow.RESOLVE} and not note:
        raise Invalid("note-missing")
    transition, effect = move(case, arrow, now, outcome)
    if arrow in {Arrow.ACCEPT, Arrow.START}:
        case.handler_id = actor.person_id
    case.due_at = clocks.due_after(
        case, now, work.rules.clocks, work.rules.calendar, work.rules.zone
    )
    await _record(
        work, actor, seat, case, token, transition.letter, now, transition.source, effect, note
    )
    await telling.tell_step(work, actor, seat, case, arrow, token, note, now)
    return case


async def add_detail(
    work: Work,
    actor: Actor,
    case_id: int,
    *,
    token: str,
    now: datetime,
    note: str = "",
    files: Sequence[DraftFile] = (),
) -> Case:
    """Adds a sentence or attachments to an open matter; if it was sent back, that answers it.

    Raises NotFound (also for a case out of sight), Refused, WrongStep (the matter has ended),
    Invalid (nothing to add).
    """
    case = await work.cases.by_id(case_id)
    target = await _target(work, case)
    access.look(actor, target)
    seat = access.allow(actor, Act.ADD_DETAIL, target)
    if await work.cases.step(case_id, token) is not None:
        return case
    note = clean_note(note)
    if not note and not files:
        raise Invalid("note-missing")
    if not case.open:
        raise WrongStep("add_detail", state=case.state.value)
    letter, before, effect = "note", case.state, None
    if case.state is State.RETURNED:
        transition, effect = move(case, Arrow.ANSWER, now)
        letter = transition.letter
        case.due_at = clocks.due_after(
            case, now, work.rules.clocks, work.rules.calendar, work.rules.zone
        )
    await _record(work, actor, seat, case, token, letter, now, before, effect, note)
    await _attach(work, actor, case, files, now)
    category = await work.cases.category(case.category_id)
    notice = CaseDetailAdded(
        case_id=case.id,
        case_kind=case.kind,
        category=category.label,
        note=note,
        files=len(files),
        step=token,
    )
    await telling.tell(
        work, await telling.concerned(work, case, now) - {actor.person_id}, notice, now
    )
    return case


async def _target(work: Work, case: Case) -> Target:
    filed = await work.org.unit(case.unit_id)
    responsible = await work.org.unit(case.responsible_id)
    return Target(
        filed_path=filed.path, responsible_path=responsible.path, reporter_id=case.reporter_id
    )


async def _record(
    work: Work,
    actor: Actor,
    seat: Seat,
    case: Case,
    token: str,
    arrow: str,
    now: datetime,
    before: State | None,
    effect: Effect | None,
    note: str,
) -> None:
    await work.cases.add_step(
        Step(
            case_id=case.id,
            token=token,
            arrow=arrow,
            at=now,
            person_id=actor.person_id,
            post_id=seat.post_id,
            before=before,
            after=case.state,
            effect=effect,
            note=note,
        )
    )


async def _attach(
    work: Work, actor: Actor, case: Case, files: Sequence[DraftFile], now: datetime
) -> None:
    for file in files:
        await work.cases.add_attachment(
            Attachment(
                case_id=case.id,
                kind=file.kind,
                file=file.file,
                size=file.size,
                at=now,
                person_id=actor.person_id,
            )
        )
