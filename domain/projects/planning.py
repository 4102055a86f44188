"""What writing a project would change, found out before anything is written: by the actions, and
for the preview of a sheet."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.days.deadlines import check_coming, last_day
from domain.errors import Invalid, NotFound
from domain.followups.model import HELPING_LIMIT, TITLE_LIMIT, Followup, FollowupState
from domain.followups.units import check_unit
from domain.ports import Work
from domain.projects.model import (
    AIM_LIMIT,
    MILESTONES_LIMIT,
    NAME_LIMIT,
    NUMBER_LIMIT,
    Milestone,
    MilestoneDraft,
    Project,
    ProjectDraft,
)
from domain.projects.record import followups_of
from domain.projects.standing import live
from domain.projects.views import PlannedRow, ProjectPart
from domain.sentence import clean, masked

_KEPT = frozenset({FollowupState.FED_BACK, FollowupState.DONE})
"""A milestone of which somebody has said what became of it stays as it is."""

_MARKS = re.compile(r"[\s;\uff1b,\uff0c:\uff1a\u3002]+")
_EDGES = re.compile(rf"^{_MARKS.pattern}|{_MARKS.pattern}$")
"""What a sheet, too, takes off the words of a milestone."""


@dataclass(frozen=True, kw_only=True)
class MilestonePlan:
    """What becomes of the milestones of a project that is written anew."""

    extended: tuple[tuple[Milestone, Followup, MilestoneDraft], ...]
    """The same, with more time."""
    gone: tuple[Milestone, ...]
    fresh: tuple[MilestoneDraft, ...]

    @property
    def empty(self) -> bool:
        """Whether all stay as they are."""
        return not (self.extended or self.gone or self.fresh)


def checked(work: Work, now: datetime, host_id: int, draft: ProjectDraft) -> ProjectDraft:
    """The draft as it is stored. Raises Invalid, as :func:`domain.projects.actions.register` says,
    and NotFound."""
    name = clean(draft.name, NAME_LIMIT, "name")
    if not name:
        raise Invalid("project-name")
    if draft.system not in {one.code for one in work.rules.projects.systems}:
        raise Invalid("project-system")
    if not 0 <= draft.number <= NUMBER_LIMIT:
        raise Invalid("project-number", limit=NUMBER_LIMIT)
    helpers = tuple(one for one in dict.fromkeys(draft.helpers) if one != draft.lead_id)
    if len(helpers) > HELPING_LIMIT:
        raise Invalid("followup-helpers", limit=HELPING_LIMIT)
    milestones = tuple(cleaned(one) for one in draft.milestones)
    check_milestones(milestones)
    named = {one.unit_id for one in milestones if one.unit_id is not None}
    for unit_id in sorted({draft.lead_id, *helpers, *named}):
        check_unit(work, host_id, unit_id, now)
    aim = clean(draft.aim, AIM_LIMIT, "aim")
    return replace(draft, name=name, aim=aim, helpers=helpers, milestones=milestones)


def cleaned(draft: MilestoneDraft) -> MilestoneDraft:
    """As it is stored. Raises Invalid (``milestone-missing``, ``title-too-long``)."""
    text = _EDGES.sub("", clean(draft.text, TITLE_LIMIT, "title"))
    if not text:
        raise Invalid("milestone-missing")
    return replace(draft, text=text)


def words_of(text: str) -> str:
    """By what a milestone is known again: its words, whatever the marks between them."""
    return _MARKS.sub("", text)


def check_milestones(milestones: Sequence[MilestoneDraft]) -> None:
    """Raises Invalid (``milestones-none``, ``milestones-many``, ``milestones-twice``)."""
    if not milestones:
        raise Invalid("milestones-none")
    if len(milestones) > MILESTONES_LIMIT:
        raise Invalid("milestones-many", limit=MILESTONES_LIMIT)
    if len({words_of(one.text) for one in milestones}) < len(milestones):
        raise Invalid("milestones-twice")


def check_before(work: Work, milestones: Sequence[MilestoneDraft], due_on: date) -> None:
    """Raises Invalid (``project-before``: one of them comes after the project is finished)."""
    latest = work.rules.calendar.next_working(due_on)
    if any(one.due_on > latest for one in milestones):
        raise Invalid("project-before")


def milestone_plan(
    work: Work, now: datetime, project: Project, wanted: ProjectDraft
) -> MilestonePlan:
    """Those of the same words stay; a later day of one is an extension, another day or unit makes
    it a new one. Raises Invalid (``milestone-over``: what was fed back or judged stays as it is,
    ``project-before``, ``day-gone``, ``day-far-off``)."""
    there = {words_of(one.text): one for one in live(work.projects.milestones(project.id))}
    handed = followups_of(work, [one.id for one in there.values()])
    extended: list[tuple[Milestone, Followup, MilestoneDraft]] = []
    gone, fresh = list[Milestone](), list[MilestoneDraft]()
    for one in wanted.milestones:
        milestone = there.pop(words_of(one.text), None)
        followup = handed.get(milestone.id) if milestone is not None else None
        if milestone is None or followup is None:
            fresh.append(one)
            continue
        day = last_day(followup.due_at, work.rules.zone)
        wanted_day = work.rules.calendar.next_working(one.due_on)
        later = wanted_day > day
        # what is done again has the day and the unit that this gave it
        first = followup.round == 1
        unit = first and followup.unit_id != (one.unit_id or wanted.lead_id)
        earlier = first and wanted_day < day and one.due_on != day
        if not (later or unit or earlier):
            continue
        if followup.state in _KEPT:
            raise Invalid("milestone-over", text=milestone.text)
        if followup.running and later and not unit:
            extended.append((milestone, followup, one))
        else:
            gone.append(milestone)
            fresh.append(one)
    for milestone in there.values():
        followup = handed.get(milestone.id)
        if followup is not None and followup.state in _KEPT:
            raise Invalid("milestone-over", text=milestone.text)
        gone.append(milestone)
    moved = (*fresh, *(draft for _, _, draft in extended))
    # what is done again, or was given more time by itself, may lie after the finish day
    sooner = wanted.due_on < project.due_on
    check_before(work, wanted.milestones if sooner else moved, wanted.due_on)
    for draft in moved:
        check_coming(draft.due_on, work.rules.day(now))
    return MilestonePlan(extended=tuple(extended), gone=tuple(gone), fresh=tuple(fresh))


def differences(
    work: Work, now: datetime, project: Project, wanted: ProjectDraft
) -> frozenset[ProjectPart]:
    """What of the project would be another. Raises Invalid, as :func:`milestone_plan` does."""
    pairs = {
        ProjectPart.SYSTEM: (project.system, wanted.system),
        ProjectPart.NUMBER: (project.number, wanted.number or project.number),
        ProjectPart.NAME: (project.name, wanted.name),
        ProjectPart.LEAD: (project.lead_id, wanted.lead_id),
        ProjectPart.AIM: (project.aim, wanted.aim),
        ProjectPart.DUE: (project.due_on, wanted.due_on),
    }
    found = {part for part, (old, new) in pairs.items() if old != new}
    if set(project.helpers) != set(wanted.helpers):
        found.add(ProjectPart.HELPERS)
    if not milestone_plan(work, now, project, wanted).empty:
        found.add(ProjectPart.MILESTONES)
    return frozenset(found)


def planned(
    work: Work, now: datetime, host_id: int, drafts: Sequence[ProjectDraft]
) -> tuple[PlannedRow, ...]:
    """Each row as it would be taken over. A project is known again by its system and name; by its
    name alone where that is but one's; by its system and number where no row has its name any
    more."""
    present = work.projects.listed(host_id)
    names = {masked(one.name) for one in drafts}
    by_both = {(one.system, one.name): one for one in present}
    often = Counter(one.name for one in present)
    by_name = {one.name: one for one in present if often[one.name] == 1}
    by_number = {(one.system, one.number): one for one in present if one.name not in names}
    taken, entered = set[int](), set[tuple[str, str]]()

    def row(draft: ProjectDraft) -> PlannedRow:
        try:
            wanted = checked(work, now, host_id, draft)
            known = (
                by_both.get((wanted.system, wanted.name))
                or by_name.get(wanted.name)
                or by_number.get((wanted.system, wanted.number))
            )
            if known is None:
                if (wanted.system, wanted.name) in entered:
                    raise Invalid("project-twice")
                entered.add((wanted.system, wanted.name))
                _check_new(work, now, wanted)
                return PlannedRow()
            if known.id in taken:
                raise Invalid("project-twice")
            taken.add(known.id)
            changes = differences(work, now, known, wanted)
            if changes and known.over:
                raise Invalid("project-over")
            if ProjectPart.DUE in changes:
                check_coming(wanted.due_on, work.rules.day(now))
            return PlannedRow(project_id=known.id, changes=changes)
        except (Invalid, NotFound) as wrong:
            return PlannedRow(wrong=wrong)

    return tuple(row(one) for one in drafts)


def _check_new(work: Work, now: datetime, wanted: ProjectDraft) -> None:
    check_before(work, wanted.milestones, wanted.due_on)
    for day in (*(one.due_on for one in wanted.milestones), wanted.due_on):
        check_coming(day, work.rules.day(now))
