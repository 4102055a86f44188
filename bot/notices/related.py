"""The notices of merging, splitting and converting in words."""

from dataclasses import fields

from bot import words
from bot.notices.cases import step_text
from bot.notices.parts import (
    Occasion,
    Told,
    Wordings,
    by,
    danger,
    each,
    happened,
    opens,
    title,
)
from domain.cases.model import Urgency
from domain.cases.notices import (
    CaseConverted,
    CaseMerged,
    CaseMoved,
    CaseSplit,
    ConvertedFor,
    MergedMoved,
)


def moved(on: Occasion, notice: MergedMoved) -> Told:
    """A step, as told to who reported the case that goes on, under the number the reader knows."""
    about = title(on.say, notice.merged_id, notice.category)
    head = on.say("notice-merged-head", title=about, into=str(notice.case_id))
    own = {f.name for f in fields(CaseMoved)}
    facts = {f.name: getattr(notice, f.name) for f in fields(notice) if f.name in own}
    text = step_text(on.say, CaseMoved(to_reporter=True, **facts), head)
    return text, [opens(on.say, notice.merged_id)]


def merged(on: Occasion, notice: CaseMerged) -> Told:
    """To the reporter of the one that ends, or to the handler of the one that goes on."""
    key = "notice-merged-yours" if notice.to_reporter else "notice-merged-in"
    about = title(on.say, notice.case_id, notice.category)
    shown = notice.case_id if notice.to_reporter else notice.into_id
    return on.say(key, title=about, into=str(notice.into_id)), [opens(on.say, shown)]


def split(on: Occasion, notice: CaseSplit) -> Told:
    """A part goes on under a number of its own."""
    text = on.say(
        "notice-unsplit" if notice.undone else "notice-split",
        **{"from": str(notice.from_id)},
        title=title(on.say, notice.case_id, notice.category),
        by=by(on.say, notice.by_unit, notice.by_role),
    )
    return text, [opens(on.say, notice.from_id if notice.undone else notice.case_id)]


def converted(on: Occasion, notice: CaseConverted) -> Told:
    """It goes on as the other kind."""
    text = on.say(
        f"notice-converted-{notice.told.value}",
        title=title(on.say, notice.case_id, notice.category),
        kind=words.kind(on.say, notice.case_kind),
        by=by(on.say, notice.by_unit, notice.by_role),
        urgency=words.urgency(on.say, notice.urgency),
        place=words.place(notice.unit_name, notice.place),
    )
    text = happened(on.say, text, notice.summary)
    if notice.told is ConvertedFor.HANDLER and notice.urgency is Urgency.RED:
        text = danger(on.say, text)
    return text, [opens(on.say, notice.case_id)]


WORDINGS: Wordings = {
    MergedMoved: each(moved),
    CaseMerged: each(merged),
    CaseSplit: each(split),
    CaseConverted: each(converted),
}
