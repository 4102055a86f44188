"""The notices of more time in words: asked for, and answered."""

from bot import words
from bot.buttons.extension import AnswerExtension
from bot.notices.parts import Occasion, Told, Wordings, below, by, each, opens, push_button, title
from domain.cases.extension_notices import ExtensionAnswered, ExtensionAsked


def asked(on: Occasion, notice: ExtensionAsked) -> Told:
    """To be granted or not with one tap."""
    say = on.say
    text = say(
        "notice-extension-again" if notice.again else "notice-extension-asked",
        title=title(say, notice.case_id, notice.category),
        by=by(say, notice.by_unit, notice.by_role),
        days=notice.days,
        until=words.deadline(say, notice.until, on.zone),
    )
    text = below(text, say("notice-note", note=notice.reason))
    if notice.parties_agree:
        text = below(text, say("notice-extension-agreed"))
    yes, no = (
        push_button(
            say.plain(f"extend-{word}"), AnswerExtension(id=notice.extension_id, yes=word == "yes")
        )
        for word in ("yes", "no")
    )
    return text, [(yes, no), opens(say, notice.case_id)]


def answered(on: Occasion, notice: ExtensionAnswered) -> Told:
    """Until when it is to be finished now."""
    text = on.say(
        "notice-extension-approved" if notice.approved else "notice-extension-declined",
        title=title(on.say, notice.case_id, notice.category),
        by=by(on.say, notice.by_unit, notice.by_role),
        until=words.deadline(on.say, notice.until, on.zone),
    )
    return text, [opens(on.say, notice.case_id)]


WORDINGS: Wordings = {
    ExtensionAsked: each(asked),
    ExtensionAnswered: each(answered),
}
