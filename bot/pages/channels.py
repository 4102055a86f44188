"""The pages of the chats of one person."""

from collections.abc import Collection, Sequence

from bot import links, words
from bot.buttons.channels import AddChannel, DropChannel, OwnData
from bot.entry import spelled
from bot.pages.page import Page, Row, button, joined
from bot.pages.posts import named
from bot.texts import Html, Say
from domain.people.channels import CODE
from domain.people.messengers import Messenger
from domain.people.model import Actor, Capacity
from domain.people.views import ChannelRow


def lines(say: Say, rows: Sequence[ChannelRow]) -> list[Html]:
    """By which messengers somebody is here, where there is more than one."""
    if len(rows) < 2:
        return []
    told = [
        say(f"mydata-channel-{_how(row)}", messenger=words.messenger(say, row.messenger))
        for row in rows
    ]
    return [say("mydata-channels"), *told]


def _how(row: ChannelRow) -> str:
    if not row.reachable:
        return "lost"
    return "latest" if row.latest else "other"


def buttons(
    say: Say, rows: Sequence[ChannelRow], here: Messenger, there: Collection[Messenger]
) -> list[Row]:
    """The way to bring another chat in, and to take one off; ``there`` are the messengers the desk
    is connected to."""
    mine = {row.messenger for row in rows}
    more: list[Row] = [
        [
            button(
                say.plain("channel-add", messenger=words.messenger(say, one)),
                AddChannel(messenger=one),
            )
        ]
        for one in there
        if one not in mine
    ]
    return more + [
        [
            button(
                say.plain("channel-off", messenger=words.messenger(say, one)),
                DropChannel(messenger=one),
            )
        ]
        for one in sorted(mine - {here})
    ]


def code_page(say: Say, messenger: Messenger, bot: str, name: str, code: str) -> Page:
    """A code, shown once: for the bot called ``bot`` there, whose username is ``name``."""
    minutes = str(int(CODE.total_seconds() // 60))
    text = say(
        "channel-code",
        messenger=words.messenger(say, messenger),
        bot=bot,
        code=spelled(code),
        minutes=minutes,
    )
    link = None
    if messenger is Messenger.TELEGRAM:
        link = say("channel-code-link", link=links.link(name, code))
    return Page(text=joined([text, link]), rows=(_back(say),))


def away_page(say: Say, messenger: Messenger) -> Page:
    """Instead of a code, while that messenger is away; the same button tries again."""
    name = words.messenger(say, messenger)
    again = button(say.plain("channel-add", messenger=name), AddChannel(messenger=messenger))
    return Page(text=say("channel-away", messenger=name), rows=([again], _back(say)))


def off_page(say: Say, messenger: Messenger) -> Page:
    """Asked once before a chat is taken off."""
    sure = DropChannel(messenger=messenger, sure=True)
    return Page(
        text=say("channel-off-ask", messenger=words.messenger(say, messenger)),
        rows=([button(say.plain("channel-off-sure"), sure)], _back(say)),
    )


def gone_page(say: Say, messenger: Messenger) -> Page:
    """It is off."""
    text = say("channel-off-done", messenger=words.messenger(say, messenger))
    return Page(text=text, rows=(_back(say),))


def joined_page(say: Say, actor: Actor) -> Page:
    """To whoever has just brought this chat in."""
    posts = "\n".join(
        named(say, one.unit_name, one.role, stand_in=one.capacity is Capacity.STAND_IN)
        for one in actor.seats
    )
    return Page(text=say("channel-joined", posts=Html(posts)))


def _back(say: Say) -> Row:
    return [button(say.plain("button-back"), OwnData())]
