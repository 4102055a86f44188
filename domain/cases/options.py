"""What somebody may do about a case now.

Pure: of the case, of who asks, of what access knows of it, and of what else is on file. The
predicates say what a case admits as it stands, and are what the actions ask; :func:`options` adds
whose right it is, and is what the reads answer and the pages show.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from domain.access import Act, Target, seat_for, sees
from domain.callins.options import may_call
from domain.cases.clocks import HANDLING
from domain.cases.extension_model import ExtensionState
from domain.cases.last_step import Taken, in_time, last_move, right_back, way_back
from domain.cases.letters import Letter
from domain.cases.lifecycle import TRANSITIONS, Arrow, begun, find, handling, may_take, open_arrows
from domain.cases.model import OPEN_STATES, Case, CaseKind, State
from domain.contacts.options import keeps
from domain.errors import Invalid, WrongStep
from domain.inquiries.options import InquiredCase, Posed, answers, may_inquire
from domain.mediation.options import reads_record
from domain.meetings.options import AgendaPlace, may_submit
from domain.people.model import Actor
from domain.referrals.options import may_refer

PLAIN = frozenset(Arrow) - {Arrow.REPORT, Arrow.MERGE, Arrow.UNDO, Arrow.CONVERT}
"""The steps that need no more than a sentence, an outcome or a unit; the rest have actions of
their own."""
_DONE = frozenset({State.RESOLVED, State.CLOSED})
_GOES_ON = OPEN_STATES | _DONE
_ATTACHABLE = frozenset({State.ACCEPTED, State.MEDIATING, State.OFFERED}) | _DONE
_MERGEABLE = frozenset(way.source for way in TRANSITIONS if way.arrow is Arrow.MERGE)
_SPLITTABLE = frozenset({State.REPORTED, State.ACCEPTED, State.MEDIATING})


class Asked(Protocol):
    """A request for more time: that of the domain, or a row of one."""

    @property
    def state(self) -> ExtensionState:
        """What became of it."""
        ...

    @property
    def asked_at(self) -> datetime:
        """When it was made."""
        ...

    @property
    def asked_by(self) -> int:
        """Who made it."""
        ...


class Merging(Protocol):
    """One of two that are to be merged: a case, or a line of one."""

    @property
    def id(self) -> int:
        """Its number."""
        ...

    @property
    def kind(self) -> CaseKind:
        """Only two of a kind are merged."""
        ...

    @property
    def state(self) -> State:
        """Where it stands."""
        ...


_Asked = TypeVar("_Asked", bound=Asked)


@dataclass(frozen=True, kw_only=True)
class OnFile:
    """What is on file beside the case itself, as far as it decides what may be done."""

    timeline: Sequence[Taken] = ()
    """The steps so far."""
    tier_above: bool = True
    """Whether there is a unit to hand it up to."""
    asked: Asked | None = None
    """The request for more time that waits for its answer."""
    decider: Target | None = None
    """The unit that is to answer it."""
    goes_on: State | None = None
    """How the case stands that it was merged into."""
    handlers: Collection[int] = ()
    """Who took it and who serve that post now."""
    matter: InquiredCase | None = None
    """Where a question about it from above goes."""
    inquiries: Collection[Posed] = ()
    """What is asked so, and waits for its answer."""
    called_in: bool = False
    """Whether other units are called in, and the outcome of that is not on file."""
    agenda: AgendaPlace | None = None
    """The community whose meeting it can be put before; None where none meets."""


@dataclass(frozen=True, kw_only=True)
class CaseOptions:
    """What may be done about a case now."""

    steps: tuple[Arrow, ...] = ()
    """The plain steps, in the order of the lifecycle."""
    add_detail: bool = False
    """To add a sentence or a photo; to a case that was sent back, that is the answer."""
    thank: bool = False
    rate: bool = False
    """To say how content one is with the answer to an item."""
    merge: bool = False
    """To end it as the same as an older one."""
    split: bool = False
    convert: bool = False
    extend: bool = False
    """To ask for more time."""
    answer_extension: bool = False
    """To grant the time that is asked for, or not."""
    refer: bool = False
    inquire: bool = False
    """To ask about it from above, for one sentence by a day."""
    answer_inquiry: bool = False
    """To answer what is asked about it from above."""
    call_in: bool = False
    """To call other units in (吹哨)."""
    submit: bool = False
    """To put it on the agenda of its community's next meeting."""
    attach: bool = False
    """To put a photo or a paper with it, as who handles it."""
    read_record: bool = False
    keep_contacts: bool = False
    undo: int | None = None
    """The last step, if it may still be taken back in one tap."""


def addable(case: Case, goes_on: State | None = None) -> bool:
    """Whether a sentence or a photo may still be added. To one that was merged it may as long as
    the case it goes on as (which stands so) is looked after: its own reporter could open it again,
    and this one at least tells the handler."""
    return case.open or (case.state is State.MERGED and goes_on in _GOES_ON)


def thankable(case: Case) -> bool:
    """Whether thanks may be said: once it is done."""
    return case.state in _DONE


def ratable(case: Case) -> bool:
    """Whether there is an answer to be content with: to an item that has its outcome."""
    return case.kind is CaseKind.OPINION and case.state in _DONE


def mergeable(case: Case) -> bool:
    """Whether it may end as the same as an older one."""
    return case.state in _MERGEABLE


def check_merging(kept: Merging, ended: Merging) -> None:
    """Whether the younger of the two may end as the older. Raises Invalid (``merge-itself``,
    ``merge-kinds``, ``merge-over``: the older has ended), WrongStep (the younger is too far)."""
    if kept.id == ended.id:
        raise Invalid("merge-itself")
    if kept.kind is not ended.kind:
        raise Invalid("merge-kinds")
    if kept.state not in OPEN_STATES:
        raise Invalid("merge-over", id=kept.id)
    if ended.state not in _MERGEABLE:
        raise WrongStep(Arrow.MERGE.value, id=ended.id, state=ended.state.value)


def convertible(case: Case) -> bool:
    """Whether it may become one of the other kind."""
    return find(case, Arrow.CONVERT) is not None


def withdrawable(timeline: Iterable[Taken]) -> bool:
    """Whether its reporter may still withdraw it, wherever it stands."""
    return not begun(step.letter for step in timeline)


def splittable(case: Case) -> bool:
    """Whether a part may be split off: somebody has it before them."""
    return case.state in _SPLITTABLE


def attachable(case: Case) -> bool:
    """Whether its handler may put a photo or a paper with it: from when it was taken, and also
    when it is done."""
    return case.state in _ATTACHABLE


def extendable(case: Case) -> bool:
    """Whether there is a deadline of handling to move."""
    handled = case.state in HANDLING and case.accepted_at is not None
    return handled and case.due_at is not None


def answerable(case: Case, asked: Asked) -> bool:
    """Whether a request for more time still waits: nobody has answered it, and the matter is
    handled by whom it was when it was made."""
    running = case.accepted_at is not None and asked.asked_at >= case.accepted_at
    return asked.state is ExtensionState.ASKED and case.state in HANDLING and running


def waiting(case: Case, asked: Iterable[_Asked]) -> _Asked | None:
    """The request that waits, of all that were made."""
    return next((one for one in asked if answerable(case, one)), None)


def asks_above(actor: Actor, case: Case, target: Target) -> bool:
    """Whether this person could hand it up, were there a tier above."""
    way = find(case, Arrow.HAND_UP)
    return way is not None and may_take(actor, case, way, target)


def undoable(
    actor: Actor,
    case: Case,
    target: Target,
    timeline: Sequence[Taken],
    *,
    now: datetime,
    within: timedelta,
) -> int | None:
    """The step that this person may take back in one tap, ``within`` so long after it was taken;
    None when there is none."""
    last, _ = last_move(timeline)
    if last is None or last.person_id != actor.person_id:
        return None
    way = way_back(case, last.letter)
    if way is None or not in_time(last.at, now, within):
        return None
    right = right_back(case, last.letter, way)
    return last.id if seat_for(actor, right, target) is not None else None


def may_answer(actor: Actor, case: Case, asked: Asked | None, decider: Target | None) -> bool:
    """Whether this person may grant the time that is asked for, or not: never to themselves."""
    if asked is None or decider is None or asked.asked_by == actor.person_id:
        return False
    return answerable(case, asked) and seat_for(actor, Act.ANSWER_EXTENSION, decider) is not None


def options(
    actor: Actor, case: Case, target: Target, on_file: OnFile, *, now: datetime, within: timedelta
) -> CaseOptions:
    """All of it for one person; nothing for who does not see the case. ``within``: how long after
    it was taken a step is undone by a tap."""
    if not sees(actor, target):
        return CaseOptions()
    handles = seat_for(actor, handling(case.kind), target) is not None
    reports = seat_for(actor, Act.ADD_DETAIL, target) is not None
    thanked = any(step.letter is Letter.THANKS for step in on_file.timeline)
    return CaseOptions(
        steps=tuple(
            way.arrow
            for way in open_arrows(case)
            if way.arrow in PLAIN
            and may_take(actor, case, way, target)
            and (way.arrow is not Arrow.HAND_UP or on_file.tier_above)
            and (way.arrow is not Arrow.WITHDRAW or withdrawable(on_file.timeline))
        ),
        add_detail=reports and addable(case, on_file.goes_on),
        thank=reports and thankable(case) and not thanked,
        rate=reports and ratable(case),
        merge=handles and mergeable(case),
        split=handles and splittable(case),
        convert=handles and convertible(case),
        attach=handles and attachable(case),
        extend=handles and extendable(case) and on_file.asked is None,
        answer_extension=may_answer(actor, case, on_file.asked, on_file.decider),
        refer=may_refer(actor, case, target),
        inquire=on_file.matter is not None
        and may_inquire(actor, on_file.matter, on_file.inquiries),
        answer_inquiry=on_file.matter is not None
        and bool(on_file.inquiries)
        and answers(actor, on_file.matter),
        call_in=may_call(actor, case, target, waits=on_file.called_in),
        submit=may_submit(actor, case, target, on_file.agenda),
        read_record=reads_record(actor, case, target),
        keep_contacts=keeps(actor, case, target, on_file.handlers),
        undo=undoable(actor, case, target, on_file.timeline, now=now, within=within),
    )
