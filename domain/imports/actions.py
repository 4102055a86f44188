"""Taking over a ledger kept elsewhere; without an actor, by the machine's command line.

Nobody is told: what is long known would bury what is new. What is still open begins its clock now.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    Category,
    Effect,
    State,
    Step,
    Urgency,
)
from domain.days.periods import moment_at
from domain.errors import Invalid
from domain.imports.model import ImportRow
from domain.org.model import Unit
from domain.people.model import Person, Post, Role
from domain.ports import Work
from domain.request import Request

_POSTS = (Role.MEDIATOR, Role.INFORMATION_OFFICER, Role.COORDINATOR, Role.CENTRE_OFFICER)
"""The post at the unit under which its old ledger stands, the first there is."""


def import_rows(work: Work, request: Request, top: str, rows: Sequence[ImportRow]) -> int:
    """Files the rows that are not filed yet under units of ``top``; returns how many were.

    It counts for the days its ledger names, as long as no report that would tell of them has been
    confirmed; then for now. What was found before the first report of its line is opening stock: no
    report tells of it, so it counts for its own day and is carried over into the next one.
    Raises Refused, Invalid (``unit-missing``, ``category-missing``).
    """
    over = work.org.by_code(top)
    if over is None:
        raise Invalid("unit-missing")
    if request.actor is not None:
        access.allow(request.actor, Act.ADMINISTER, access.at(over.path))
    filed = work.cases.filed({row.key for row in rows})
    fresh = [row for row in {row.key: row for row in rows}.values() if row.key not in filed]
    if not fresh:
        return 0
    # somebody without a chat and without a post: a ledger, not a person
    archive = work.people.add_person(Person(locale=None, created_at=request.now))
    filing = _Filing(work=work, now=request.now, top=over, archive=archive.id)
    for row in fresh:
        filing.add(row)
    filing.write()
    work.audit.add(
        at=request.now,
        person_id=None if request.actor is None else request.actor.person_id,
        act="import_ledger",
        subject=f"unit:{over.id}:rows:{len(fresh)}",
    )
    return len(fresh)


_Step = tuple[Letter, State | None, State, Effect | None, datetime]


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """What all matters of one unit have in common."""

    unit: Unit
    line: tuple[int, ...]
    desk: Unit
    post: Post
    began: date | None


@dataclass(kw_only=True)
class _Filing:
    """Many rows in one transaction: what they have in common is asked once."""

    work: Work
    now: datetime
    top: Unit
    archive: int
    cases: list[tuple[Case, ImportRow, Post, list[_Step]]] = field(default_factory=list)
    _desks: dict[str, _Desk] = field(default_factory=dict)
    _categories: dict[str, Category] = field(default_factory=dict)
    _told: dict[tuple[tuple[int, ...], date], bool] = field(default_factory=dict)
    _clocks: dict[int, Case] = field(default_factory=dict)
    _began: dict[int, date] | None = None

    def add(self, row: ImportRow) -> None:
        """One matter with its steps."""
        desk = self._desks.get(row.unit) or self._desk(row.unit)
        found, counted = self._moments(desk, row.found_on)
        late = counted == self.now
        case = Case(
            kind=CaseKind.DISPUTE,
            draft_key=row.key,
            category_id=self._category(row.category).id,
            place=clean_place(row.place),
            people=row.people,
            summary=clean_summary(row.summary),
            urgency=Urgency.YELLOW,
            reporter_id=self.archive,
            reporter_post_id=desk.post.id,
            unit_id=desk.unit.id,
            responsible_id=desk.desk.id,
            reported_at=self.now if late else found,
            found_on=row.found_on if late else None,
        )
        steps: list[_Step] = [(Letter.A, None, State.REPORTED, Effect.OPENED, counted)]
        if row.outcome is not None:
            ended, counts = self._moments(desk, row.ended_on or row.found_on)
            case.state, case.outcome = State.CLOSED, row.outcome
            case.accepted_at, case.ended_at, case.closed_at = found, ended, ended
            ending = EFFECT_OF_OUTCOME[row.outcome]
            steps += [
                (Letter.B, State.REPORTED, State.ACCEPTED, None, counted),
                (Letter.I, State.ACCEPTED, State.RESOLVED, ending, max(counts, counted)),
                (Letter.K, State.RESOLVED, State.CLOSED, None, counts),
            ]
        else:
            self._wind(case)
        self.cases.append((case, row, desk.post, steps))

    def write(self) -> None:
        """All of them at once."""
        self.work.cases.add_all([case for case, *_ in self.cases])
        self.work.cases.add_steps(
            [
                Step(
                    case_id=case.id,
                    token=f"import:{letter}",
                    letter=letter,
                    at=self.now,
                    person_id=self.archive,
                    post_id=post.id,
                    before=before,
                    after=after,
                    effect=effect,
                    note=clean_note(row.note) if letter is Letter.A else "",
                    counted_at=at,
                )
                for case, row, post, steps in self.cases
                for letter, before, after, effect, at in steps
            ]
        )

    def _desk(self, code: str) -> _Desk:
        work = self.work
        unit = work.org.by_code(code)
        if unit is None or not unit.path.startswith(self.top.path):
            raise Invalid("unit-missing")
        line = work.org.ancestors(unit)
        ids = tuple(one.id for one in line)
        work.periodic.lock(ids)
        if self._began is None:
            self._began = work.periodic.began()
        began = [self._began[id] for id in ids if id in self._began]
        desk = next((one for one in line if one.kind in DESKS), unit)
        self._desks[code] = found = _Desk(
            unit=unit,
            line=ids,
            desk=desk,
            post=_post(work, desk, self.now),
            began=min(began, default=None),
        )
        return found

    def _category(self, code: str) -> Category:
        if code not in self._categories:
            found = self.work.routes.category(code, self.work.rules.day(self.now))
            if found is None:
                raise Invalid("category-missing")
            self._categories[code] = found
        return self._categories[code]

    def _moments(self, desk: _Desk, day: date) -> tuple[datetime, datetime]:
        """Noon of the day, and the moment for which the figures count it."""
        noon = min(moment_at(day, time(12), self.work.rules.zone), self.now)
        if desk.began is None or day < desk.began:
            return noon, noon
        key = desk.line, day
        if key not in self._told:
            self._told[key] = self.work.periodic.told_since(desk.line, day)
        return noon, self.now if self._told[key] else noon

    def _wind(self, case: Case) -> None:
        """Those of one desk begin their clock at the same moment."""
        like = self._clocks.get(case.responsible_id)
        if like is None:
            wind(self.work, case, self.now)
            self._clocks[case.responsible_id] = case
        else:
            case.due_at, case.deadline_at = like.due_at, like.deadline_at


def _post(work: Work, desk: Unit, now: datetime) -> Post:
    for role in _POSTS:
        found = work.people.find_post(desk.id, role)
        if found is not None:
            return found
    today = work.rules.day(now)
    return work.people.add_post(Post(role=Role.MEDIATOR, unit_id=desk.id, valid_from=today))
