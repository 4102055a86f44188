"""What the actions have in common: a letter opened for one of its two sides, and its lines."""

from domain import access
from domain.access import Act, Target
from domain.annual.lifecycle import AnnualSide
from domain.annual.model import AnnualLetter, AnnualLine
from domain.annual.scale import POINT, AnnualItem, AnnualTopic
from domain.cases.draft import clean_note
from domain.errors import Invalid, NotFound
from domain.org.heirs import goes_on
from domain.ports import Work
from domain.request import Request

_ACTS = {AnnualSide.ISSUER: Act.ISSUE_ANNUAL, AnnualSide.UNIT: Act.ANSWER_ANNUAL}


def opening(work: Work, request: Request, letter_id: int, side: AnnualSide) -> AnnualLetter:
    """The letter, locked, for somebody of this side. Raises NotFound for everybody who may not read
    it, Refused for who may."""
    letter = work.annuals.letter(letter_id)
    access.allow(request.by, Act.READ_ANNUAL, there(work, letter.unit_id), hides="annual")
    of = letter.issuer_id if side is AnnualSide.ISSUER else letter.unit_id
    access.allow(request.by, _ACTS[side], there(work, of))
    return letter


def there(work: Work, unit_id: int) -> Target:
    """Of what a right to a unit's letters is asked: of the unit that goes on for it."""
    return access.at(goes_on(work, work.org.unit(unit_id)).path)


def item_of(letter: AnnualLetter, topic: AnnualTopic, points: int | None = None) -> AnnualItem:
    """The line of its form. Raises NotFound, Invalid (``annual-points``: fewer or more points than
    it gives)."""
    item = letter.form.item(topic)
    if item is None:
        raise NotFound("item")
    if points is not None and not 0 <= points <= item.points:
        raise Invalid("annual-points", most=f"{item.points / POINT:g}")
    return item


def line_of(work: Work, letter: AnnualLetter, topic: AnnualTopic) -> AnnualLine:
    """What was said of the item so far; a new line where that is nothing."""
    known = next((one for one in work.annuals.lines(letter.id) if one.topic is topic), None)
    return known or work.annuals.add_line(AnnualLine(letter_id=letter.id, topic=topic))


def reason_of(note: str, *, wanted: bool) -> str:
    """The reason as it is kept. Raises Invalid (``annual-reason``: it is wanted and is not there;
    ``note-too-long``)."""
    reason = clean_note(note)
    if wanted and not reason:
        raise Invalid("annual-reason")
    return reason


def done(letter: AnnualLetter, request: Request) -> bool:
    """Whether this very tap has changed it already."""
    return bool(request.token) and letter.last_token == request.token


def changed(work: Work, request: Request, act: str, letter: AnnualLetter, what: str = "") -> None:
    """Remembers the tap, and notes who did it; what they wrote is not in the log."""
    letter.last_token = request.token
    note(work, request, act, letter, what)


def note(work: Work, request: Request, act: str, letter: AnnualLetter, what: str = "") -> None:
    """A line in the log."""
    subject = f"annual:{letter.id}:{what}" if what else f"annual:{letter.id}"
    work.audit.add(at=request.now, person_id=request.person_id, act=act, subject=subject)
