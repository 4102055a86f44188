"""The notices of selections in words, each with what it tells of a tap away."""

from collections.abc import Sequence

from bot import words
from bot.buttons.selections import ApplyFor, OpenApplication, OpenSelection
from bot.notices.parts import Buttons, Occasion, Told, Wording, Wordings, each, noted, push_button
from bot.pages import times
from bot.texts import Html
from domain.selections.notices import (
    ApplicationDecided,
    ApplicationMoved,
    SelectionDue,
    SelectionMoved,
    SelectionOpened,
)

NAMED = 10
_OPENED = 5


def opened(on: Occasion, notice: SelectionOpened) -> Told:
    """One may apply, with one tap."""
    say = on.say
    text = say(
        "notice-selection-opened",
        year=str(notice.year),
        unit=notice.unit_name,
        day=times.day(say, notice.apply_by),
        places=notice.places,
        award=notice.award,
    )
    apply = ApplyFor(id=notice.selection_id, unit=notice.unit_id)
    return text, [
        push_button(say.plain("notice-selection-apply"), apply),
        push_button(say.plain("notice-selection-open"), OpenSelection(id=notice.selection_id)),
    ]


def application_moved(on: Occasion, notice: ApplicationMoved) -> Told:
    """What was done about an application, or is said against it."""
    say = on.say
    text = say(
        f"notice-application-{notice.arrow.value}", year=str(notice.year), unit=notice.unit_name
    )
    opens = push_button(
        say.plain("notice-application-open"), OpenApplication(id=notice.application_id)
    )
    return noted(say, text, notice.note), [opens]


def decided(on: Occasion, notice: ApplicationDecided) -> Told:
    """Whether it is on the list; its own figures, line by line, and nobody else's."""
    say = on.say
    lines = [
        say(
            "notice-selection-chosen" if notice.chosen else "notice-selection-not-chosen",
            year=str(notice.year),
            unit=notice.unit_name,
            until=times.day(say, notice.until),
        )
    ]
    opens = OpenApplication(id=notice.application_id)
    buttons: Buttons = [push_button(say.plain("notice-application-open"), opens)]
    if not notice.lines:
        return lines[0], buttons
    figures = say.plain("selection-facts-joint").join(
        say.plain(
            "notice-selection-points",
            name=one.name.read(say.locale),
            points=one.points,
            most=one.most,
        )
        for one in notice.lines
    )
    given = sum(one.points for one in notice.lines)
    most = sum(one.most for one in notice.lines)
    lines.append(say("notice-selection-figures", figures=figures, given=given, most=most))
    return Html("\n".join(lines)), buttons


def moved(on: Occasion, notice: SelectionMoved) -> Told:
    """The round went on."""
    say = on.say
    text = say(
        f"notice-selection-{notice.arrow.value}",
        year=str(notice.year),
        count=notice.applications,
    )
    opens = OpenSelection(id=notice.selection_id)
    return noted(say, text, notice.note), [push_button(say.plain("notice-selection-open"), opens)]


def on_rung(notice: SelectionDue) -> object:
    """Those on one rung are told of together."""
    return (notice.rung, notice.unreached)


def due(on: Occasion, group: Sequence[SelectionDue]) -> Told:
    """Those on one rung as a list, each to be opened."""
    say, first = on.say, group[0]
    some = list({(one.selection_id, one.owes): one for one in group}.values())
    key = "unreached" if first.unreached else first.rung.value.replace("_", "-")
    lines = [say(f"notice-selection-due-{key}"), *(_line(on, one) for one in some[:NAMED])]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    rounds = {one.selection_id: one for one in some}
    buttons: Buttons = [
        push_button(
            say.plain("notice-selection-open-of", year=str(one.year)),
            OpenSelection(id=one.selection_id),
        )
        for one in list(rounds.values())[:_OPENED]
    ]
    return Html("\n".join(lines)), buttons


def _line(on: Occasion, one: SelectionDue) -> Html:
    say = on.say
    what = say.plain(
        f"notice-selection-owes-{one.state.value}",
        waiting=one.waiting,
        objections=one.objections,
    )
    return say(
        "notice-selection-line",
        year=str(one.year),
        owes=one.owes,
        what=what,
        due=words.deadline(say, one.due_at, on.zone),
    )


WORDINGS: Wordings = {
    SelectionOpened: each(opened),
    ApplicationMoved: each(application_moved),
    ApplicationDecided: each(decided),
    SelectionMoved: each(moved),
    SelectionDue: Wording(tell=due, group=on_rung),
}
"""How each is told."""
