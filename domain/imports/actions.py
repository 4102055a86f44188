"""Taking over a ledger kept elsewhere; without an actor, by the machine's command line.

Nobody is told: what is long known would bury what is new. What is still open begins its clock now.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from domain import access
from domain.access import Act
from domain.cases.deadlines import wind
from domain.cases.draft import clean_note, clean_place, clean_summary
from domain.cases.handover import DESKS
from domain.cases.letters import Letter
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    Case,
    CaseKind,
    Effect,
    State,
    Step,
    Urgency,
)
from domain.days.periods import moment_at
from domain.errors import Invalid
from domain.imports.model import ImportRow, key_of
from domain.org.model import Unit
from domain.people.model import Person, Post, Role
from domain.ports import Work
from domain.request import Request

_POSTS = (Role.MEDIATOR, Role.INFORMATION_OFFICER, Role.COORDINATOR, Role.CENTRE_OFFICER)
"""The post at the unit under which its old ledger stands, the first there is."""


def import_rows(work: Work, request: Request, top: str, rows: Sequence[ImportRow]) -> int:
    """Files the rows that are not filed yet under units of ``top``; returns how many were.

    A row is known again by its unit and its number there. It counts for the days its ledger names,
    as long as no report that would tell of them has been confirmed; then for now.
    Raises Refused, Invalid (``unit-missing``, ``category-missing``).
    """
    over = work.org.by_code(top)
    if over is None:
        raise Invalid("unit-missing")
    if request.actor is not None:
        access.allow(request.actor, Act.ADMINISTER, access.at(over.path))
    day = work.rules.day(request.now)
    archive: Person | None = None
    done = 0
    for row in rows:
        key = key_of(row.number, row.unit)
        if work.cases.by_draft(key) is not None:
            continue
        unit = work.org.by_code(row.unit)
        if unit is None or not unit.path.startswith(over.path):
            raise Invalid("unit-missing")
        category = work.routes.category(row.category, day)
        if category is None:
            raise Invalid("category-missing")
        if archive is None:
            # somebody without a chat and without a post: a ledger, not a person
            archive = work.people.add_person(Person(locale=None, created_at=request.now))
        _file(work, row, key, unit, category.id, archive.id, request.now)
        done += 1
    if done:
        work.audit.add(
            at=request.now,
            person_id=None if request.actor is None else request.actor.person_id,
            act="import_ledger",
            subject=f"unit:{over.id}:rows:{done}",
        )
    return done


def _file(
    work: Work,
    row: ImportRow,
    key: str,
    unit: Unit,
    category_id: int,
    person_id: int,
    now: datetime,
) -> None:
    line = work.org.ancestors(unit)
    desk = next((one for one in line if one.kind in DESKS), unit)
    post = _post(work, desk, now)
    found, counted = _moments(work, line, row.found_on, now)
    late = counted == now
    case = Case(
        kind=CaseKind.DISPUTE,
        draft_key=key,
        category_id=category_id,
        place=clean_place(row.place),
        people=row.people,
        summary=clean_summary(row.summary),
        urgency=Urgency.YELLOW,
        reporter_id=person_id,
        reporter_post_id=post.id,
        unit_id=unit.id,
        responsible_id=desk.id,
        reported_at=now if late else found,
        found_on=row.found_on if late else None,
    )
    steps: list[tuple[Letter, State | None, State, Effect | None, datetime]] = [
        (Letter.A, None, State.REPORTED, Effect.OPENED, counted)
    ]
    if row.outcome is not None:
        ended, counts = _moments(work, line, row.ended_on or row.found_on, now)
        case.state, case.outcome = State.CLOSED, row.outcome
        case.accepted_at, case.ended_at, case.closed_at = found, ended, ended
        ending = EFFECT_OF_OUTCOME[row.outcome]
        steps += [
            (Letter.B, State.REPORTED, State.ACCEPTED, None, counted),
            (Letter.I, State.ACCEPTED, State.RESOLVED, ending, max(counts, counted)),
            (Letter.K, State.RESOLVED, State.CLOSED, None, counts),
        ]
    else:
        wind(work, case, now)
    case = work.cases.add(case)
    for letter, before, after, effect, at in steps:
        work.cases.add_step(
            Step(
                case_id=case.id,
                token=f"import:{letter}",
                letter=letter,
                at=now,
                person_id=person_id,
                post_id=post.id,
                before=before,
                after=after,
                effect=effect,
                note=clean_note(row.note) if letter is Letter.A else "",
                counted_at=at,
            )
        )


def _moments(
    work: Work, line: Sequence[Unit], day: date, now: datetime
) -> tuple[datetime, datetime]:
    """Noon of the day, and the moment for which the figures count it."""
    noon = min(moment_at(day, time(12), work.rules.zone), now)
    ids = [unit.id for unit in line]
    work.periodic.lock(ids)
    return noon, now if work.periodic.told_since(ids, day) else noon


def _post(work: Work, desk: Unit, now: datetime) -> Post:
    for role in _POSTS:
        found = work.people.find_post(desk.id, role)
        if found is not None:
            return found
    today = work.rules.day(now)
    return work.people.add_post(Post(role=Role.MEDIATOR, unit_id=desk.id, valid_from=today))
