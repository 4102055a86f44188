"""法援 受理/咨询 in the monthly form: figures and their sum, or a dash without a source."""

from dataclasses import replace

from bot.exports.cells import NOTHING
from bot.exports.form_columns import columns_named, total_of
from bot.pages.periodic.form import detail_lines
from bot.texts import say_in
from domain.periodic.model import Extras, Sheet
from domain.periodic.views import PeriodicView
from tests.bot.test_form_layout import a_month

ZH = say_in("zh")


def month(cases: int | None, asked: int | None) -> PeriodicView:
    """A month whose only street counted so much."""
    view = a_month()
    assert view.sheet is not None
    row = view.sheet.rows[0]
    line = replace(row, extras=replace(Extras(), aid_cases=cases, aid_asked=asked))
    own = replace(row, unit_id=None, extras=Extras())
    total = replace(line, unit_id=None)
    return replace(view, sheet=Sheet(total=total, rows=(line, own)), confirmed=None)


def cells(view: PeriodicView) -> list[list[object]]:
    """Each row and the sum, in both columns."""
    assert view.sheet is not None
    both = list(columns_named(ZH, view, "legal_aid"))
    return [[one.value(line) for one in both] for line in (*view.sheet.rows, total_of(view))]


def test_the_columns_fill_themselves() -> None:
    view = month(210, 1500)
    assert cells(view) == [[210, 1500], [NOTHING, NOTHING], [210, 1500]]
    assert all(one.sums for one in columns_named(ZH, view, "legal_aid"))
    assert "法援 受理 210 件，咨询 1,500 人次" in "\n".join(map(str, detail_lines(ZH, view)))


def test_nil_is_a_value_and_no_source_is_none() -> None:
    assert cells(month(0, 0))[-1] == [0, 0]
    view = month(None, None)
    assert cells(view)[-1] == [NOTHING, NOTHING]
    assert "法援 —" in "\n".join(map(str, detail_lines(ZH, view)))
