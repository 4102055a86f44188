"""Rule 4: time comes in as an argument. Only the clock in app looks at the wall."""

from collections.abc import Mapping

from tests.house.source import Module, calls, modules, snippet

WALL: Mapping[str, str] = {
    "app/clock.py": "the clock",
}
"""Who may ask what time it is. The simulator is another program with a clock of its own."""

_ASKING = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "func.now",
    "func.current_timestamp",
)


def looks(module: Module) -> list[str]:
    """Calls that ask the machine, or the database, what time it is."""
    if module.path in WALL:
        return []
    return [
        f"{module.at(node)} {name}"
        for node, name in calls(module.tree)
        if any(name == asking or name.endswith(f".{asking}") for asking in _ASKING)
    ]


def test_nobody_but_the_clock_asks_the_time() -> None:
    assert [found for module in modules() for found in looks(module)] == []


def test_a_look_at_the_wall_is_found() -> None:
    for text in (
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "dt.date.today()",
        "time.time()",
        "Column(default=func.now())",
    ):
        assert looks(snippet(text, "domain/x.py")) != [], text
    assert looks(snippet("datetime.now(UTC)", "app/clock.py")) == []
    assert looks(snippet("clock.now()\nself._clock.now()\nloop.time()", "bot/x.py")) == []
