"""What somebody may do about a letter now. Pure, and asked by actions, reads and pages alike."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain import access
from domain.access import Act, seat_for
from domain.annual.lifecycle import leads
from domain.annual.model import SHOWN, AnnualArrow, AnnualLetter, AnnualLine, AnnualStage
from domain.annual.scale import AnnualMode, AnnualTopic
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class AnnualOptions:
    """What may be done about a letter now."""

    target: bool = False
    """To write or change what is promised."""
    sign: bool = False
    scan: bool = False
    """To put the signed page with it."""
    check: bool = False
    begin: bool = False
    fill: bool = False
    """To give a line of the unit's own sheet its points."""
    hand_in: bool = False
    record: bool = False
    """To go on with the desk's figures, as the unit has not handed in by its day."""
    verify: bool = False
    feed_back: bool = False
    appeal: bool = False
    """Against a line that has not been appealed against."""
    accept: bool = False
    answer: bool = False
    """To answer an appeal."""
    settle: bool = False
    archive: bool = False
    withdraw: bool = False


def issues(actor: Actor, path: str) -> bool:
    """Whether this person sees to the letters that the unit at the path issues."""
    return seat_for(actor, Act.ISSUE_ANNUAL, access.at(path)) is not None


def reads_letters(actor: Actor, path: str) -> bool:
    """Whether this person may read the letter of the unit at the path, and those it issues."""
    return seat_for(actor, Act.READ_ANNUAL, access.at(path)) is not None


def shows_own(actor: Actor, path: str, letter: AnnualLetter) -> bool:
    """Whether this person may see the own figures of the unit at the path: its people always, and
    others once its sheet is in."""
    ours = seat_for(actor, Act.ANSWER_ANNUAL, access.at(path)) is not None
    return ours or letter.facts_at is not None


def shows_verified(actor: Actor, path: str, letter: AnnualLetter) -> bool:
    """The same of what was verified: who issues it, at the path, always, and others once it is fed
    back."""
    return issues(actor, path) or letter.stage in SHOWN


def reviewable(letter: AnnualLetter, today: date, month: int) -> bool:
    """Whether the review may begin: late enough in its year."""
    return leads(letter, AnnualArrow.BEGIN) and today >= date(letter.year, month, 1)


def whole(letter: AnnualLetter, own: Collection[AnnualTopic]) -> bool:
    """Whether the sheet can be handed in: each line that the desk has no figure for has its points,
    but for additions, of which most units have none."""
    return all(one.topic in own for one in letter.form.items if one.mode is AnnualMode.BY_HAND)


def recordable(letter: AnnualLetter, now: datetime) -> bool:
    """Whether the issuing unit may go on without the unit's sheet: its day is over."""
    over = letter.due_at is not None and letter.due_at <= now
    return over and leads(letter, AnnualArrow.RECORD)


def verified(letter: AnnualLetter, lines: Mapping[AnnualTopic, AnnualLine]) -> bool:
    """Whether each line was verified."""
    return all(
        item.topic in lines and lines[item.topic].verified is not None for item in letter.form.items
    )


def appealable(letter: AnnualLetter, now: datetime) -> bool:
    """Whether the days of appeal are not over, and the unit has not said that it agrees."""
    stages, until = {AnnualStage.FED_BACK, AnnualStage.APPEALED}, letter.appeal_until
    return letter.stage in stages and not letter.accepted and until is not None and now < until


def settleable(letter: AnnualLetter, lines: Collection[AnnualLine], now: datetime) -> bool:
    """Whether it may be settled: every appeal is answered, and none can come any more."""
    return (
        leads(letter, AnnualArrow.SETTLE)
        and not any(one.open_appeal for one in lines)
        and not appealable(letter, now)
    )


def options(
    actor: Actor,
    paths: tuple[str, str],
    letter: AnnualLetter,
    lines: Collection[AnnualLine],
    now: datetime,
    today: date,
    month: int,
) -> AnnualOptions:
    """What this person may do; ``paths`` are of the issuing unit and of the unit, ``month`` is from
    when on a review may begin."""
    by_issuer = issues(actor, paths[0])
    ours = seat_for(actor, Act.ANSWER_ANNUAL, access.at(paths[1])) is not None
    known = {one.topic: one for one in lines}
    own = {one.topic for one in lines if one.own is not None}
    fills = ours and letter.stage is AnnualStage.ASSESSING
    verifies = by_issuer and letter.stage is AnnualStage.VERIFYING
    appeals = ours and appealable(letter, now)
    drafted = letter.stage is AnnualStage.DRAFTED
    return AnnualOptions(
        target=by_issuer and drafted,
        sign=by_issuer and drafted and bool(letter.targets),
        scan=by_issuer and letter.signed and letter.stage is not AnnualStage.ARCHIVED,
        check=by_issuer and leads(letter, AnnualArrow.CHECK),
        begin=by_issuer and reviewable(letter, today, month),
        fill=fills,
        hand_in=fills and whole(letter, own),
        record=by_issuer and recordable(letter, now),
        verify=verifies,
        feed_back=verifies and verified(letter, known),
        appeal=appeals and any(not one.appeal for one in lines),
        accept=appeals and not any(one.open_appeal for one in lines),
        answer=by_issuer and any(one.open_appeal for one in lines),
        settle=by_issuer and settleable(letter, lines, now),
        archive=by_issuer and leads(letter, AnnualArrow.ARCHIVE),
        withdraw=by_issuer and leads(letter, AnnualArrow.WITHDRAW),
    )
