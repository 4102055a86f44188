"""Points, facts and standards of the sheet in words."""

from bot import words
from bot.texts import Say
from domain.annual.model import AnnualStage
from domain.annual.scale import POINT, AnnualFact, AnnualForm, AnnualItem, AnnualTopic

NONE = "—"


def points(value: int | None) -> str:
    """``12``, ``9.5``; "—" where there is no figure."""
    return NONE if value is None else f"{value / POINT:g}"


def stage(say: Say, value: AnnualStage) -> str:
    """起草, 已签订 …"""
    return say.plain(f"annual-stage-{value.value.replace('_', '-')}")


def topic(say: Say, value: AnnualTopic) -> str:
    """报送, 受理 …"""
    return say.plain(f"annual-topic-{value.value}")


def source(say: Say, item: AnnualItem) -> str:
    """系统 or 人工."""
    return say.plain("annual-source-hand" if item.by_hand else "annual-source-desk")


def standard(say: Say, item: AnnualItem, form: AnnualForm) -> str:
    """By what the line is counted, with its figures."""
    return say.plain(
        f"annual-standard-{item.topic.value}",
        points=points(item.points),
        each=points(item.each),
        cap=points(form.most_added),
    )


def fact(say: Say, item: AnnualItem, known: AnnualFact | None) -> str:
    """What the desk has on file: numerator and denominator, and the rate, or "—"."""
    if item.by_hand:
        return say.plain("annual-fact-hand")
    if known is None:
        return NONE
    return say.plain(
        f"annual-fact-{item.topic.value}",
        part=str(known.part),
        whole=str(known.whole),
        rate=words.rate(known.part, known.whole),
        late=str(known.late),
        missed=str(known.events - known.late),
    )


def short_fact(item: AnnualItem, known: AnnualFact | None) -> str:
    """The same as short as it goes: ``47/48``; "—" for a zero denominator."""
    if item.by_hand or known is None or not known.whole:
        return NONE
    return f"{known.part}/{known.whole}"
