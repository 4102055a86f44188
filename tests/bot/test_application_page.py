"""The page of an application: whoever answers an objection has read it."""

from datetime import date

from bot.pages.selections.application import application_page
from bot.texts import say_in
from domain.selections.views import ObjectionLine
from tests.bot.samples_selections import application

ZH, TODAY = say_in("zh"), date(2026, 12, 14)


def an_objection(number: int, *, open_: bool) -> ObjectionLine:
    """Something said against it."""
    return ObjectionLine(
        id=number,
        text=f"第{number}条不实",
        on=TODAY,
        answer="" if open_ else "查过了",
        upheld=False,
        open=open_,
    )


def test_each_objection_that_is_answered_here_stands_on_the_page() -> None:
    for still_open in ({1, 7}, {2, 3, 4, 5, 6}, set(), set(range(1, 8))):
        lines = [an_objection(one, open_=one in still_open) for one in range(1, 8)]
        view = application(objections=tuple(lines), answers=True)
        page = application_page(ZH, view, TODAY)
        labels = [one.text for row in page.rows for one in row]
        shown = [one for one in range(1, 8) if f"第{one}条不实" in page.text]
        answered = [one for one in range(1, 8) if any(f"第{one}条" in label for label in labels)]
        assert set(answered) == set(sorted(still_open)[:4])
        assert set(answered) <= set(shown)
        assert len(shown) == 4, "as far as there is room, the newest of the others"
