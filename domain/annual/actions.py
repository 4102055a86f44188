"""自查 and 申诉: what the unit does about its own sheet."""

from datetime import datetime

from domain.annual.lifecycle import SETTLE_DAYS, AnnualSide, check_way, move, owe
from domain.annual.model import AnnualArrow, AnnualLetter, AnnualLine, by_topic
from domain.annual.notices import AnnualNews
from domain.annual.options import appealable, whole
from domain.annual.record import changed, done, item_of, line_of, opening, reason_of
from domain.annual.scale import NOTHING, AnnualTopic, Facts, figure
from domain.annual.telling import tell
from domain.errors import Invalid, WrongStep
from domain.ports import Work
from domain.request import Request


def set_own(
    work: Work,
    request: Request,
    letter_id: int,
    topic: AnnualTopic,
    points: int,
    reason: str,
    desk: int | None,
) -> AnnualLine:
    """The unit's own figure of a line, in hundredths; ``reason`` says why it is not the desk's
    (``desk``: what that is now), or for a line that is filled by hand what it rests on.

    Raises NotFound, Refused, WrongStep, Invalid (``annual-points``, ``annual-reason``,
    ``note-too-long``).
    """
    letter = opening(work, request, letter_id, AnnualSide.UNIT)
    check_way(letter, AnnualArrow.HAND_IN)
    if item_of(letter, topic, points).by_hand:
        desk = None
    said = reason_of(reason, wanted=points != desk and (points > 0 or desk is not None))
    line = line_of(work, letter, topic)
    line.own, line.own_reason = (None, "") if points == desk else (points, said)
    changed(work, request, "annual_own", letter, topic.value)
    return line


def take_facts(work: Work, letter: AnnualLetter, facts: Facts, now: datetime) -> list[AnnualLine]:
    """What the desk has on file goes into the lines, and stays."""
    known, taken = by_topic(work.annuals.lines(letter.id)), []
    for item in letter.form.items:
        line = known.get(item.topic) or line_of(work, letter, item.topic)
        if not item.by_hand:
            line.fact = facts.get(item.topic, NOTHING)
            line.desk = figure(item, line.fact)
        taken.append(line)
    letter.facts_at = now
    return taken


def hand_in(work: Work, request: Request, letter_id: int, facts: Facts) -> AnnualLetter:
    """The unit's sheet is in: ``facts``, what the desk has on file now, are taken, and stay. Where
    the unit has said nothing else its figure is the desk's. They are read before, as it takes
    seconds, and nobody is to wait for that.

    Raises NotFound, Refused, WrongStep, Invalid (``annual-missing``: a line that is filled by hand
    has no points).
    """
    letter = opening(work, request, letter_id, AnnualSide.UNIT)
    if done(letter, request):
        return letter
    check_way(letter, AnnualArrow.HAND_IN)
    known = by_topic(work.annuals.lines(letter.id))
    if not whole(letter, {topic for topic, line in known.items() if line.own is not None}):
        raise Invalid("annual-missing")
    for line in take_facts(work, letter, facts, request.now):
        if line.own is None:
            line.own = line.desk or 0  # an addition that nobody asked for is none
    move(letter, AnnualArrow.HAND_IN, work.rules, request.now)
    tell(work, request, letter, AnnualNews.HANDED_IN, issuer=True)
    changed(work, request, "annual_hand_in", letter)
    return letter


def appeal(
    work: Work, request: Request, letter_id: int, topic: AnnualTopic, reason: str
) -> AnnualLine:
    """The unit does not agree with a line. Raises NotFound, Refused, WrongStep (``annual-late``:
    the days are over; ``annual-appealed``: it was appealed against already), Invalid
    (``annual-reason``, ``note-too-long``)."""
    letter = opening(work, request, letter_id, AnnualSide.UNIT)
    if done(letter, request):
        return line_of(work, letter, topic)
    check_way(letter, AnnualArrow.APPEAL)
    if not appealable(letter, request.now):
        raise WrongStep("annual-late", stage=letter.stage.value)
    item_of(letter, topic)
    line = line_of(work, letter, topic)
    if line.appeal:
        raise WrongStep("annual-appealed", stage=letter.stage.value)
    if not any(one.open_appeal for one in work.annuals.lines(letter.id)):
        owe(letter, work.rules.annual.answer_days, work.rules, request.now)
    line.appeal = reason_of(reason, wanted=True)
    move(letter, AnnualArrow.APPEAL, work.rules, request.now)
    tell(work, request, letter, AnnualNews.APPEALED, issuer=True, step=topic.value)
    changed(work, request, "annual_appeal", letter, topic.value)
    return line


def accept(work: Work, request: Request, letter_id: int) -> AnnualLetter:
    """无异议: the unit agrees, and need not wait for the days to be over. Raises NotFound, Refused,
    WrongStep (``annual-late``; ``annual-open``: an appeal is not answered)."""
    letter = opening(work, request, letter_id, AnnualSide.UNIT)
    if done(letter, request):
        return letter
    if not appealable(letter, request.now):
        raise WrongStep("annual-late", stage=letter.stage.value)
    if any(one.open_appeal for one in work.annuals.lines(letter.id)):
        raise WrongStep("annual-open", stage=letter.stage.value)
    letter.accepted = True
    owe(letter, SETTLE_DAYS, work.rules, request.now)
    tell(work, request, letter, AnnualNews.ACCEPTED, issuer=True)
    changed(work, request, "annual_accept", letter)
    return letter
