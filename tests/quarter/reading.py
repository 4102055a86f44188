"""What a message that came to a phone says, read as a person reads it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tests.quarter.days import DAY
from tests.quarter.phones import Came

BEFORE, DUE_DAY, STAND_IN, MISSING, UNREACHED = (
    *("before", "due day", "stand-in", "missing", "unreached"),
)
THEIRS, STANDING_IN, OF_THE_HEAD, BELOW = (
    *("overdue", "overdue, stand-in", "overdue, head", "overdue below"),
)


@dataclass(frozen=True, order=True)
class Line:
    """One thing a reminder reminds of: a report that is due or missing, or an overdue matter."""

    what: str
    about: str
    """The unit's name, or the matter's number."""
    period: str = ""
    due: str = ""
    """The day and hour as meant: ``2026-01-09 17:00``."""


_PERIOD = r"(?P<period>第\d+周|\d+年\d+月[上下]半月|\d+年\d+月)(?: \S+?)?"
_REPORT = r"的(?P<report>周报|半月报|月报)"
_WORDS = (
    (BEFORE, rf"^📋 (?P<unit>.*?) ?{_PERIOD}{_REPORT}写好了，请在 (?P<due>.+?) 前看一眼"),
    (DUE_DAY, rf"^📋 (?P<unit>.*?) ?{_PERIOD}{_REPORT}请在 (?P<due>.+?) 前确认"),
    (STAND_IN, rf"^📋 (?P<unit>.*?) ?{_PERIOD}{_REPORT}，(?P<due>.+?) 应报，还没收到"),
    (MISSING, rf"^📋 (?:本单位 )?(?P<unit>.*?){_PERIOD}{_REPORT}未收到（(?P<due>.+?) 应报）"),
    (UNREACHED, rf"^📵 (?P<unit>.*?)联系不上：.*?，{_PERIOD}{_REPORT}（(?P<due>.+?) 应报）"),
)
_OVERDUE = (
    (BELOW, r"^⏰ 下级(?:这件事|这 \d+ 件)过了时限"),
    (OF_THE_HEAD, r"^⏰ 您单位(?:这件事|这 \d+ 件)过了时限"),
    (STANDING_IN, r"^⏰ 这(?:件事| \d+ 件)过了时限，还没有办"),
    (THEIRS, r"^⏰ 这(?:件事| \d+ 件)过了时限"),
)
_OF_A_MATTER = ("🆕", "✏️", "📥", "📄", "🤝", "🗂", "🔁", "🗓", "👋", "↩️")
"""With these begins what is told of a matter or of a leave."""
_EACH = "以下各处"
_NUMBER = re.compile(r"第(\d+)号")
_DATE = re.compile(r"(\d+)月(\d+)日")
_SPOKEN = {"昨天": -1, "今天": 0, "明天": 1}


def lines_of(message: Came) -> list[Line]:
    """What the message reminds of; nothing if it is no reminder."""
    return [line for part in message.text.split("\n\n") for line in _part(part, message.at)]


def is_of_a_matter(message: Came) -> bool:
    """Whether it tells of a step of a matter, or of somebody's leave."""
    return message.text.startswith(_OF_A_MATTER)


def _part(text: str, now: datetime) -> Iterable[Line]:
    first, *rest = text.split("\n")
    for what, words in _WORDS:
        found = re.match(words, first)
        if found is None:
            continue
        unit = found["unit"].replace(_EACH, "").strip()
        units = [unit] if unit else [line.removeprefix("• ") for line in rest]
        assert units, text
        due = _due(found["due"], now)
        period = re.sub(r"^\d+年", "", found["period"])
        return [Line(what, one, f"{period}{found['report']}", due) for one in units]
    for what, words in _OVERDUE:
        if re.match(words, first):
            numbers = [_NUMBER.search(line) for line in rest if line.startswith("• ")]
            return [Line(what, one[1]) for one in numbers if one]
    return []


def _due(words: str, now: datetime) -> str:
    """The deadline of a sentence as a day and an hour."""
    hour = words.rpartition(" ")[2]
    spoken = [away for word, away in _SPOKEN.items() if words.startswith(word)]
    if spoken:
        day = now.date() + spoken[0] * DAY
    else:
        found = _DATE.search(words)
        assert found is not None, words
        day = date(now.year, int(found[1]), int(found[2]))
    return f"{day} {hour}"


Reminded = dict[tuple[int, datetime], list[tuple[Line, ...]]]


def reminders(messages: Iterable[Came]) -> Reminded:
    """The reminders of each phone and instant: the lines of each message that came then."""
    found: Reminded = defaultdict(list)
    for message in messages:
        lines = lines_of(message)
        if lines:
            found[message.phone, message.at].append(tuple(sorted(lines)))
    return {key: sorted(these) for key, these in sorted(found.items())}
