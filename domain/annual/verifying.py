"""核实, 反馈, 审定, 归档: what the issuing unit does about a sheet that is in."""

from collections.abc import Collection

from domain import access
from domain.access import Act
from domain.annual.actions import take_facts
from domain.annual.lifecycle import SETTLE_DAYS, AnnualSide, check_way, move, owe
from domain.annual.model import AnnualArrow, AnnualLetter, AnnualLine, by_topic
from domain.annual.notices import AnnualNews
from domain.annual.options import recordable, settleable, verified
from domain.annual.record import changed, done, item_of, line_of, note, opening, reason_of, there
from domain.annual.scale import AnnualMode, AnnualTopic, Facts
from domain.annual.telling import tell
from domain.errors import Invalid, WrongStep
from domain.ports import Work
from domain.request import Request


def record(work: Work, request: Request, letter_id: int, facts: Facts) -> AnnualLetter:
    """代录: the unit has not handed its sheet in by its day, so the review goes on with ``facts``,
    what the desk has on file now. What the unit has not said stays unsaid; it hears, and may
    appeal.

    Raises NotFound, Refused, WrongStep (its days are not over).
    """
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    if not recordable(letter, request.now):
        raise WrongStep("annual", stage=letter.stage.value)
    for line in take_facts(work, letter, facts, request.now):
        if line.own is None and item_of(letter, line.topic).mode is AnnualMode.ADD:
            line.own = 0  # what nobody asked for is none
    move(letter, AnnualArrow.RECORD, work.rules, request.now)
    tell(work, request, letter, AnnualNews.RECORDED)
    changed(work, request, "annual_record", letter)
    return letter


def verify(
    work: Work, request: Request, letter_id: int, topic: AnnualTopic, points: int, reason: str = ""
) -> AnnualLine:
    """核定: the figure of a line, in hundredths; where it is not the unit's own, with a reason.

    Raises NotFound, Refused, WrongStep, Invalid (``annual-points``, ``annual-reason``,
    ``note-too-long``).
    """
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    check_way(letter, AnnualArrow.FEED_BACK)
    item_of(letter, topic, points)
    line = line_of(work, letter, topic)
    differs = points != line.said
    said = reason_of(reason, wanted=differs)
    line.verified, line.verified_reason = points, said if differs else ""
    changed(work, request, "annual_verify", letter, topic.value)
    return line


def verify_agreed(work: Work, request: Request, letter_id: int) -> int:
    """Verifies at once all lines on which unit and desk agree and that nobody has looked at;
    returns how many. Those where they differ, and those filled by hand, are for one look each.
    Raises NotFound, Refused, WrongStep."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    check_way(letter, AnnualArrow.FEED_BACK)
    agreed = agreeing(work.annuals.lines(letter.id))
    for line in agreed:
        line.verified = line.said
    changed(work, request, "annual_verify", letter, "agreed")
    return len(agreed)


def agreeing(lines: Collection[AnnualLine]) -> list[AnnualLine]:
    """The lines that were not verified, and where the unit's own figure is the desk's; or nothing,
    where the desk has none. Where the unit has said nothing the desk's goes for it."""
    return [one for one in lines if one.verified is None and one.said == (one.desk or 0)]


def feed_back(work: Work, request: Request, letter_id: int) -> AnnualLetter:
    """反馈: the unit is told, and has its days to appeal. Raises NotFound, Refused, WrongStep,
    Invalid (``annual-unverified``)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    check_way(letter, AnnualArrow.FEED_BACK)
    if not verified(letter, by_topic(work.annuals.lines(letter.id))):
        raise Invalid("annual-unverified")
    move(letter, AnnualArrow.FEED_BACK, work.rules, request.now)
    tell(work, request, letter, AnnualNews.FED_BACK)
    changed(work, request, "annual_feed_back", letter)
    return letter


def grant(
    work: Work, request: Request, letter_id: int, topic: AnnualTopic, points: int, reason: str
) -> AnnualLine:
    """An appeal is granted: the line has another figure, in hundredths, and the one before stands
    beside it. Raises NotFound, Refused, WrongStep (no appeal waits), Invalid (``annual-points``,
    ``annual-reason``, ``annual-same``: it is no other figure; ``note-too-long``)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return line_of(work, letter, topic)
    line = _appealed(work, letter, topic)
    item_of(letter, topic, points)
    if points == line.verified:
        raise Invalid("annual-same")
    line.answer = reason_of(reason, wanted=True)
    line.granted, line.settled = True, points
    _answered(work, request, letter, topic)
    return line


def refuse(
    work: Work, request: Request, letter_id: int, topic: AnnualTopic, reason: str
) -> AnnualLine:
    """An appeal is not granted: the figure stays. Raises NotFound, Refused, WrongStep (no appeal
    waits), Invalid (``annual-reason``, ``note-too-long``)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return line_of(work, letter, topic)
    line = _appealed(work, letter, topic)
    line.answer = reason_of(reason, wanted=True)
    line.granted = False
    _answered(work, request, letter, topic)
    return line


def settle(work: Work, request: Request, letter_id: int) -> AnnualLetter:
    """审定: it stands. Raises NotFound, Refused, WrongStep (``annual-open``: an appeal is not
    answered, or may still come)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    check_way(letter, AnnualArrow.SETTLE)
    if not settleable(letter, work.annuals.lines(letter.id), request.now):
        raise WrongStep("annual-open", stage=letter.stage.value)
    move(letter, AnnualArrow.SETTLE, work.rules, request.now)
    tell(work, request, letter, AnnualNews.SETTLED)
    changed(work, request, "annual_settle", letter)
    return letter


def archive(work: Work, request: Request, letter_id: int) -> AnnualLetter:
    """归档. Raises NotFound, Refused, WrongStep."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    move(letter, AnnualArrow.ARCHIVE, work.rules, request.now)
    changed(work, request, "annual_archive", letter)
    return letter


def note_table(work: Work, request: Request, issuer_id: int, year: int, rows: int) -> None:
    """Notes that somebody takes the sheets of a year out of the desk; nothing leaves before this is
    on file. Raises NotFound."""
    path = work.org.unit(issuer_id).path
    access.allow(request.by, Act.READ_ANNUAL, access.at(path), hides="annual")
    subject = f"annual:{issuer_id}:{year}:rows:{rows}"
    work.audit.add(
        at=request.now, person_id=request.by.person_id, act="export_annual", subject=subject
    )


def note_sheet_of(work: Work, request: Request, letter_id: int) -> None:
    """The same of one letter: its sheet, or its signed page. Raises NotFound."""
    letter = work.annuals.letter(letter_id)
    access.allow(request.by, Act.READ_ANNUAL, there(work, letter.unit_id), hides="annual")
    note(work, request, "export_annual", letter)


def _appealed(work: Work, letter: AnnualLetter, topic: AnnualTopic) -> AnnualLine:
    item_of(letter, topic)
    line = by_topic(work.annuals.lines(letter.id)).get(topic)
    if line is None or not line.open_appeal:
        raise WrongStep("annual-answered", stage=letter.stage.value)
    return line


def _answered(work: Work, request: Request, letter: AnnualLetter, topic: AnnualTopic) -> None:
    if not any(one.open_appeal for one in work.annuals.lines(letter.id)):
        # what is left is to settle it, once no other appeal can come
        owe(letter, SETTLE_DAYS, work.rules, request.now)
        if letter.due_at and letter.appeal_until:
            letter.due_at = max(letter.due_at, letter.appeal_until)
    tell(work, request, letter, AnnualNews.ANSWERED, step=topic.value)
    changed(work, request, "annual_answer", letter, topic.value)
