"""交办事项: what was promised, followed until those who asked have judged it. It has a source, one
unit that is responsible and others that help, and a day. Units only: nobody is named."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.cases.satisfaction import Satisfaction

TITLE_LIMIT = 200
"""As many characters as the summary of a matter may have."""
HELPING_LIMIT = 10
"""As many units may help with one."""
LAST_ROUND = 2
"""Done again once at most."""
ANSWER_DAYS = 2
"""Working days in which a unit accepts what it was handed, or sends it back; and in which whoever
handed it out hands on what came back."""
AGAIN_DAYS = 10
"""Working days for what is done again a tier up."""


class Source(StrEnum):
    """What it comes from."""

    MEETING = "meeting"
    """恳谈会议题: the agenda item of a talk meeting."""
    EVALUATION = "evaluation"
    """整改事项: a rectification after residents' evaluation."""
    ASSESSMENT = "assessment"
    """评估措施: a measure of an assessment."""
    PROJECT = "project"
    """项目节点: a milestone of a project."""
    CALLIN = "callin"
    """吹哨事项: what one of the units does that were called in to a matter."""


class FollowupState(StrEnum):
    """Where it stands. The ways between are in :mod:`domain.followups.lifecycle`."""

    HANDED_OUT = "handed_out"
    RETURNED = "returned"
    UNDER_WAY = "under_way"
    FED_BACK = "fed_back"
    DONE = "done"
    DROPPED = "dropped"


RUNNING = frozenset({FollowupState.HANDED_OUT, FollowupState.UNDER_WAY})
"""Where the unit still owes its feedback, by the due day."""
OPEN = RUNNING | {FollowupState.RETURNED, FollowupState.FED_BACK}
"""Not over."""
NOBODYS = frozenset({FollowupState.RETURNED, FollowupState.DROPPED})
"""Where no unit owes anything of it, or is late with it."""


class FollowupArrow(StrEnum):
    """What somebody does about it."""

    HAND_OUT = "hand_out"
    ACCEPT = "accept"
    SEND_BACK = "send_back"
    """退回: it is not this unit's; whoever handed it out hands it to another."""
    HAND_OUT_AGAIN = "hand_out_again"
    FEED_BACK = "feed_back"
    EXTEND = "extend"
    JUDGE = "judge"
    """办结: those who asked have judged it, and that is the end."""
    DO_AGAIN = "do_again"
    """重办: they are not satisfied, and it goes a tier up."""
    DROP = "drop"


@dataclass(eq=False, kw_only=True)
class Helping:
    """协办: a unit that helps with an item."""

    id: int = field(init=False, repr=False)
    followup_id: int = field(init=False, repr=False)
    unit_id: int


@dataclass(eq=False, kw_only=True)
class Followup:
    """One item. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    source: Source
    source_id: int
    """The number it has in its source's own table."""
    host_id: int
    """The unit that handed it out."""
    unit_id: int
    """The unit that is responsible now."""
    title: str
    handed_out_at: datetime
    """When it was handed to the unit responsible now."""
    due_at: datetime
    """The moment from which the feedback is overdue."""
    state: FollowupState = FollowupState.HANDED_OUT
    round: int = 1
    """2: it is done again, a tier up."""
    answer_at: datetime | None = None
    """The moment from which the next answer is overdue: to accept it or send it back, or to hand on
    what came back; None when no such answer is owed."""
    accepted_at: datetime | None = None
    fed_back_at: datetime | None = None
    """When the unit first said, in this round, what became of it."""
    feedback: str = ""
    verdict: Satisfaction | None = None
    """What those who asked say of it: of the last feedback they judged."""
    ended_at: datetime | None = None
    """When it was done, or dropped."""
    rung: int = 0
    """How far the due day has been told of, by :mod:`domain.followups.sweep`."""
    answer_rung: int = 0
    """The same of the answer that is owed."""
    helping: list[Helping] = field(default_factory=list, repr=False)

    @property
    def helpers(self) -> tuple[int, ...]:
        """The units that help, each once, the responsible one not among them."""
        return tuple(dict.fromkeys(h.unit_id for h in self.helping if h.unit_id != self.unit_id))

    @property
    def open(self) -> bool:
        """Whether it is not over."""
        return self.state in OPEN

    @property
    def running(self) -> bool:
        """Whether the unit still owes its feedback."""
        return self.state in RUNNING

    @property
    def in_time(self) -> bool:
        """Whether the feedback of this round came by its due day."""
        return self.fed_back_at is not None and self.fed_back_at < self.due_at


@dataclass(frozen=True, kw_only=True)
class Handout:
    """What is to be handed out: by which unit, for which source, to whom, until when."""

    source: Source
    source_id: int
    host_id: int
    unit_id: int
    helpers: tuple[int, ...] = ()
    title: str
    due: date
    """Local. A day off moves to the next working day."""


@dataclass(eq=False, kw_only=True)
class FollowupStep:
    """One step of its way. Steps are only ever added."""

    id: int = field(init=False, repr=False)
    followup_id: int
    token: str
    """Names the tap that asked for it."""
    arrow: FollowupArrow
    at: datetime
    person_id: int | None
    post_id: int | None
    """The post by which it was done; None where that is the host's confirmation as a whole."""
    unit_id: int
    """The unit responsible after it."""
    due_at: datetime
    """The due date after it."""
    note: str = ""
    recorded: bool = False
    """代录: recorded by another unit for one without a phone."""
    verdict: Satisfaction | None = None
