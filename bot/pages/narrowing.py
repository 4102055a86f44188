"""What a list of matters can be narrowed to: one row under it, and one page for all lists."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.search import Listed, ListFace
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.texts import Html, Say
from domain.cases.model import CaseKind
from domain.cases.views import CategoryRef
from domain.search.model import NOTHING, Progress, Since
from domain.search.views import Narrowed, UnitChoices

_NAME = 10
_CATEGORIES, _UNITS = 3, 2
_MOST = 90
"""Units on one page of the choice: a community has fewer right below it."""


def narrow_button(say: Say, listed: Listed) -> InlineKeyboardButton:
    """Leads to the choice."""
    key = "narrow-on" if listed.chosen else "narrow"
    return button(say.plain(key), listed.shown(ListFace.CHOICES))


def in_words(say: Say, narrowed: Narrowed) -> str:
    """What is chosen: ``矛盾纠纷 · 没办完 · 古道社区``; empty for nothing."""
    chosen = narrowed.chosen
    said = [
        words.kind(say, chosen.kind) if chosen.kind else "",
        say.plain(f"narrow-{chosen.progress.value}") if chosen.progress else "",
        say.plain("narrow-overdue") if chosen.overdue else "",
        say.plain(f"narrow-{chosen.since.value}") if chosen.since else "",
        narrowed.category.read(say.locale) if narrowed.category else "",
        narrowed.unit.name if narrowed.unit else "",
    ]
    return " · ".join(one for one in said if one)


def narrowed_line(say: Say, narrowed: Narrowed) -> Html | None:
    """The same as a line of a list; None for nothing."""
    said = in_words(say, narrowed)
    return say("narrow-line", chosen=said) if said else None


def choices_page(say: Say, listed: Listed, narrowed: Narrowed, title: Html, many: str) -> Page:
    """All there is to choose; what is chosen is ticked, and a second tap takes it back."""
    chosen, here = listed.chosen, listed.shown(ListFace.CHOICES)

    def tick(label: str, name: str, value: object) -> InlineKeyboardButton:
        on = getattr(chosen, name) == value
        off = False if name == "overdue" else None
        # the other kind has other categories
        more = {"category": None} if name == "kind" else {}
        to = here.but(**{name: off if on else value, **more})
        return button(say.plain("narrow-ticked", label=label) if on else label, to)

    category = say.plain("narrow-category")
    if narrowed.category:
        name = clip(narrowed.category.read(say.locale), _NAME)
        category = say.plain("narrow-category-of", name=name)
    unit = say.plain("narrow-unit")
    if narrowed.unit:
        unit = say.plain("narrow-unit-of", name=clip(narrowed.unit.name, _NAME))
    rows: list[Row] = [
        [tick(words.capital(words.kind(say, kind)), "kind", kind) for kind in CaseKind],
        [
            *(tick(say.plain(f"narrow-{one.value}"), "progress", one) for one in Progress),
            tick(say.plain("narrow-overdue"), "overdue", True),
        ],
        [tick(say.plain(f"narrow-{one.value}"), "since", one) for one in Since],
        [
            button(category, listed.shown(ListFace.CATEGORIES)),
            button(unit, listed.shown(ListFace.UNITS)),
        ],
        [button(say.plain("narrow-show", many=many), listed.shown())],
    ]
    if chosen:
        nothing = Listed.to(listed.of, NOTHING, listed.key).shown(ListFace.CHOICES)
        rows[-1].append(button(say.plain("narrow-clear"), nothing))
    said = narrowed_line(say, narrowed) or say("narrow-nothing")
    return Page(text=joined([say("narrow-head", title=title), said]), rows=tuple(rows))


def categories_page(say: Say, listed: Listed, found: Sequence[CategoryRef], title: Html) -> Page:
    """The categories of the kind that is chosen; without one, the kinds come first, as each has
    categories of its own, some by the same name."""
    here = listed.shown(ListFace.CHOICES)
    if listed.chosen.kind is None:
        rows = [
            [
                button(words.capital(words.kind(say, kind)), listed.but(kind=kind))
                for kind in CaseKind
            ]
        ]
    else:
        buttons = [
            button(clip(one.label.read(say.locale), _NAME * 2), here.but(category=one.id))
            for one in found
        ]
        rows = in_rows(buttons, _CATEGORIES if say.locale == "zh" else 2)
    every = button(say.plain("narrow-every"), here.but(category=None))
    text = joined([say("narrow-head", title=title), say("narrow-which-category")])
    return Page(text=text, rows=(*rows, [every, _back(say, listed)]))


def unit_choices_page(say: Say, listed: Listed, found: UnitChoices, title: Html) -> Page:
    """The units, from one's own down; each tap chooses, and shows what lies below."""
    here = listed.shown(ListFace.UNITS)
    buttons = [
        button(clip(one.name, _NAME * 2), here.but(unit=one.id)) for one in found.below[:_MOST]
    ]
    up = None if found.above is None else found.above.id
    last: Row = []
    if found.unit is not None:
        label = say.plain("unit-up", unit=found.above.name) if found.above else ""
        last.append(button(label or say.plain("narrow-every"), here.but(unit=up)))
    last.append(_back(say, listed))
    which = (
        say("narrow-which-unit")
        if found.unit is None
        else say("narrow-unit-below" if found.below else "narrow-unit-chosen", unit=found.unit.name)
    )
    text = joined([say("narrow-head", title=title), which])
    return Page(text=text, rows=(*in_rows(buttons, _UNITS), last))


def _back(say: Say, listed: Listed) -> InlineKeyboardButton:
    return button(say.plain("narrow-back"), listed.shown(ListFace.CHOICES))
