"""The sheet of annual reviews is the district's own file; one that makes no sense is one line."""

from pathlib import Path

import pytest

from app.rules import rules_of
from app.settings import SettingsError
from app.settings.annual import DEFAULT, AnnualFileError, load_annual
from domain.annual.scale import POINT, AnnualTopic
from tests.app.test_settings import Fixed

USUAL = DEFAULT.read_text("utf-8")


def _file(folder: Path, *changes: tuple[str, str]) -> Path:
    text = USUAL
    for was, now in changes:
        assert was in text
        text = text.replace(was, now, 1)
    path = folder / "sheet.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_comes_with_the_desk() -> None:
    rules = load_annual()
    assert (rules.form.version, rules.form.whole, len(rules.form.items)) == (1, 100 * POINT, 15)
    assert (rules.appeal_days, rules.review_month) == (5, 11)
    overdue = rules.form.item(AnnualTopic.OVERDUE)
    assert overdue is not None
    assert (overdue.points, overdue.each) == (1000, 50)


def test_a_district_has_its_own(tmp_path: Path) -> None:
    changes = (("version = 1", "version = 2"), ("points = 15", "points = 14.25"))
    rules = rules_of(Fixed(annual_file=_file(tmp_path, *changes))).annual
    resolved = rules.form.item(AnnualTopic.RESOLVED)
    assert resolved is not None
    assert (rules.form.version, resolved.points) == (2, 1425)


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("version = 1", "version = 0", "version"),
        ('topic = "team"', 'topic = "leading"', "each topic once"),
        ('topic = "team"', 'topic = "photos"', "topic"),
        ("points = 15", "points = 101", "up to 100"),
        ("points = 15", "points = 1.005", "points"),
        ("each = 0.5", "each = 0", "needs each"),
        ('"leading", points = 5, mode = "by_hand"', '"leading", points = 5, mode = "rate"', "hand"),
        ("met = 60", "met = 91", "met <= excellent"),
        ("appeal_days = 5", "appeal_days = 0", "days"),
        ("review_month = 11", "review_month = 13", "review_month"),
        ("sign_days = 20", "sign_days =", "sheet.toml"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, was: str, now: str, says: str) -> None:
    with pytest.raises(AnnualFileError, match=says):
        load_annual(_file(tmp_path, (was, now)))


def test_a_file_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml"):
        rules_of(Fixed(annual_file=tmp_path / "none.toml"))
