"""What a unit's head does with its sheets: mark, strike, confirm, take back."""

from domain import access
from domain.access import Act
from domain.errors import Invalid, WrongStep
from domain.ports import Work
from domain.request import Request
from domain.twoway.ending import end_round
from domain.twoway.model import (
    SheetState,
    TwowayRound,
    TwowaySheet,
    TwowayTopic,
    whole,
)
from domain.twoway.notices import due_of
from domain.twoway.options import is_seen


def mark_item(
    work: Work, request: Request, sheet_id: int, topic: TwowayTopic, points: int
) -> TwowaySheet:
    """Gives an item its points; the same again changes nothing.

    Raises NotFound, WrongStep (``sheet``: it is in; ``twoway-late``: the round has closed), Invalid
    (``twoway-points``: fewer or more than the item gives).
    """
    made, sheet = _locked(work, sheet_id)
    path = work.org.unit(sheet.from_id).path
    access.allow(request.by, Act.FILL_TWOWAY, access.at(path), hides="sheet")
    _still_open(made, sheet, request)
    most = made.form.most(topic)
    if most is None or not 0 <= points <= most:
        raise Invalid("twoway-points", most=most or 0)
    sheet.marks = {**sheet.marks, topic: points}
    return sheet


def confirm(work: Work, request: Request, sheet_id: int) -> TwowaySheet:
    """Hands the sheet in, late or not. The last one that comes in closes the round.

    Raises NotFound, WrongStep (``sheet``: it is in already; ``twoway-late``: the round has closed),
    Invalid (``twoway-marks-missing``).
    """
    made, sheet = _locked(work, sheet_id)
    path = work.org.unit(sheet.from_id).path
    seat = access.allow(request.by, Act.FILL_TWOWAY, access.at(path), hides="sheet")
    if sheet.state is SheetState.IN and sheet.token == request.token:
        return sheet
    _still_open(made, sheet, request)
    if not whole(made.form, sheet.marks):
        raise Invalid("twoway-marks-missing")
    _hand_in(work, request, made, sheet, seat.post_id, SheetState.IN)
    return sheet


def strike(work: Work, request: Request, sheet_id: int) -> TwowaySheet:
    """Says that the two had no dealings: the sheet is in, and in no mean. Raises NotFound,
    WrongStep (``sheet``, ``twoway-late``)."""
    made, sheet = _locked(work, sheet_id)
    path = work.org.unit(sheet.from_id).path
    seat = access.allow(request.by, Act.FILL_TWOWAY, access.at(path), hides="sheet")
    if sheet.state is SheetState.NO_DEALINGS and sheet.token == request.token:
        return sheet
    _still_open(made, sheet, request)
    _hand_in(work, request, made, sheet, seat.post_id, SheetState.NO_DEALINGS)
    return sheet


def take_back(work: Work, request: Request, sheet_id: int) -> TwowaySheet:
    """Opens a sheet again that nobody can have seen yet; once the other side is in, both stand.

    Raises NotFound, WrongStep (``sheet-open``: it is not in; ``sheet-seen``: the other side is in;
    ``twoway-late``: the round has closed).
    """
    made, sheet = _locked(work, sheet_id)
    path = work.org.unit(sheet.from_id).path
    access.allow(request.by, Act.FILL_TWOWAY, access.at(path), hides="sheet")
    if not made.takes(request.now):
        raise WrongStep("twoway-late", state=made.state.value)
    if sheet.state is SheetState.OPEN:
        raise WrongStep("sheet-open", state=sheet.state.value)
    other = work.twoways.between(made.id, sheet.to_id, sheet.from_id)
    if is_seen(sheet.state, other.state if other else None, over=made.over(request.now)):
        raise WrongStep("sheet-seen", state=sheet.state.value)
    sheet.state, sheet.late, sheet.token = SheetState.OPEN, False, ""
    sheet.confirmed_at = sheet.confirmed_by = sheet.post_id = None
    _note(work, request, "twoway_take_back", sheet)
    return sheet


def note_results(work: Work, request: Request, round_id: int, rows: int) -> None:
    """Notes that somebody takes results out of the desk as a table; nothing leaves before this is
    on file. Raises Refused."""
    access.allow_ever(request.by, Act.READ_TWOWAY)
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="export_twoway",
        subject=f"twoway:{round_id}:rows:{rows}",
    )


def _locked(work: Work, sheet_id: int) -> tuple[TwowayRound, TwowaySheet]:
    """The sheet with its round, which is locked first: whoever hands in, calls off or closes goes
    one after another."""
    made = work.twoways.round(work.twoways.sheet(sheet_id).round_id)
    return made, work.twoways.sheet(sheet_id)  # may have gone on while we waited


def _still_open(made: TwowayRound, sheet: TwowaySheet, request: Request) -> None:
    if not made.takes(request.now):
        raise WrongStep("twoway-late", state=made.state.value)
    if sheet.state is not SheetState.OPEN:
        raise WrongStep("sheet", state=sheet.state.value)


def _hand_in(
    work: Work,
    request: Request,
    made: TwowayRound,
    sheet: TwowaySheet,
    post_id: int,
    state: SheetState,
) -> None:
    sheet.state, sheet.token, sheet.post_id = state, request.token, post_id
    sheet.confirmed_at, sheet.confirmed_by = request.now, request.by.person_id
    sheet.late = request.now >= made.due_at
    if state is SheetState.NO_DEALINGS:
        sheet.marks = {}
    _note(work, request, f"twoway_{state.value}", sheet)
    missing = work.twoways.missing(made.id)
    if not any(one.from_id == sheet.from_id for one in missing):
        work.outbox.withdraw(due_of(made.id, sheet.from_id), request.now)
    if not missing:
        end_round(work, request, made, 0)


def _note(work: Work, request: Request, act: str, sheet: TwowaySheet) -> None:
    """Who handed it in or took it back is in the log; what they said is not."""
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act=act,
        subject=f"twoway:{sheet.round_id}:sheet:{sheet.id}",
    )
