"""The scale of assessments is the district's own file; one that makes no sense is one line."""

from pathlib import Path

import pytest

from app.rules import rules_of
from app.settings import SettingsError
from app.settings.assessment import DEFAULT, AssessmentFileError, load_assessments
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure
from tests.app.test_settings import Fixed

USUAL = DEFAULT.read_text("utf-8")


def _file(folder: Path, *changes: tuple[str, str]) -> Path:
    text = USUAL
    for was, now in changes:
        assert was in text
        text = text.replace(was, now, 1)
    path = folder / "scale.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_comes_with_the_desk() -> None:
    rules = load_assessments()
    assert (rules.scale.version, rules.scale.greatest) == ("2026-1", 100)
    assert (rules.scale.low_from, rules.scale.medium_from) == (80, 60)
    assert (rules.scale.low_below, rules.scale.high_above) == (10, 33)
    assert (rules.heard_days, rules.review_days, rules.filing_days) == (10, 5, 10)
    assert rules.annexes[Procedure.ORDINARY] == tuple(AnnexKind)
    assert not rules.stepwise
    assert rules.scale.allows[Grade.HIGH] == ()


def test_a_district_has_its_own(tmp_path: Path) -> None:
    changes = (("stepwise = false", "stepwise = true"), ("review_days = 5", "review_days = 3"))
    rules = rules_of(Fixed(assessment_file=_file(tmp_path, *changes))).assessments
    assert (rules.stepwise, rules.review_days) == (True, 3)
    assert Decision.STEPWISE in rules.decisions


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('version = "2026-1"', 'version = ""', "version"),
        ("low_from = 80", "low_from = 50", "medium_from"),
        ("low_below = 10", "low_below = 40", "low_below"),
        ('code = "law"', 'code = "competence"', "codes of their own"),
        ('code = "law"', f'code = "{"x" * 33}"', "32"),
        ("points = 6", "points = 11", "1 to 10"),
        ("review_days = 5", 'review_days = "soon"', "review_days"),
        ('low = ["carry_out"', 'low = ["hope"', "allows"),
        ("stepwise = false", "stepwise =", "scale.toml"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, was: str, now: str, says: str) -> None:
    with pytest.raises(AssessmentFileError, match=says):
        load_assessments(_file(tmp_path, (was, now)))


def test_a_wrong_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        rules_of(Fixed(assessment_file=tmp_path / "none.toml"))
    (line,) = caught.value.lines
    assert line.startswith("GRIDDESK_ASSESSMENT_FILE: none.toml")
