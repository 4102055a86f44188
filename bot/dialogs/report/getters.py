"""What each window shows. Getters only read."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs import catalogue, drafts
from bot.dialogs.form import Asking, asking
from bot.dialogs.report.draft import filling, report_of
from bot.dialogs.report.proposing import Likely, alike, likeliest, own_seat
from bot.dialogs.widgets import ASKS, Choice, one_page, page_of
from bot.pages import times
from bot.texts import Html, Say
from domain.cases.draft import FILES_LIMIT, Assumed, ReportDraft
from domain.cases.duplicates import AlikeCase
from domain.cases.model import SUMMARY_LIMIT, CaseKind, PeopleBand, Urgency
from domain.reading.places import side_by_side
from domain.reading.reading import danger_in, life_at_stake, parts
from domain.referrals.incoming import hands_in
from domain.referrals.model import Consent

_FIRST_WORDS = 16
_DAYS_BACK = 8


async def danger(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whether what was written speaks of danger."""
    key = filling(dialog_manager).key
    draft = drafts.load(key) if key else None
    return {"is_danger": draft is not None and danger_in(draft.summary)}


async def waiting(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The drafts to go on with."""
    ask = asking(dialog_manager)
    say, zone, found = ask.say, ask.desk.zone, drafts.waiting()[: drafts.MOST]
    lines = [
        say(
            "report-waiting-line",
            n=n,
            what=waiting_words(say, one.draft, await _category(ask, one.draft)),
            at=words.moment(say, one.at, zone),
        )
        for n, one in enumerate(found, 1)
    ]
    return {
        "lines": Html("\n".join(lines)),
        "items": [
            Choice(id=one.draft.key, label=say.plain("report-waiting-go-on", n=n))
            for n, one in enumerate(found, 1)
        ],
    }


def waiting_words(say: Say, draft: ReportDraft, category: str) -> str:
    """A draft in a line: what is known of it."""
    told = (words.kind(say, draft.kind),) if draft.kind else ()
    return " · ".join(one for one in (*told, category, _first_words(say, draft)) if one)


def _first_words(say: Say, draft: ReportDraft) -> str:
    if not draft.summary:
        return say.plain("report-waiting-no-words")
    cut = len(draft.summary) > _FIRST_WORDS
    return draft.summary[:_FIRST_WORDS] + ("…" if cut else "")


async def kind(say: Say, **_: Any) -> dict[str, Any]:
    """The two kinds."""
    return {
        "items": [
            Choice(id=one.value, label=say.plain(f"report-kind-{one.value}")) for one in CaseKind
        ]
    }


async def category(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The categories of the kind."""
    ask, kind = asking(dialog_manager), report_of(dialog_manager).kind or CaseKind.DISPUTE
    of_kind = await catalogue.categories(ask, kind)
    return {
        "kind": words.kind(ask.say, kind),
        "items": [Choice(id=one.id, label=one.label.read(ask.say.locale)) for one in of_kind],
    }


async def place(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The own unit first, then the others this person may file under."""
    ask = asking(dialog_manager)
    say, actor = ask.say, ask.actor
    here = own_seat(actor)
    units = await ask.desk.boards.org.places(actor, ask.today)
    items = [
        Choice(
            id=unit.id,
            label=say.plain(f"report-here-{unit.kind.value}", unit=unit.name)
            if here is not None and unit.id == here.unit_id
            else unit.name,
        )
        for unit in units
    ]
    return {**one_page(items, page_of(dialog_manager)), "by_name": hands_in(actor)}


async def people(say: Say, **_: Any) -> dict[str, Any]:
    """The bands."""
    return {"items": [Choice(id=one.value, label=words.people(say, one)) for one in PeopleBand]}


async def summary(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The limit, what stands there already, and how many files are attached."""
    draft = report_of(dialog_manager)
    return {
        "limit": SUMMARY_LIMIT,
        "summary": draft.summary,
        "has_summary": bool(draft.summary),
        "files": len(draft.files),
        "has_files": bool(draft.files),
    }


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """All fields in words."""
    ask, draft = asking(dialog_manager), report_of(dialog_manager)
    say = ask.say
    given, named = filling(dialog_manager).consent, filling(dialog_manager).unit
    if named is not None and named[0] == draft.unit_id:
        unit = named[1]
    else:
        unit = await _unit(ask, draft)
    others = []
    if Assumed.CATEGORY in draft.assumed:
        others = [
            one for one in await likeliest(ask, draft.summary) if one.ref.id != draft.category_id
        ]
    alike_one = same(say, await alike(ask, draft), ask.desk.office.rules.day, ask.today)
    assumed = {
        one for one in draft.assumed if one is not Assumed.PEOPLE or draft.people is not None
    }
    at_stake, is_red = life_at_stake(draft.summary), draft.urgency is Urgency.RED
    asks_danger = draft.urgency is Urgency.YELLOW and danger_in(draft.summary)
    return {
        **alike_one,
        ASKS: asks(has_same=alike_one["has_same"], asks_danger=asks_danger),
        "kind": words.kind(say, draft.kind or CaseKind.DISPUTE),
        "category": marked(say, draft, Assumed.CATEGORY, await _category(ask, draft) or "—"),
        "place": marked(
            say, draft, Assumed.PLACE, " ".join(filter(None, side_by_side(unit, draft.place)))
        ),
        "people": marked(say, draft, Assumed.PEOPLE, words.people(say, draft.people))
        if draft.people
        else "",
        "has_assumed": bool(assumed),
        "which": which_marks(assumed),
        "is_danger": at_stake or is_red,
        "wants_urgency": at_stake and not is_red,
        "asks_danger": asks_danger and not at_stake,
        "likely": [Choice(id=one.ref.id, label=instead(say, one)) for one in others],
        "has_likely": bool(others),
        "has_people": draft.people is not None,
        "summary": draft.summary,
        "urgency": words.urgency(say, draft.urgency),
        "day": times.day(say, draft.found_on) if draft.found_on else "",
        "has_day": draft.found_on is not None,
        "consent": say.plain(f"consent-{given.value}") if given else "",
        "has_consent": given is not None and draft.kind is CaseKind.DISPUTE,
        "files": len(draft.files),
        "has_files": bool(draft.files),
    }


def asks(*, has_same: bool, asks_danger: bool) -> Sequence[str]:
    """The buttons that answer what the preview asks besides whether to submit; none where it asks
    nothing else."""
    own = [name for name, asked in (("same", has_same), ("to_urg", asks_danger)) if asked]
    return (*own, "submit") if own else ()


def same(
    say: Say, found: AlikeCase | None, day_of: Callable[[datetime], date], today: date
) -> dict[str, Any]:
    """What is said of a case that may be the same matter, and the button to it."""
    if found is None:
        return {"has_same": False, "same": [], "same_line": Html("")}
    way = "add" if found.may_add else "look"
    day = times.near_day(say, day_of(found.reported_at), today)
    facts = {"id": str(found.id)}
    placed = "yes" if found.placed else "no"
    return {
        "has_same": True,
        "same": [Choice(id=found.id, label=say.plain(f"report-same-{way}", **facts))],
        "same_line": say(f"report-same-ask-{way}", day=day, placed=placed, **facts),
    }


def marked(say: Say, draft: ReportDraft, field: Assumed, value: str) -> str:
    """The value, with a mark where the reporter has not said it."""
    if field not in draft.assumed:
        return value
    return say.plain("report-assumed", field=field.value, value=value)


def which_marks(assumed: Collection[Assumed]) -> str:
    """Which of the two marks of :func:`marked` stand there: ``guessed``, ``default`` or
    ``both``."""
    if Assumed.CATEGORY not in assumed:
        return "default"
    return "both" if len(assumed) > 1 else "guessed"


def instead(say: Say, one: Likely) -> str:
    """A category that may be meant instead, with its kind."""
    label = one.ref.label.read(say.locale)
    return say.plain("report-instead", kind=words.kind(say, one.kind), category=label)


async def likely(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The likeliest categories of the sentence."""
    ask, draft = asking(dialog_manager), report_of(dialog_manager)
    found = await likeliest(ask, draft.summary)
    return {
        "summary": draft.summary,
        "has_category": draft.category_id is not None,
        "likely": [Choice(id=one.ref.id, label=instead(ask.say, one)) for one in found],
    }


async def several(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The two matters of the sentence."""
    lexicon = await asking(dialog_manager).desk.boards.reading.lexicon()
    found = parts(report_of(dialog_manager).summary, lexicon)
    return {"first": found[0], "second": found[-1]}


async def _category(ask: Asking, draft: ReportDraft) -> str:
    if draft.kind is None or draft.category_id is None:
        return ""
    of_kind = await catalogue.categories(ask, draft.kind)
    found = next((one for one in of_kind if one.id == draft.category_id), None)
    return found.label.read(ask.say.locale) if found else ""


async def _unit(ask: Asking, draft: ReportDraft) -> str:
    for seat in ask.actor.seats:
        if seat.unit_id == draft.unit_id:
            return seat.unit_name
    units = await ask.desk.boards.org.places(ask.actor, ask.today)
    return next((unit.name for unit in units if unit.id == draft.unit_id), "—")


async def urgency(say: Say, **_: Any) -> dict[str, Any]:
    """The three colours."""
    return {"items": [Choice(id=one.value, label=words.urgency(say, one)) for one in Urgency]}


async def consent(say: Say, **_: Any) -> dict[str, Any]:
    """Who may have agreed, and nobody, which leads no further."""
    return {"items": consents(say)}


def consents(say: Say) -> list[Choice]:
    """The answers to whether the parties agree."""
    answers = [*(one.value for one in Consent), "none"]
    return [Choice(id=one, label=say.plain(f"refer-consent-{one}")) for one in answers]


async def found(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The last days; further back is typed."""
    ask = asking(dialog_manager)
    return {"items": days_back(ask.say, ask.today)}


def days_back(say: Say, today: date) -> list[Choice]:
    """The last week, day by day."""
    return [
        Choice(
            id=away, label=words.capital(times.near_day(say, today - timedelta(days=away), today))
        )
        for away in range(1, _DAYS_BACK + 1)
    ]


async def files(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many there are and may be."""
    count = len(report_of(dialog_manager).files)
    return {"files": count, "limit": FILES_LIMIT, "has_files": count > 0}
