"""A sentence as the beginning of a report: what it says is filled in, the rest by default."""

from contextlib import suppress
from dataclasses import dataclass, replace

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs import catalogue, drafts, typed
from bot.dialogs.form import Asking, asking, start_data, written
from bot.dialogs.report.draft import Filling, ReportStates, missing
from bot.remarks import remark
from bot.telegram import photos
from domain.access import TABLE, Act
from domain.cases.draft import Assumed, DraftFile, ReportDraft, clean_place, clean_summary
from domain.cases.duplicates import AlikeCase, Reported
from domain.cases.model import CaseKind
from domain.cases.views import CategoryRef
from domain.errors import Invalid
from domain.org.model import UnitKind
from domain.people.model import Actor, Seat
from domain.privacy import was_masked
from domain.reading.model import Guess
from domain.reading.places import another_building, side_by_side, unit_in
from domain.reading.reading import is_too_short, life_at_stake, parts, read
from domain.referrals.incoming import hands_in
from domain.sentence import tidy

_SMALL = frozenset({UnitKind.GRID_1, UnitKind.GRID_2})
"""Where somebody sits who means the own unit by the name of a road or a building."""


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A category of today's lists that the sentence speaks for."""

    kind: CaseKind
    ref: CategoryRef


def own_seat(actor: Actor) -> Seat | None:
    """The seat whose unit is "here" for this person: the first by which they may report."""
    return next((seat for seat in actor.seats if Act.REPORT in TABLE[seat.role]), None)


async def take_up_words(message: Message, manager: DialogManager, *, without: bool = False) -> bool:
    """Opens the report that the message reads like, with its photo (what can not be attached is
    said to be left, as all is that comes ``without`` it); false when it reads like none.
    Nothing is filed by it. Raises Invalid (``summary-too-long``, ``too-many-drafts``, and what a
    file is refused for)."""
    ask = asking(manager)
    if not await reads_like_report(ask, message):
        return False
    draft = replace(drafts.new_draft(None), summary=await written(message, manager, clean_summary))
    if photos.has_file(message) and not without:
        bot = manager.middleware_data["bot"]
        draft = draft.with_file(await photos.take(bot, ask.desk.files, ask.desk.apart, message))
    elif not message.text:
        remark(manager, ask.say("step-only-these"))
    await _propose(manager, draft)
    typed.remember(message, manager, ReportStates.summary)
    return True


async def reads_like_report(ask: Asking, message: Message) -> bool:
    """Whether the message reads like a matter to report. What tells of a danger to life is one,
    however short it is; so is a picture that was taken out of the chat for the number below it."""
    text = tidy(message.text or message.caption or "")
    if life_at_stake(text) or (photos.has_file(message) and was_masked(text)):
        return True
    if is_too_short(text):
        return False
    return read(text, await ask.desk.boards.reading.lexicon()).is_report


async def take_over(manager: DialogManager, sentence: str, files: tuple[DraftFile, ...]) -> None:
    """Opens the report of a sentence that another dialog has taken for an answer, in its place.
    Raises Invalid as :func:`take_up_words`."""
    before = manager.current_context().id
    draft = replace(drafts.new_draft(None), summary=clean_summary(sentence), files=files)
    await _propose(manager, draft, ShowMode.AUTO)
    typed.went_over(before, manager, ReportStates.summary)


async def alike(ask: Asking, draft: ReportDraft) -> AlikeCase | None:
    """The open case that may be the same matter as this draft, once that is whole enough to
    tell; a voice note that nobody made words of tells nothing."""
    if draft.voiced or draft.kind is None or draft.category_id is None or draft.unit_id is None:
        return None
    found = Reported(unit_id=draft.unit_id, place=draft.place, summary=draft.summary)
    reads = ask.desk.boards.cases
    return await reads.alike(ask.actor, draft.kind, draft.category_id, found, ask.now)


async def _propose(
    manager: DialogManager, draft: ReportDraft, show_mode: ShowMode = ShowMode.SEND
) -> None:
    """Fills in the draft, keeps it and opens it."""
    await open_draft(manager, await proposed(asking(manager), draft), show_mode)


async def open_draft(
    manager: DialogManager, draft: ReportDraft, show_mode: ShowMode = ShowMode.SEND
) -> None:
    """Keeps a draft and opens it where the first answer is missing; two matters are asked about."""
    ask = asking(manager)
    drafts.save(draft, ask.now)
    lexicon = await ask.desk.boards.reading.lexicon()
    two = draft.worded and len(parts(draft.summary, lexicon)) > 1
    await _begin(manager, draft, show_mode, two=two)


async def begin_with(manager: DialogManager, key: str | None) -> None:
    """Goes on with another draft below what was said last, if it is still there."""
    draft = drafts.load(key) if key else None
    if draft is not None:
        await _begin(manager, draft)


async def _begin(
    manager: DialogManager,
    draft: ReportDraft,
    show_mode: ShowMode = ShowMode.SEND,
    *,
    two: bool = False,
) -> None:
    await manager.start(
        ReportStates.several if two else missing(draft),
        data=start_data(Filling(key=draft.key)),
        mode=StartMode.RESET_STACK,
        show_mode=show_mode,
    )


async def proposed(ask: Asking, draft: ReportDraft) -> ReportDraft:
    """The draft of a sentence with the fields that it says, and those taken for granted marked. A
    category that is not sure enough stays open, and so does the place of who has none."""
    lexicon = await ask.desk.boards.reading.lexicon()
    found = read(draft.summary, lexicon)
    assumed = []
    best = await _listed(ask, found.sure) if found.sure else None
    if best is not None:
        assumed.append(Assumed.CATEGORY)
    named = await ask.desk.boards.reading.named(
        ask.actor, draft.summary, found.place.buildings, ask.today
    )
    unit = unit_in(draft.summary, named)
    seat = None if hands_in(ask.actor) else own_seat(ask.actor)
    unit_id = unit.id if unit is not None else seat.unit_id if seat is not None else None
    place = ""
    with suppress(Invalid):
        place = clean_place(found.place.words)
    here = seat is not None and seat.unit_kind in _SMALL
    if seat is not None and another_building(seat.unit_name, found.place.buildings):
        here = False
    if unit is None and not (place and here):
        assumed.append(Assumed.PLACE)
    if name := unit.name if unit is not None else seat.unit_name if seat is not None else "":
        _, place = side_by_side(name, place)
    if found.people is None:
        assumed.append(Assumed.PEOPLE)
    return replace(
        draft,
        worded=True,
        kind=best.kind if best else None,
        category_id=best.ref.id if best else None,
        guessed_id=best.ref.id if best else None,
        unit_id=unit_id,
        place=place,
        people=found.people,
        assumed=tuple(assumed),
    ).settled()


def by_default(ask: Asking, draft: ReportDraft) -> ReportDraft:
    """The draft of a note that nobody has read: here, and as few people as may be."""
    seat = None if hands_in(ask.actor) else own_seat(ask.actor)
    unit_id = seat.unit_id if seat is not None else None
    return replace(draft, unit_id=unit_id, assumed=(Assumed.PLACE, Assumed.PEOPLE))


async def reworded(ask: Asking, draft: ReportDraft, sentence: str) -> tuple[ReportDraft, bool]:
    """The draft with another sentence, and whether that is of two matters. What the one before
    said is read from this one; what the reporter has told stays."""
    before, now = await proposed(ask, draft), await proposed(ask, replace(draft, summary=sentence))
    if draft.category_id is not None and Assumed.CATEGORY not in draft.assumed:
        now = replace(now, kind=draft.kind, category_id=draft.category_id).told(Assumed.CATEGORY)
    if _told(Assumed.PLACE, draft, before) or _where(draft) != _where(before):
        now = replace(now, unit_id=draft.unit_id, place=draft.place).told(Assumed.PLACE)
    if _told(Assumed.PEOPLE, draft, before) or (
        Assumed.PEOPLE not in draft.assumed and draft.people is not before.people
    ):
        now = replace(now, people=draft.people).told(Assumed.PEOPLE)
    lexicon = await ask.desk.boards.reading.lexicon()
    return now.settled(), len(parts(sentence, lexicon)) > 1


def _told(field: Assumed, draft: ReportDraft, before: ReportDraft) -> bool:
    return field in before.assumed and field not in draft.assumed


def _where(draft: ReportDraft) -> tuple[int | None, str]:
    return draft.unit_id, draft.place


async def likeliest(ask: Asking, sentence: str) -> list[Likely]:
    """The likeliest categories of the sentence that are in today's lists."""
    lexicon = await ask.desk.boards.reading.lexicon()
    found = [await _listed(ask, guess) for guess in read(sentence, lexicon).guesses]
    return [one for one in found if one is not None]


async def _listed(ask: Asking, guess: Guess) -> Likely | None:
    of_kind = await catalogue.categories(ask, guess.kind)
    ref = next((one for one in of_kind if one.code == guess.code), None)
    return Likely(kind=guess.kind, ref=ref) if ref is not None else None
