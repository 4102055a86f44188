"""The notices of posts that change hands, in words."""

from bot import words
from bot.buttons.cases import ListPage
from bot.buttons.channels import DropChannel
from bot.buttons.posts import PostAt
from bot.notices.parts import Buttons, Occasion, Told, Wordings, below, each, opens, push_button
from bot.pages.posts import named
from domain.people.notices import ChannelJoined, PostEnded, PostMoved, PostVacant


def ended(on: Occasion, notice: PostEnded) -> Told:
    """They hold it no more."""
    post = named(on.say, notice.unit_name, notice.role, stand_in=notice.stand_in)
    return on.say(f"notice-post-{notice.ending.value}", post=post), []


def vacant(on: Occasion, notice: PostVacant) -> Told:
    """A post has no holder: what is open there, and how to fill it."""
    say = on.say
    key = "notice-post-yours" if notice.yours else "notice-post-vacant"
    text = say(key, unit=notice.unit_name, role=words.role(say, notice.role))
    if notice.open:
        text = below(text, say("notice-post-open", open=notice.open))
    if notice.reported:
        text = below(text, say("notice-post-reported", reported=notice.reported))
    buttons: Buttons = [opens(say, number) for number in notice.cases]
    if notice.yours and notice.open:
        buttons = [
            push_button(say.plain("notice-back-queue"), ListPage(name="queue", page=0)),
        ]
    if notice.fills:
        fill = PostAt(unit=notice.unit_id, role=notice.role)
        buttons.append(push_button(say.plain("notice-post-fill"), fill))
    return text, buttons


def moved(on: Occasion, notice: PostMoved) -> Told:
    """Their unit went into another: which post they hold now."""
    post = named(on.say, notice.unit_name, notice.role, stand_in=notice.stand_in)
    return on.say("notice-post-moved", old=notice.from_unit, unit=notice.unit_name, post=post), []


def channel_joined(on: Occasion, notice: ChannelJoined) -> Told:
    """Another chat of theirs was brought in, and the way to take it off at once."""
    name = words.messenger(on.say, notice.messenger)
    off = DropChannel(messenger=notice.messenger)
    label = on.say.plain("channel-off", messenger=name)
    return on.say("notice-channel-joined", messenger=name), [push_button(label, off)]


WORDINGS: Wordings = {
    ChannelJoined: each(channel_joined),
    PostEnded: each(ended),
    PostMoved: each(moved),
    PostVacant: each(vacant),
}
