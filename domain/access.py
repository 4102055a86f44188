"""Who may do what, where: one table of role x act -> reach.

Each action asks :func:`allow` first; each board filters by :func:`scope`. Nothing else decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import NotFound, Refused
from domain.org.model import is_within
from domain.people.model import Actor, Role, Seat


class Act(StrEnum):
    """What can be asked for."""

    REPORT = "report"
    SEE = "see"
    SEE_RECORD = "see_record"
    """To read the record of a dispute's mediation: more than its result."""
    ADD_DETAIL = "add_detail"
    WITHDRAW = "withdraw"
    HANDLE_DISPUTE = "handle_dispute"
    HANDLE_OPINION = "handle_opinion"
    ASSIGN = "assign"
    """To hand a matter to a specialised centre or to a unit below."""
    REFER = "refer"
    """To refer a dispute to legal aid, petition, arbitration, court or police."""
    ANSWER_REFERRAL = "answer_referral"
    """To answer for the body a dispute was referred to."""
    KEEP_CONTACTS = "keep_contacts"
    """Contacts of a dispute's parties; of those who have it, only whoever handles the matter."""
    SET_CLOCKS = "set_clocks"
    """To give a unit clocks of its own."""
    ANSWER_EXTENSION = "answer_extension"
    """To grant more time to the tier below, or not."""
    SET_LEAVE = "set_leave"
    """To say for somebody else that they are on leave."""
    CONFIRM_REPORT = "confirm_report"
    BOARD = "board"
    INQUIRE = "inquire"
    """To ask about a matter below, in a word from above (督办)."""
    HAND_OUT = "hand_out"
    """交办: to hand something out to a unit and follow it, for the own unit."""
    ANSWER_FOLLOWUP = "answer_followup"
    """To accept what was handed out to the own unit, and to say what became of it."""
    EVALUATE = "evaluate"
    """居民评议: to hold the evaluations of a community: prepare, count, confirm, publish."""
    OPEN_TWOWAY = "open_twoway"
    """To open a round of the two-way evaluation for one's own unit and those below."""
    FILL_TWOWAY = "fill_twoway"
    """To fill the sheets of one's own unit, about those opposite."""
    READ_TWOWAY = "read_twoway"
    """To read what came out for one's own unit, or for all of a round one opens."""
    HOLD_MEETING = "hold_meeting"
    """To hold the own community's talk meetings (恳谈会)."""
    LOOK_UP = "look_up"
    """To look something up in the directories, and to say that it is wrong there."""
    KEEP_DIRECTORY = "keep_directory"
    """To enter, change and check what a unit hosts."""
    COUNT_AID = "count_aid"
    """To count what legal aid does at a unit, and to confirm its month."""
    SEE_ASSESSMENT = "see_assessment"
    """To read the assessments of major matters (重大事项社会稳定风险评估)."""
    ASSESS = "assess"
    """To register a matter for the own unit, and to assess it."""
    RULE_ON_ASSESSMENT = "rule_on_assessment"
    """To review an assessment and to record its decision; never one's own."""
    SEE_PROJECT = "see_project"
    KEEP_PROJECTS = "keep_projects"
    """重点项目: to read those that one's unit, or one below, has to do with; to keep the list."""
    READ_ANNUAL = "read_annual"
    """To read the responsibility letter of a unit, and its annual review."""
    ISSUE_ANNUAL = "issue_annual"
    """To draft the letters of the units right below one's own, and to review them."""
    ANSWER_ANNUAL = "answer_annual"
    """To assess one's own unit by its letter, and to appeal."""
    KEEP_FEATURE = "keep_feature"
    """一社区一特色: to say what a community is known for, and what took place."""
    SEE_SELECTION = "see_selection"
    """To read of the selection of model communities (示范社区评选)."""
    APPLY_FOR_MODEL = "apply_for_model"
    """To apply in it for a community, and to withdraw."""
    RECOMMEND_MODEL = "recommend_model"
    """To recommend a community below, or not, and to record what is said against one."""
    SELECT_MODELS = "select_models"
    """To run a district's round: visit, review, publish, answer, commend."""
    TRAIN = "train"
    """To enter a course that the own unit has held."""
    INVITE = "invite"
    """To fill a post, and to take it from whoever holds it."""
    ADMINISTER = "administer"


class Reach(StrEnum):
    """How far a role's right goes."""

    OWN = "own"
    """Matters this person reported."""
    UNIT = "unit"
    """Matters for which this very unit is responsible."""
    SUBTREE = "subtree"
    """The unit and all below it."""


SEEING = (Act.SEE, Act.ADD_DETAIL, Act.WITHDRAW)
"""The rights that show a case: who may still answer for an own matter may read it, although a new
post may lie elsewhere in the tree."""
_LOOKS_UP = {Act.LOOK_UP: Reach.SUBTREE}
_SEES = {Act.SEE: Reach.SUBTREE, Act.SEE_RECORD: Reach.SUBTREE, **_LOOKS_UP}
_OWN_MATTERS = {Act.ADD_DETAIL: Reach.OWN, Act.WITHDRAW: Reach.OWN}
_REPORTS_OWN = {Act.REPORT: Reach.SUBTREE, Act.SEE: Reach.OWN, **_LOOKS_UP, **_OWN_MATTERS}
_JUDGES = {Act.FILL_TWOWAY: Reach.UNIT, Act.READ_TWOWAY: Reach.UNIT}
_OPENS_ROUNDS = {Act.OPEN_TWOWAY: Reach.UNIT, Act.READ_TWOWAY: Reach.UNIT}
_ANSWERS = {Act.ANSWER_FOLLOWUP: Reach.UNIT, Act.SEE_PROJECT: Reach.SUBTREE}
_COORDINATES = {
    Act.HANDLE_DISPUTE: Reach.UNIT,
    Act.HANDLE_OPINION: Reach.UNIT,
    Act.ASSIGN: Reach.UNIT,
    Act.REFER: Reach.UNIT,
    Act.KEEP_CONTACTS: Reach.UNIT,
    Act.SET_CLOCKS: Reach.SUBTREE,
    Act.ANSWER_EXTENSION: Reach.UNIT,
    Act.SET_LEAVE: Reach.SUBTREE,
    Act.INQUIRE: Reach.SUBTREE,
    **_ANSWERS,
    Act.KEEP_DIRECTORY: Reach.SUBTREE,
    Act.COUNT_AID: Reach.SUBTREE,
    Act.TRAIN: Reach.UNIT,
}
_APPLIES = {
    Act.KEEP_FEATURE: Reach.UNIT,
    Act.SEE_SELECTION: Reach.UNIT,
    Act.APPLY_FOR_MODEL: Reach.UNIT,
}
_RECOMMENDS = {Act.SEE_SELECTION: Reach.SUBTREE, Act.RECOMMEND_MODEL: Reach.SUBTREE}
_RECORDS = {Act.KEEP_FEATURE: Reach.SUBTREE, Act.APPLY_FOR_MODEL: Reach.SUBTREE}
_SELECTS = {**_RECOMMENDS, Act.SELECT_MODELS: Reach.UNIT}
_ASSESSES = {Act.SEE_ASSESSMENT: Reach.SUBTREE, Act.ASSESS: Reach.UNIT}
_RULES = {**_ASSESSES, Act.RULE_ON_ASSESSMENT: Reach.SUBTREE}
_FOLLOWS = {Act.HAND_OUT: Reach.UNIT, **_ANSWERS}
_REVIEWED = {Act.READ_ANNUAL: Reach.UNIT, Act.ANSWER_ANNUAL: Reach.UNIT}
_REVIEWS = {Act.READ_ANNUAL: Reach.SUBTREE, Act.ISSUE_ANNUAL: Reach.UNIT}

TABLE: Mapping[Role, Mapping[Act, Reach]] = {
    Role.BUILDING_HEAD: _REPORTS_OWN,
    Role.GRID_HEAD: {Act.REPORT: Reach.SUBTREE, **_SEES, **_OWN_MATTERS},
    Role.INFORMATION_OFFICER: {
        Act.REPORT: Reach.SUBTREE,
        **_SEES,
        Act.HANDLE_OPINION: Reach.UNIT,
        Act.CONFIRM_REPORT: Reach.UNIT,
        Act.HOLD_MEETING: Reach.UNIT,
        Act.BOARD: Reach.SUBTREE,
        **_FOLLOWS,
        Act.EVALUATE: Reach.UNIT,
        Act.KEEP_DIRECTORY: Reach.UNIT,
        Act.COUNT_AID: Reach.UNIT,
        Act.TRAIN: Reach.UNIT,
        **_OWN_MATTERS,
        **_JUDGES,
        **_REVIEWED,
        **_APPLIES,
    },
    Role.MEDIATOR: {
        Act.REPORT: Reach.SUBTREE,
        **_SEES,
        Act.HANDLE_DISPUTE: Reach.UNIT,
        Act.REFER: Reach.UNIT,
        Act.HOLD_MEETING: Reach.UNIT,
        Act.KEEP_CONTACTS: Reach.UNIT,
        **_FOLLOWS,
        Act.EVALUATE: Reach.UNIT,
        Act.KEEP_DIRECTORY: Reach.UNIT,
        **_OWN_MATTERS,
        **_JUDGES,
        **_REVIEWED,
        **_APPLIES,
    },
    Role.COORDINATOR: {
        Act.REPORT: Reach.SUBTREE,
        Act.INVITE: Reach.SUBTREE,
        **_SEES,
        Act.CONFIRM_REPORT: Reach.UNIT,
        Act.BOARD: Reach.SUBTREE,
        **_COORDINATES,
        Act.HAND_OUT: Reach.UNIT,
        Act.EVALUATE: Reach.SUBTREE,
        **_ASSESSES,
        **_OWN_MATTERS,
        **_JUDGES,
        **_OPENS_ROUNDS,
        **_REVIEWED,
        **_REVIEWS,
        **_RECOMMENDS,
        **_RECORDS,
    },
    Role.CENTRE_OFFICER: {
        Act.REPORT: Reach.SUBTREE,
        **_SEES,
        Act.CONFIRM_REPORT: Reach.UNIT,
        Act.BOARD: Reach.SUBTREE,
        **_COORDINATES,
        **_OWN_MATTERS,
        **_JUDGES,
    },
    Role.SUPERVISOR: {
        **_SEES,
        Act.BOARD: Reach.SUBTREE,
        Act.ANSWER_EXTENSION: Reach.UNIT,
        Act.INQUIRE: Reach.SUBTREE,
        Act.TRAIN: Reach.UNIT,
        **_FOLLOWS,
        **_JUDGES,
        **_OPENS_ROUNDS,
        **_RULES,
        Act.KEEP_PROJECTS: Reach.UNIT,
        **_REVIEWED,
        **_REVIEWS,
        **_SELECTS,
    },
    Role.LEGAL_AID_LIAISON: {
        **_REPORTS_OWN,
        Act.ANSWER_REFERRAL: Reach.UNIT,
        Act.KEEP_DIRECTORY: Reach.UNIT,
        Act.COUNT_AID: Reach.UNIT,
    },
    Role.ADMINISTRATOR: {
        Act.INVITE: Reach.SUBTREE,
        Act.ADMINISTER: Reach.SUBTREE,
        Act.SET_CLOCKS: Reach.SUBTREE,
        Act.SET_LEAVE: Reach.SUBTREE,
        **_OPENS_ROUNDS,
        Act.KEEP_DIRECTORY: Reach.SUBTREE,
        **_LOOKS_UP,
        **_RULES,
        **_REVIEWS,
        **_SELECTS,
    },
}


@dataclass(frozen=True, kw_only=True)
class Target:
    """What an act is done to: the paths filed under, responsible and handed to, and who
    reported."""

    filed_path: str
    responsible_path: str
    offered_path: str | None = None
    reporter_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The same right as a filter for a query: any one of the three lets a row through."""

    own: int | None
    units: frozenset[int]
    prefixes: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all is let through."""
        return self.own is None and not self.units and not self.prefixes


def at(unit_path: str) -> Target:
    """A target that is a unit itself (to report there, to read its board)."""
    return Target(filed_path=unit_path, responsible_path=unit_path)


def _covers(seat: Seat, reach: Reach, actor: Actor, target: Target) -> bool:
    match reach:
        case Reach.OWN:
            return target.reporter_id == actor.person_id
        case Reach.UNIT:
            return target.responsible_path == seat.unit_path
        case Reach.SUBTREE:
            paths = (target.filed_path, target.responsible_path, target.offered_path)
            return any(path is not None and is_within(path, seat.unit_path) for path in paths)


def seat_for(actor: Actor, act: Act, target: Target) -> Seat | None:
    """The first seat by which the actor may do this to the target, or None."""
    for seat in actor.seats:
        reach = TABLE[seat.role].get(act)
        if reach is not None and _covers(seat, reach, actor, target):
            return seat
    return None


def allow(actor: Actor, act: Act, target: Target, *, hides: str = "") -> Seat:
    """The seat by which the actor does this; raises :class:`Refused` when there is none, or
    :class:`NotFound` for what the act ``hides`` from all others."""
    seat = seat_for(actor, act, target)
    if seat is None and hides:
        raise NotFound(hides)
    if seat is None:
        raise Refused(act.value)
    return seat


def sees(actor: Actor, target: Target) -> bool:
    """Whether a case is within the actor's sight."""
    return any(seat_for(actor, act, target) for act in SEEING)


def look(actor: Actor, target: Target) -> None:
    """Raises :class:`NotFound` for a case out of the actor's sight, as for one that is not there:
    what may be done to it is asked only after that."""
    if not sees(actor, target):
        raise NotFound("case")


def may_ever(actor: Actor, act: Act) -> bool:
    """Whether any seat has this right somewhere: for menus and help, never as the check."""
    return any(act in TABLE[seat.role] for seat in actor.seats)


def allow_ever(actor: Actor, act: Act) -> None:
    """Raises :class:`Refused` when no seat has this right anywhere: for what is done to nothing but
    the asker's own, such as opening the page."""
    if not may_ever(actor, act):
        raise Refused(act.value)


def scope(actor: Actor, act: Act) -> Scope:
    """The actor's reach for ``act`` as a filter; empty when there is none."""
    own: int | None = None
    units: set[int] = set()
    prefixes: list[str] = []
    for seat in actor.seats:
        match TABLE[seat.role].get(act):
            case Reach.OWN:
                own = actor.person_id
            case Reach.UNIT:
                units.add(seat.unit_id)
            case Reach.SUBTREE:
                prefixes.append(seat.unit_path)
            case None:
                pass
    return Scope(own=own, units=frozenset(units), prefixes=tuple(dict.fromkeys(prefixes)))
