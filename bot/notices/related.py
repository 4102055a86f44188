"""The words of merging, splitting and converting."""

from dataclasses import fields

from bot import words
from bot.notices.parts import Buttons, opens, title
from bot.texts import Html, Say
from domain.cases.model import Urgency
from domain.cases.notices import CaseConverted, CaseMerged, CaseMoved, CaseSplit, MergedMoved, Told
from domain.people.model import Role


def merged(say: Say, notice: CaseMerged) -> tuple[Html, Buttons]:
    """To the reporter of the one that ends, or to the handler of the one that goes on."""
    key = "notice-merged-yours" if notice.to_reporter else "notice-merged-in"
    about = title(say, notice.case_id, notice.category)
    shown = notice.case_id if notice.to_reporter else notice.into_id
    return say(key, title=about, into=str(notice.into_id)), [opens(say, shown)]


def moved(notice: MergedMoved) -> CaseMoved:
    """The same step as told to who reported the case that goes on."""
    own = {f.name for f in fields(CaseMoved)}
    facts = {f.name: getattr(notice, f.name) for f in fields(notice) if f.name in own}
    return CaseMoved(to_reporter=True, **facts)


def moved_head(say: Say, notice: MergedMoved) -> Html:
    """``您报的第15号 · 邻里（已并到第12号）``."""
    about = title(say, notice.merged_id, notice.category)
    return say("notice-merged-head", title=about, into=str(notice.case_id))


def split(say: Say, notice: CaseSplit) -> tuple[Html, Buttons]:
    """A part goes on under a number of its own."""
    text = say(
        "notice-split",
        **{"from": str(notice.from_id)},
        title=title(say, notice.case_id, notice.category),
        by=_by(say, notice.by_unit, notice.by_role),
    )
    return text, [opens(say, notice.case_id)]


def converted(say: Say, notice: CaseConverted) -> tuple[Html, Buttons]:
    """It goes on as the other kind."""
    place = f"{notice.unit_name} · {notice.place}" if notice.place else notice.unit_name
    text = say(
        f"notice-converted-{notice.told.value}",
        title=title(say, notice.case_id, notice.category),
        kind=words.kind(say, notice.case_kind),
        by=_by(say, notice.by_unit, notice.by_role),
        urgency=words.urgency(say, notice.urgency),
        place=place,
    )
    if notice.told is Told.HANDLER and notice.urgency is Urgency.RED:
        text = Html(f"{say('danger')}\n\n{text}")
    return text, [opens(say, notice.case_id)]


def _by(say: Say, unit: str, role: Role) -> str:
    return say.plain("notice-by", unit=unit, role=words.role(say, role))
