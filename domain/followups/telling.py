"""The step that each action on an item notes, and who is told of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain.cases import telling
from domain.cases.satisfaction import Satisfaction
from domain.followups.model import Followup, FollowupArrow, FollowupStep
from domain.followups.notices import FollowupDue, FollowupHandedOut, FollowupMoved, all_of
from domain.followups.units import ANSWERING, sides
from domain.people.line import Lines
from domain.ports import Work
from domain.request import Request

TO_HOST = frozenset({FollowupArrow.SEND_BACK, FollowupArrow.FEED_BACK})
"""The steps of the unit that whoever handed it out hears of; the others the unit hears of."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a step says, beside who took it and when."""

    post_id: int | None
    note: str = ""
    recorded: bool = False
    verdict: Satisfaction | None = None


def note_step(
    work: Work, request: Request, followup: Followup, arrow: FollowupArrow, told: Told
) -> None:
    """Adds the step to the item's way."""
    work.followups.add_step(
        FollowupStep(
            followup_id=followup.id,
            token=request.token,
            arrow=arrow,
            at=request.now,
            person_id=request.person_id,
            post_id=told.post_id,
            unit_id=followup.unit_id,
            due_at=followup.due_at,
            note=told.note,
            recorded=told.recorded,
            verdict=told.verdict,
        )
    )


def tell_handed_out(work: Work, request: Request, followup: Followup, note: str) -> None:
    """Who is to see to it hears, and who is to help; but for who has just done it."""
    besides = {request.person_id}
    answering = sides(work, followup, request.now).answering

    def notice(*, yours: bool) -> FollowupHandedOut:
        return FollowupHandedOut(
            followup_id=followup.id,
            source=followup.source,
            title=followup.title,
            host=work.org.unit(followup.host_id).name,
            unit_name=work.org.unit(followup.unit_id).name,
            yours=yours,
            due_at=followup.due_at,
            round=followup.round,
            note=note,
            step=request.token,
        )

    telling.tell(work, answering - besides, notice(yours=True), request.now)
    helping = helpers(work, followup, request.now) - answering - besides
    telling.tell(work, helping, notice(yours=False), request.now)


def helpers(work: Work, followup: Followup, now: datetime) -> set[int]:
    """Who answers for the units that help; where nobody can be reached there, nobody does."""
    lines = Lines(work=work, now=now, reached=True)
    return {
        person
        for unit in work.org.those(followup.helpers)
        for person in lines.nearest([unit], ANSWERING).people
    }


def tell_moved(
    work: Work,
    request: Request,
    followup: Followup,
    arrow: FollowupArrow,
    told: Told,
    *,
    only: Collection[int] | None = None,
) -> None:
    """The other side hears of a step, or of all these ``only`` some; but for who has just done
    it."""
    yours = arrow in TO_HOST
    both = sides(work, followup, request.now)
    people = set(both.hosting if yours else both.answering)
    if only is not None:
        people = set(only)
    notice = FollowupMoved(
        followup_id=followup.id,
        source=followup.source,
        title=followup.title,
        arrow=arrow,
        host=work.org.unit(followup.host_id).name,
        unit_name=work.org.unit(followup.unit_id).name,
        note=told.note,
        due_at=followup.due_at,
        verdict=told.verdict,
        recorded=told.recorded,
        yours=yours,
        step=request.token,
    )
    telling.tell(work, people - {request.person_id}, notice, request.now)


def forget(work: Work, followup: Followup, now: datetime) -> set[int]:
    """What has not told yet that it waits need not any more; returns whom it has reached."""
    handed_out = f"{all_of(followup.id)}handed-out:"
    reached = work.outbox.reached(handed_out)
    kinds = (FollowupHandedOut.kind, FollowupDue.kind)
    work.outbox.withdraw(all_of(followup.id), now, kinds=kinds)
    return reached
