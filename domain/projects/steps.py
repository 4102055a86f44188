"""The steps of a project: the lead unit confirms it and asks for more time, who keeps the list
grants or refuses that, judges, adds and drops milestones, accepts the project or cancels it."""

from datetime import date, timedelta

from domain.cases.draft import clean_note
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import check_coming, last_day
from domain.errors import Invalid, WrongStep
from domain.followups.actions import extend
from domain.followups.giving import judge as judge_followup
from domain.followups.model import FollowupState
from domain.ports import Work
from domain.projects import record
from domain.projects.model import Milestone, MilestoneDraft, Project, ProjectArrow
from domain.projects.options import ready
from domain.projects.planning import check_before, cleaned, words_of
from domain.projects.record import OpenedProject, followups_of, note_step, opening, take_back
from domain.projects.standing import due_at, live
from domain.projects.telling import forget, tell_moved
from domain.request import Request

_A = ProjectArrow
_DAY = timedelta(days=1)


def confirm(work: Work, request: Request, project_id: int) -> Project:
    """The lead unit says that it stands as the desk shows it; once a quarter.

    Raises NotFound, Refused, WrongStep (it is over, or not due yet).
    """
    opened = opening(work, request, project_id, _A.CONFIRM)
    project = opened.project
    if opened.done:
        return project
    _needs(opened, _A.CONFIRM)
    rules, today = work.rules, work.rules.day(request.now)
    due = last_day(project.confirm_at, rules.zone) if project.confirm_at else today
    project.confirmed_at = request.now
    record.owes_confirmation(work, project, max(rules.projects.stretch_end(due) + _DAY, today))
    forget(work, project, request)
    note_step(work, request, opened, _A.CONFIRM)
    return project


def ask(work: Work, request: Request, project_id: int, due_on: date, reason: str) -> Project:
    """申请延期: the lead unit wants until another local day, and says why; the keeper hears.

    Raises NotFound, Refused, WrongStep (it is over, or more time is asked for already), Invalid
    (``note-missing``, ``note-too-long``, ``day-gone``, ``day-far-off``, ``followup-not-later``).
    """
    opened = opening(work, request, project_id, _A.ASK)
    project = opened.project
    if opened.done:
        return project
    _needs(opened, _A.ASK)
    note = _words(reason)
    if check_coming(due_on, work.rules.day(request.now)) <= project.due_on:
        raise Invalid("followup-not-later")
    project.asked_due, project.asked_reason = due_on, note
    note_step(work, request, opened, _A.ASK, note)
    tell_moved(work, request, project, _A.ASK, note=note)
    return project


def grant(work: Work, request: Request, project_id: int) -> Project:
    """The project is finished by the day that was asked for; what was to be reached on the finish
    day moves with it. The units hear.

    Raises NotFound, Refused, WrongStep (it is over, or nothing is asked), Invalid (``day-gone``).
    """
    opened = opening(work, request, project_id, _A.GRANT)
    project = opened.project
    if opened.done:
        return project
    _needs(opened, _A.GRANT)
    asked = project.asked_due or project.due_on
    check_coming(asked, work.rules.day(request.now))
    before = work.rules.calendar.next_working(project.due_on)
    longer = work.rules.calendar.next_working(asked) > before
    record.finish_by(project, asked)
    present = live(work.projects.milestones(project.id))
    handed = followups_of(work, [one.id for one in present])
    for one in present:
        followup = handed[one.id]
        if longer and followup.running and last_day(followup.due_at, work.rules.zone) == before:
            tap = request.under(f"{request.token}:e{one.id}")
            record.told_until(work, one, extend(work, tap, followup.id, asked), request)
    note_step(work, request, opened, _A.GRANT)
    tell_moved(work, request, project, _A.GRANT)
    return project


def refuse(work: Work, request: Request, project_id: int, reason: str) -> Project:
    """The finish day stays, for a reason; the lead unit hears.

    Raises NotFound, Refused, WrongStep (it is over, or nothing is asked), Invalid
    (``note-missing``, ``note-too-long``).
    """
    opened = opening(work, request, project_id, _A.REFUSE)
    project = opened.project
    if opened.done:
        return project
    _needs(opened, _A.REFUSE)
    note = _words(reason)
    project.asked_due, project.asked_reason = None, ""
    note_step(work, request, opened, _A.REFUSE, note)
    tell_moved(work, request, project, _A.REFUSE, note=note)
    return project


def judge_milestone(
    work: Work, request: Request, milestone_id: int, verdict: Satisfaction
) -> Project:
    """What who keeps the list says of a milestone that was fed back: satisfied, or mostly, and it
    is met; else it is done again once, a tier up.

    Raises NotFound, Refused, WrongStep (nothing was fed back).
    """
    milestone = work.projects.milestone(milestone_id)
    opened = opening(work, request, milestone.project_id, _A.JUDGE)
    if opened.done:
        return opened.project
    followup = followups_of(work, [milestone.id]).get(milestone.id)
    if followup is None:
        raise WrongStep("project")
    judge_followup(work, request, followup, verdict)
    note_step(work, request, opened, _A.JUDGE, milestone.text)
    return opened.project


def add_milestone(work: Work, request: Request, project_id: int, draft: MilestoneDraft) -> Project:
    """添节点: one more thing to be reached, handed out at once. One that was completed goes on;
    where its finish day is over it is finished by the day of what was added.

    Raises NotFound, Refused, WrongStep (it is over), Invalid, as
    :func:`domain.projects.actions.register` of milestones.
    """
    opened = opening(work, request, project_id, _A.ADD)
    project = opened.project
    if opened.done:
        return project
    wanted = cleaned(draft)
    words = words_of(wanted.text)
    if any(words_of(one.text) == words for one in live(work.projects.milestones(project.id))):
        raise Invalid("milestones-twice")
    if due_at(work.rules, project.due_on) > request.now:
        check_before(work, [wanted], project.due_on)
    elif wanted.due_on > project.due_on:
        record.finish_by(project, wanted.due_on)
    tap = request.under(f"{request.token}:m")
    record.hand_to(work, tap, project, wanted, wanted.unit_id or project.lead_id)
    record.goes_on_confirming(work, project, request.now)
    note_step(work, request, opened, _A.ADD, wanted.text)
    tell_moved(work, request, project, _A.ADD, note=wanted.text)
    return project


def drop_milestone(work: Work, request: Request, milestone_id: int, reason: str) -> Project:
    """去掉节点, for a reason; the last one stays: then it is the project that is cancelled.

    Raises NotFound, Refused, WrongStep (the project is over, it was dropped or is the last),
    Invalid (``note-missing``, ``note-too-long``, ``milestone-met``).
    """
    milestone = work.projects.milestone(milestone_id)
    opened = opening(work, request, milestone.project_id, _A.DROP)
    project = opened.project
    if opened.done:
        return project
    _needs(opened, _A.DROP)
    facts = next((one for one in opened.facts.milestones if one.id == milestone.id), None)
    if facts is None:
        raise WrongStep("project")
    if facts.met:
        raise Invalid("milestone-met")
    note = _words(reason)
    tell_moved(work, request, project, _A.DROP, note=f"{milestone.text}: {note}")
    _take_back(work, request, milestone, note)
    note_step(work, request, opened, _A.DROP, note)
    return project


def accept_project(work: Work, request: Request, project_id: int, reason: str) -> Project:
    """验收: every milestone is met, and the whole is as it was meant; in a sentence, if any.

    Raises NotFound, Refused, WrongStep (a milestone is not met, or it is over), Invalid
    (``note-too-long``).
    """
    opened = opening(work, request, project_id, _A.ACCEPT)
    project = opened.project
    if opened.done:
        return project
    project.reason, project.accepted_at = clean_note(reason), request.now
    _over(work, request, opened)
    note_step(work, request, opened, _A.ACCEPT, project.reason)
    tell_moved(work, request, project, _A.ACCEPT, note=project.reason)
    return project


def cancel(work: Work, request: Request, project_id: int, reason: str) -> Project:
    """取消, for a reason; what is still handed out is dropped, and the units hear.

    Raises NotFound, Refused, WrongStep (it is over), Invalid (``note-missing``, ``note-too-long``).
    """
    opened = opening(work, request, project_id, _A.CANCEL)
    project = opened.project
    if opened.done:
        return project
    note = _words(reason)
    project.reason, project.cancelled_at = note, request.now
    _over(work, request, opened)
    note_step(work, request, opened, _A.CANCEL, note)
    tell_moved(work, request, project, _A.CANCEL, note=note)
    open_ones = followups_of(work, [one.id for one in opened.facts.milestones])
    for one in live(work.projects.milestones(project.id)):
        followup = open_ones.get(one.id)
        if followup is not None and followup.state is not FollowupState.DONE:
            _take_back(work, request, one, note)
    return project


def _over(work: Work, request: Request, opened: OpenedProject) -> None:
    """Nothing is owed any more."""
    project = opened.project
    project.confirm_at = project.asked_due = None
    project.rung, project.asked_reason = 0, ""
    forget(work, project, request, over=True)


def _take_back(work: Work, request: Request, milestone: Milestone, note: str) -> None:
    take_back(work, request.under(f"{request.token}:x{milestone.id}"), milestone, note)


def _needs(opened: OpenedProject, arrow: ProjectArrow) -> None:
    if not ready(opened.facts, arrow):
        raise WrongStep("project")


def _words(text: str) -> str:
    note = clean_note(text)
    if not note:
        raise Invalid("note-missing")
    return note
