"""责任书: drafted for all units below at one tap, signed, looked at in the middle of the year, and
the beginning of the review."""

from datetime import date

from domain import access
from domain.access import Act
from domain.annual.lifecycle import AnnualSide, check_way, move, owe
from domain.annual.model import LETTERED, AnnualArrow, AnnualLetter, AnnualStage
from domain.annual.notices import AnnualNews, all_of_letter
from domain.annual.options import reviewable
from domain.annual.record import changed, done, opening, reason_of, there
from domain.annual.telling import tell
from domain.cases.draft import DraftFile, clean_note
from domain.cases.model import AttachmentKind
from domain.days.deadlines import check_past
from domain.errors import Invalid, WrongStep
from domain.org.model import Unit
from domain.ports import Work
from domain.request import Request

_YEARS_ON = 1


def lettered(work: Work, issuer_id: int, day: date) -> list[Unit]:
    """The units right below that are given a letter, by code."""
    return [one for one in work.org.children(issuer_id, day) if one.kind in LETTERED]


def draft_letters(work: Work, request: Request, issuer_id: int, year: int) -> list[AnnualLetter]:
    """Drafts a letter of the year for each unit right below that has none; the targets are those of
    the year before, until somebody writes others.

    Raises NotFound, Refused, Invalid (``annual-year``: neither this year nor the next;
    ``annual-nobody``: there is no unit without one).
    """
    issuer = work.org.unit(issuer_id)
    access.allow(request.by, Act.ISSUE_ANNUAL, access.at(issuer.path))
    work.annuals.lock()
    if done := work.annuals.drafted(request.token):
        return done
    today = work.rules.day(request.now)
    if not today.year <= year <= today.year + _YEARS_ON:
        raise Invalid("annual-year")
    have = {one.unit_id for one in work.annuals.issued(issuer.id, year)}
    missing = [one for one in lettered(work, issuer.id, today) if one.id not in have]
    if not missing:
        raise Invalid("annual-nobody")
    before = {one.unit_id: one.targets for one in work.annuals.issued(issuer.id, year - 1)}
    made = [
        work.annuals.add(
            AnnualLetter(
                token=f"{request.token}:{unit.id}",
                year=year,
                issuer_id=issuer.id,
                unit_id=unit.id,
                form=work.rules.annual.form,
                drafted_at=request.now,
                targets=before.get(unit.id, ""),
            )
        )
        for unit in missing
    ]
    for letter in made:
        owe(letter, work.rules.annual.sign_days, work.rules, request.now)
        changed(work, request, "annual_draft", letter)
    return made


def set_targets(
    work: Work, request: Request, letter_id: int, text: str, *, everyone: bool = False
) -> AnnualLetter:
    """What is promised; for ``everyone`` in each letter of the same year that is not signed yet.
    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    check_way(letter, AnnualArrow.SIGN)
    said = clean_note(text)
    if not said:
        raise Invalid("note-missing")
    letter.targets = said
    if everyone:
        for one in work.annuals.issued(letter.issuer_id, letter.year):
            if one.stage is AnnualStage.DRAFTED:
                one.targets = said
    changed(work, request, "annual_targets", letter)
    return letter


def sign(work: Work, request: Request, letter_id: int, on: date) -> AnnualLetter:
    """Both have signed it on paper, on a local day. Raises NotFound, Refused, WrongStep, Invalid
    (``annual-targets``: nothing is promised in it; ``day-ahead``, ``day-long-ago``)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    check_way(letter, AnnualArrow.SIGN)
    if not letter.targets:
        raise Invalid("annual-targets")
    letter.signed_on = check_past(on, work.rules.day(request.now))
    move(letter, AnnualArrow.SIGN, work.rules, request.now)
    tell(work, request, letter, AnnualNews.SIGNED)
    changed(work, request, "annual_sign", letter)
    return letter


def attach_scan(work: Work, request: Request, letter_id: int, file: DraftFile) -> AnnualLetter:
    """Puts the signed page with it, in the place of one before. Raises NotFound, Refused,
    WrongStep (it is not signed, or archived), Invalid (``paper-kind``: no picture and no PDF)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if not letter.signed or letter.stage is AnnualStage.ARCHIVED:
        raise WrongStep("annual", stage=letter.stage.value)
    if file.kind is AttachmentKind.VOICE:
        raise Invalid("paper-kind")
    letter.scan, letter.scan_kind = file.file, file.kind
    changed(work, request, "annual_scan", letter)
    return letter


def check(work: Work, request: Request, letter_id: int, words: str) -> AnnualLetter:
    """年中检查: what was found, in a sentence. Raises NotFound, Refused, WrongStep, Invalid
    (``annual-reason``, ``note-too-long``)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    check_way(letter, AnnualArrow.CHECK)
    letter.check_note = reason_of(words, wanted=True)
    move(letter, AnnualArrow.CHECK, work.rules, request.now)
    changed(work, request, "annual_check", letter)
    return letter


def begin_reviews(work: Work, request: Request, issuer_id: int, year: int) -> int:
    """The review begins for every signed letter of the year; returns for how many. Raises NotFound,
    Refused, Invalid (``annual-early``: there is none, or it is too early in the year)."""
    issuer = work.org.unit(issuer_id)
    access.allow(request.by, Act.ISSUE_ANNUAL, there(work, issuer.id))
    work.annuals.lock()
    today, month = work.rules.day(request.now), work.rules.annual.review_month
    issued = work.annuals.issued(issuer.id, year)
    if again := sum(done(one, request) for one in issued):
        return again
    ready = [one for one in issued if reviewable(one, today, month)]
    if not ready:
        raise Invalid("annual-early", month=month)
    for letter in ready:
        move(letter, AnnualArrow.BEGIN, work.rules, request.now)
        tell(work, request, letter, AnnualNews.BEGUN)
        changed(work, request, "annual_begin", letter)
    return len(ready)


def withdraw(work: Work, request: Request, letter_id: int) -> AnnualLetter:
    """Takes a letter back that was drafted by mistake, or whose unit is no more; another may be
    drafted. Raises NotFound, Refused, WrongStep (its sheet is in)."""
    letter = opening(work, request, letter_id, AnnualSide.ISSUER)
    if done(letter, request):
        return letter
    told = letter.signed
    move(letter, AnnualArrow.WITHDRAW, work.rules, request.now)
    work.outbox.withdraw(all_of_letter(letter.id), request.now)
    if told:
        tell(work, request, letter, AnnualNews.WITHDRAWN)
    changed(work, request, "annual_withdraw", letter)
    return letter
