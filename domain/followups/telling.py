"""What all actions on an item share: how they open it, the step that they note, and who is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from domain.cases import telling
from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound
from domain.followups.model import Followup, FollowupArrow, FollowupStep
from domain.followups.notices import FollowupDue, FollowupHandedOut, FollowupMoved, all_of
from domain.followups.options import FollowupPlace, sees_followup
from domain.followups.units import ANSWERING, lines_of, sides
from domain.ports import Work
from domain.request import Request

TO_HOST = frozenset({FollowupArrow.SEND_BACK, FollowupArrow.FEED_BACK})
"""The steps of the unit that whoever handed it out hears of; the others the unit hears of."""


class InSight(NamedTuple):
    """An item found for an action, locked."""

    followup: Followup
    place: FollowupPlace
    done: bool
    """This very tap has done it already, and there is nothing left to do."""


def in_sight(work: Work, request: Request, followup_id: int) -> InSight:
    """The item, locked. Raises NotFound for one out of sight, as for one that is not there."""
    followup = work.followups.by_id(followup_id)
    place = sides(lines_of(work, request.now), followup).place
    if not sees_followup(request.by, place):
        raise NotFound("followup")
    done = work.followups.step(followup_id, request.token) is not None
    return InSight(followup, place, done)


@dataclass(frozen=True, kw_only=True)
class StepWords:
    """What a step says, beside who took it and when."""

    post_id: int | None
    note: str = ""
    recorded: bool = False
    verdict: Satisfaction | None = None


def note_step(
    work: Work, request: Request, followup: Followup, arrow: FollowupArrow, said: StepWords
) -> None:
    """Adds the step to the item's way."""
    work.followups.add_step(
        FollowupStep(
            followup_id=followup.id,
            token=request.token,
            arrow=arrow,
            at=request.now,
            person_id=request.person_id,
            post_id=said.post_id,
            unit_id=followup.unit_id,
            due_at=followup.due_at,
            note=said.note,
            recorded=said.recorded,
            verdict=said.verdict,
        )
    )


def tell_handed_out(work: Work, request: Request, followup: Followup) -> None:
    """Who is to see to it hears, and who is to help; but for who has just done it."""
    besides = {request.person_id}
    answering = sides(lines_of(work, request.now), followup).answering

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
            step=request.token,
        )

    telling.tell(work, answering - besides, notice(yours=True), request.now)
    helping = helpers(work, followup, request.now) - answering - besides
    telling.tell(work, helping, notice(yours=False), request.now)


def helpers(work: Work, followup: Followup, now: datetime) -> set[int]:
    """Who answers for the units that help; where nobody can be reached there, nobody does."""
    lines = lines_of(work, now)
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
    said: StepWords,
    *,
    only: Collection[int] | None = None,
) -> None:
    """The other side hears of a step, or of all these ``only`` some; but for who has just done
    it."""
    both = sides(lines_of(work, request.now), followup)
    people = set(both.hosting if arrow in TO_HOST else both.answering)
    if only is not None:
        people = set(only)
    notice = FollowupMoved(
        followup_id=followup.id,
        source=followup.source,
        title=followup.title,
        arrow=arrow,
        unit_name=work.org.unit(followup.unit_id).name,
        note=said.note,
        due_at=followup.due_at,
        verdict=said.verdict,
        recorded=said.recorded,
        step=request.token,
    )
    telling.tell(work, people - {request.person_id}, notice, request.now)


def forget(work: Work, followup: Followup, now: datetime, *, due_alone: bool = False) -> set[int]:
    """What has not told yet that it waits need not any more, or what says alone that it is due;
    returns whom it has reached that it was handed out."""
    reached = work.outbox.reached(f"{all_of(followup.id)}handed-out:")
    kinds = (FollowupDue.kind,) if due_alone else (FollowupHandedOut.kind, FollowupDue.kind)
    work.outbox.withdraw(all_of(followup.id), now, kinds=kinds)
    return reached
