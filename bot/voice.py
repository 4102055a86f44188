"""What the desk page says, in the chat's own words. A page escapes what it is told."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.exports.boards import SheetFile, board_sheet, matters_sheet
from bot.pages import times
from bot.pages.extension import deadline_lines
from bot.pages.lists import due_words, listed_state
from bot.pages.page import bare
from bot.pages.pictures import caption
from bot.pages.related import related_lines
from bot.pages.status import reports_words
from bot.pages.way import newest_of_runs, what
from bot.pictures.chart import chart
from bot.pictures.drawing import svg
from bot.registers.table import RegisterTable
from bot.registers.tables import TABLES
from bot.texts import Say, say_in
from domain.cases.model import CaseKind, PeopleBand, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.cases.views import CaseLine, CaseView, TimelineEntry
from domain.days.periods import Period
from domain.people.model import Role
from domain.pictures.views import Shown
from domain.status.views import Matters, MattersPage, StatusBoard, StatusLine


@dataclass(frozen=True, kw_only=True)
class ChatVoice:
    """:class:`web.voice.Voice` by the texts of the chat."""

    words: Say
    zone: ZoneInfo

    @property
    def locale(self) -> str:
        """``zh`` or ``en``."""
        return self.words.locale

    def say(self, key: str, **facts: str | int) -> str:
        """A string of the page's own."""
        return self.words.plain(f"web-{key}", **facts)

    def moment(self, at: datetime, *, year: bool = False) -> str:
        """A local moment, with the day of the week."""
        return words.moment(self.words, at, self.zone, year=year)

    def day(self, value: date) -> str:
        """A day."""
        return times.whole_day(self.words, value)

    def week(self, period: Period) -> str:
        """A week with its days."""
        return times.week(self.words, period)

    def rate(self, part: int, whole: int) -> str:
        """Whole percent; "—" of nothing."""
        return words.rate(part, whole)

    def role(self, value: Role) -> str:
        """A post."""
        return words.role(self.words, value)

    def kind(self, value: CaseKind) -> str:
        """A dispute or an item."""
        return words.kind(self.words, value)

    def urgency(self, value: Urgency) -> str:
        """With its mark, and in words."""
        return words.urgency(self.words, value)

    def people(self, value: PeopleBand) -> str:
        """How many are involved."""
        return words.people(self.words, value)

    def satisfaction(self, value: Satisfaction) -> str:
        """How content somebody is."""
        return words.satisfaction(self.words, value)

    def matters(self, which: Matters) -> str:
        """The name of a list of matters."""
        return self.words.plain(f"matters-of-{which.value}")

    def state(self, line: CaseLine) -> str:
        """How a matter stands."""
        return listed_state(self.words, line)

    def due(self, line: CaseLine) -> str:
        """Until when something is to be done; empty when nothing is."""
        return due_words(self.words, line, self.zone) or ""

    def more(self, view: CaseView) -> list[str]:
        """The other deadlines of a matter, and what other matters are to it, each in a line."""
        said = [
            *deadline_lines(self.words, view, self.zone),
            *related_lines(self.words, view),
        ]
        return [bare(one) for one in said]

    def way(self, view: CaseView) -> list[TimelineEntry]:
        """The steps worth a line."""
        return newest_of_runs(view.timeline)

    def did(self, line: CaseLine, entry: TimelineEntry) -> str:
        """What was done by a step."""
        return what(self.words, line, entry)

    def reports(self, line: StatusLine) -> str:
        """How a unit's weekly report stands; empty where none is owed."""
        return reports_words(self.words, line) or ""

    def picture(self, shown: Shown) -> tuple[str, str]:
        """A picture as SVG without scripts, styles or addresses, and the same in words."""
        drawn = svg(chart(self.words, shown, self.zone))
        return drawn, bare(caption(self.words, shown, self.zone))

    def register_name(self, name: str) -> str:
        """What a register is called."""
        return self.words.plain(f"registers-name-{name}")

    def register(self, found: object, now: datetime) -> RegisterTable:
        """A list, or one of its entries, as a table."""
        return TABLES[type(found)](self.words, found, self.zone, now)

    def board_sheet(self, board: StatusBoard) -> SheetFile:
        """A board as a workbook."""
        return board_sheet(self.words, board, self.zone)

    def matters_sheet(self, found: MattersPage, now: datetime) -> SheetFile:
        """A list of matters as a workbook."""
        return matters_sheet(self.words, found, now, self.zone)


def voice_in(zone: ZoneInfo, locale: str) -> ChatVoice:
    """The page's voice in a language."""
    return ChatVoice(words=say_in(locale), zone=zone)
