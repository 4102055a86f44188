"""Which commands a person sees: what the access table lets their posts ever do."""

from collections.abc import Collection, Mapping
from typing import Final

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.texts import say_in
from domain.access import Act, may_ever
from domain.org.model import UnitKind
from domain.people.model import Actor

NEEDS: Final[Mapping[str, tuple[Act, ...]]] = {
    "report": (Act.REPORT,),
    "mine": (Act.REPORT,),
    "queue": (Act.HANDLE_DISPUTE, Act.HANDLE_OPINION),
    "todo": (Act.ANSWER_FOLLOWUP, Act.HAND_OUT),
    "callins": (Act.ANSWER_FOLLOWUP, Act.HANDLE_DISPUTE, Act.HANDLE_OPINION),
    "inquiries": (Act.INQUIRE, Act.HANDLE_DISPUTE, Act.HANDLE_OPINION),
    "evaluation": (Act.EVALUATE, Act.BOARD),
    "twoway": (Act.READ_TWOWAY,),
    "meeting": (Act.HOLD_MEETING, Act.BOARD),
    "assess": (Act.SEE_ASSESSMENT,),
    "projects": (Act.SEE_PROJECT,),
    "year": (Act.READ_ANNUAL,),
    "model": (Act.SEE_SELECTION,),
    "feature": (Act.KEEP_FEATURE, Act.BOARD),
    "referrals": (Act.REFER, Act.ANSWER_REFERRAL),
    "weekly": (Act.CONFIRM_REPORT, Act.BOARD),
    "halfmonth": (Act.CONFIRM_REPORT, Act.BOARD),
    "monthly": (Act.CONFIRM_REPORT, Act.BOARD),
    "status": (Act.BOARD,),
    "overdue": (Act.BOARD,),
    "hot": (Act.BOARD,),
    "load": (Act.BOARD,),
    "stuck": (Act.BOARD,),
    "satisfaction": (Act.BOARD,),
    "chart": (Act.BOARD,),
    "digest": (Act.BOARD,),
    "page": (Act.BOARD,),
    "export": (Act.BOARD,),
    "import": (Act.ADMINISTER,),
    "find": (Act.SEE,),
    "case": (Act.SEE,),
    "code": (Act.SEE,),
    "aid": (Act.COUNT_AID,),
    "who": (Act.LOOK_UP,),
    "where": (Act.LOOK_UP,),
    "training": (Act.TRAIN, Act.BOARD),
    "leave": (),
    "org": (Act.ADMINISTER,),
    "due": (Act.ADMINISTER,),
    "calendar": (Act.ADMINISTER,),
    "words": (Act.ADMINISTER,),
    "clocks": (Act.HANDLE_DISPUTE, Act.HANDLE_OPINION, Act.SET_CLOCKS),
    "posts": (),
    "invite": (Act.INVITE,),
    "practice": (),
    "help": (),
    "language": (),
    "mydata": (),
    "deleteme": (),
    "cancel": (),
}
"""The commands in the order of the menu, with the rights of which one is enough."""

CHAPTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "work": (
        *("report", "mine", "queue", "todo", "callins", "inquiries", "referrals"),
        *("find", "case", "code", "cancel"),
    ),
    "reports": ("weekly", "halfmonth", "monthly", "export"),
    "boards": (
        *("status", "overdue", "hot", "load", "stuck", "satisfaction"),
        *("chart", "digest", "page"),
    ),
    "community": (
        *("meeting", "evaluation", "twoway", "assess", "projects", "year"),
        *("model", "feature", "training", "aid", "who", "where"),
    ),
}
"""What /help tells of together; all others are told of last, as one's own."""
OWN: Final = "own"
_SELDOM: Final = frozenset(
    {"hot", "load", "stuck", "satisfaction", "chart", "digest", "case", "cancel", "callins"}
    | {"language", "mydata", "deleteme", "words", "model", "feature"}
)
"""Not in the menu, which is as long as a screen without them: each is a button of a page there, is
typed without a command, or is wanted once; /help tells of them."""


UNPOSTED: Final = ("help", "language", "mydata", "deleteme")
"""Those of them for who holds no post (any more)."""

_HIGH = (UnitKind.CITY, UnitKind.DISTRICT)
_FROM: Final[Mapping[str, tuple[UnitKind, ...]]] = {
    "halfmonth": (*_HIGH, UnitKind.STREET),
    "monthly": _HIGH,
    "words": _HIGH,
}


def commands(actor: Actor, *, lacks: Collection[str]) -> list[str]:
    """The commands of use to this person; ``lacks``: those that do nothing at this desk."""
    if not actor.seats:
        return [*UNPOSTED]
    return [
        name
        for name, acts in NEEDS.items()
        if (not acts or any(may_ever(actor, act) for act in acts))
        and _high_enough(actor, name)
        and name not in lacks
    ]


def chapters(actor: Actor, *, lacks: Collection[str]) -> dict[str, list[str]]:
    """The same by what /help tells of together, in its order; none is empty."""
    names = commands(actor, lacks=lacks)
    told = {
        chapter: [name for name in names if name in told_of]
        for chapter, told_of in CHAPTERS.items()
    }
    told[OWN] = [name for name in names if not any(name in one for one in told.values())]
    return {chapter: listed for chapter, listed in told.items() if listed}


def in_menu(actor: Actor, *, lacks: Collection[str]) -> list[str]:
    """Those that stand in the menu of the chat."""
    names = commands(actor, lacks=lacks)
    return [name for name in names if name not in _SELDOM or not actor.seats]


def _high_enough(actor: Actor, name: str) -> bool:
    """Whether somebody sits where reports of this kind are read: at their tier, or above it."""
    return name not in _FROM or any(seat.unit_kind in _FROM[name] for seat in actor.seats)


async def show(bot: Bot, chat_id: int, actor: Actor, *, lacks: Collection[str]) -> None:
    """Sets the chat's command menu for the person's posts, in their language; ``lacks``: those
    that do nothing at this desk."""
    say = say_in(actor.locale)
    await bot.set_my_commands(
        [
            BotCommand(command=name, description=say.plain(f"command-{name}"))
            for name in in_menu(actor, lacks=lacks)
        ],
        scope=BotCommandScopeChat(chat_id=chat_id),
    )
