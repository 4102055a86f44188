"""Who owes the answer to a question from above, and who hears it."""

from datetime import datetime

from domain.access import Target
from domain.cases.clocks import keeper
from domain.cases.model import Case
from domain.cases.telling import HANDLERS
from domain.inquiries.model import Inquiry
from domain.inquiries.options import InquiredCase
from domain.leave.model import at_work, instead_of
from domain.overdue.roster import Roster
from domain.people.line import COORDINATING, SUPERVISING, Lines, nearest
from domain.ports import Work


def matter_of(work: Work, case: Case, target: Target, now: datetime) -> InquiredCase:
    """Where a question about the case goes."""
    lines = Lines(work=work, now=now)
    line = lines.of(keeper(case))
    answering = lines.nearest(line, HANDLERS[case.kind]).unit_id
    owing = next((unit for unit in line if unit.id == answering), line[0])
    return InquiredCase(case=case, target=target, keeper=line[0].path, owing=owing.path)


def owing(work: Work, case: Case, now: datetime) -> set[int]:
    """Those who owe the answer: who took the matter, or is at work in their place, else all who may
    take it up; where nobody is there, who does at the nearest unit above."""
    return Roster(lines=Lines(work=work, now=now)).handlers(case)


def askers(work: Work, inquiry: Inquiry, now: datetime) -> set[int]:
    """Who hears the answer: whoever asked, or is at work in their place; once they have left the
    post, who holds it; while nobody does, whoever coordinates there or above, else supervises."""
    post = work.people.post(inquiry.post_id)
    held = [
        one
        for one in work.people.posted([post.unit_id], [post.role], work.rules.day(now))
        if one.post_id == post.id
    ]
    if any(one.person_id == inquiry.asked_by for one in held):
        return instead_of(inquiry.asked_by, held)
    if found := nearest(at_work(held), [post.unit_id]).people:
        return found
    lines = Lines(work=work, now=now)
    line = lines.of(post.unit_id)
    return lines.nearest(line, COORDINATING).people or lines.nearest(line, SUPERVISING).people
