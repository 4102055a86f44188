"""The file of the selection of model communities: what comes with the desk, and what is refused."""

from pathlib import Path

import pytest

from app.settings.selection import SCHEME, SelectionFileError, load_selections


def test_the_one_that_comes_with_the_desk() -> None:
    scheme = load_selections().scheme
    assert [line.points for line in scheme.lines] == [30, 30, 20, 20]
    assert (scheme.places, scheme.award, scheme.publish_days, scheme.greatest) == (
        10,
        10000,
        5,
        100,
    )


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('version = "2026-1"', 'version = ""', "version is missing"),
        ('code = "handling"', 'code = "residents"', "codes of their own"),
        ("points = 20", "points = 41", "1 to 40 points"),
        ("places = 10", "places = 0", "places"),
        ("award = 10000", "award = -1", "award"),
        ("publish_days = 5", "publish_days = 4", "publish_days: 5 to 60"),
        ("apply_days = 10", "apply_days = 0", "each of the days"),
        ('facts = ["events", "came"]', 'facts = ["likes"]', "facts"),
        ("[scheme]", "[scheme", "Expected"),
    ],
)
def test_what_makes_no_sense_is_refused_with_why(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    file = tmp_path / "selection.toml"
    text = SCHEME.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(SelectionFileError, match=why):
        load_selections(file)
