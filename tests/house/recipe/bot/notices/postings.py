"""The notice of a posting in words."""

from bot.buttons.postings import SeePostings
from bot.notices.parts import Occasion, Told, Wordings, each, noted, push_button
from domain.postings.notices import PostingUp


def up(on: Occasion, notice: PostingUp) -> Told:
    """What the unit says."""
    text = noted(on.say, on.say("notice-posting", unit=notice.unit_name), notice.words)
    return text, [push_button(on.say.plain("notice-posting-all"), SeePostings())]


WORDINGS: Wordings = {PostingUp: each(up)}
