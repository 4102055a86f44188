"""The figures of legal aid: the stations one counts for, a month of one, and what is counted."""

from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.aid import AidBy, AidDay, AidFixing, AidOf, AidPlus, AidStations, ConfirmAid
from bot.buttons.directories import EntriesOf
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.aid.model import CONSULTING, WAYS, AidTally, AidTopic, AidWay
from domain.aid.views import AidBoard, AidConfirmed, AidFix, AidLine, AidView
from domain.days.periods import Period
from domain.directories.model import EntryKind

_NAME = 26
_REASON = 40


def number_of(month: Period) -> int:
    """``202611``: a month as a button carries it."""
    return month.first.year * 100 + month.first.month


def way_words(say: Say, way: AidWay) -> str:
    """来访, 受理 …"""
    return say.plain(f"aid-way-{way.value.replace('_', '-')}")


def topic_words(say: Say, topic: AidTopic) -> str:
    """劳动报酬, 工伤 …"""
    return say.plain(f"aid-topic-{topic.value}")


def stations_page(say: Say, board: AidBoard) -> Page:
    """The stations with this month's figures; those that owe the month before stand first."""
    if not board.total:
        return Page(text=say("aid-none"), rows=(_near(say),))
    head = say(
        "aid-stations",
        month=times.month(say, board.month.first),
        total=board.total,
        asked=board.sums.consulted,
        cases=board.sums.cases,
    )
    lines = [_line(say, one) for one in board.lines]
    month = number_of(board.month)
    opens = [
        [button(clip(one.name, _NAME), AidOf(id=one.entry_id, month=month))] for one in board.lines
    ]
    turn = page_row(say, board.page, board.pages, lambda page: AidStations(page=page))
    return Page(text=joined([head, "", *lines]), rows=(*opens, turn, _near(say)))


def _line(say: Say, line: AidLine) -> Html:
    centre = line.kind is EntryKind.AID_CENTRE
    return say(
        "aid-line-owing" if line.owing else "aid-line",
        name=line.name,
        asked=line.tally.consulted,
        what=way_words(say, AidWay.ACCEPTED if centre else AidWay.PASSED_ON),
        many=line.tally.cases if centre else line.tally.passed_on,
    )


def _near(say: Say) -> Row:
    """What a resident asks for: where one is open."""
    return [button(say.plain("aid-near"), EntriesOf(sort=EntryKind.AID_STATION, page=0))]


def station_page(say: Say, view: AidView, zone: ZoneInfo, news: Html | None = None) -> Page:
    """A month of a station: the figures, whether they are confirmed, and the taps that count."""
    text = joined(
        [
            say("aid-head", name=view.name, month=times.month(say, view.month.first)),
            *figures(say, view),
            _topics(say, view),
            *[_fix(say, one) for one in view.fixes],
            "",
            _standing(say, view, zone),
            *(["", news] if news else []),
        ]
    )
    return Page(text=text, rows=_rows(say, view))


def figures(say: Say, view: AidView) -> list[Html]:
    """咨询 with its ways, and what is counted in 件."""
    by_way = [
        say.plain("aid-part", name=way_words(say, way), many=str(view.ways.get(way, 0)))
        for way in CONSULTING
    ]
    tally = view.tally
    asked = say("aid-asked", many=tally.consulted, parts=say.plain("between-figures").join(by_way))
    if view.kind is not EntryKind.AID_CENTRE:
        return [asked, say("aid-passed-on", many=tally.passed_on)]
    if not tally.referred:
        return [asked, say("aid-cases", many=tally.cases)]
    return [asked, say("aid-cases-referred", many=tally.cases, referred=tally.referred)]


def _topics(say: Say, view: AidView) -> Html | None:
    parts = [
        say.plain("aid-part", name=topic_words(say, topic), many=str(view.topics[topic]))
        for topic in AidTopic
        if view.topics.get(topic)
    ]
    return say("aid-topics", parts=say.plain("between-figures").join(parts)) if parts else None


def _fix(say: Say, fix: AidFix) -> Html:
    return say(
        "aid-fix",
        way=way_words(say, fix.way),
        topic=topic_words(say, fix.topic),
        number=signed(fix.number),
        reason=clip(fix.reason, _REASON),
    )


def signed(number: int) -> str:
    """``+2``, ``−1``."""
    return f"+{number}" if number > 0 else f"−{-number}"


def _standing(say: Say, view: AidView, zone: ZoneInfo) -> Html:
    if view.confirmed is not None:
        return _confirmed(say, view.confirmed, zone)
    if view.may.confirm:
        return say("aid-to-confirm", month=times.month(say, view.month.first))
    if view.owing and view.month == view.now:
        return say("aid-owing", month=times.month(say, view.now.previous().first))
    return say("aid-how")


def _confirmed(say: Say, row: AidConfirmed, zone: ZoneInfo) -> Html:
    by = say.plain("notice-by", unit=row.unit_name, role=words.role(say, row.role))
    at = words.moment(say, row.at, zone)
    if row.revision and not row.reason:
        return say("aid-revised-referral", by=by, at=at, number=str(row.revision))
    if row.revision:
        return say("aid-revised", by=by, at=at, number=str(row.revision), reason=row.reason)
    return say("aid-confirmed", by=by, at=at)


def _rows(say: Say, view: AidView) -> tuple[Row, ...]:
    number, may, month = view.entry_id, view.may, number_of(view.month)
    counting: list[Row] = []
    if may.count and view.month == view.now:
        taps = [button(_plus(say, way), AidBy(id=number, way=way)) for way in WAYS[view.kind]]
        counting = in_rows(taps, 3)
    doing: Row = []
    if may.confirm:
        key = "aid-confirm-nil" if view.tally == AidTally() else "aid-confirm"
        label = say.plain(key, month=times.month(say, view.month.first))
        doing.append(button(label, ConfirmAid(id=number, month=month)))
    if may.count and view.month == view.now:
        doing.append(button(say.plain("aid-day"), AidDay(id=number)))
    if may.correct:
        doing.append(button(say.plain("aid-correct"), AidFixing(id=number, month=month)))
    before, after = view.month.previous(), view.month.next()
    turn = [
        button(
            say.plain("aid-earlier", month=times.month(say, before.first)),
            AidOf(id=number, month=number_of(before)),
        )
    ]
    if after.first <= view.now.first:
        later = say.plain("aid-later", month=times.month(say, after.first))
        turn.append(button(later, AidOf(id=number, month=number_of(after))))
    ways = [button(say.plain("aid-to-stations"), AidStations(page=0)), *_near(say)]
    return (*counting, doing, turn, ways)


def _plus(say: Say, way: AidWay) -> str:
    return say.plain("aid-plus", way=words.capital(way_words(say, way)))


def topics_page(say: Say, view: AidView, way: AidWay) -> Page:
    """What it was about: a tap counts one."""
    taps = [
        button(
            words.capital(topic_words(say, topic)),
            AidPlus(id=view.entry_id, way=way, pick=pick, last=view.last_id),
        )
        for pick, topic in enumerate(AidTopic)
    ]
    back = [button(say.plain("button-back"), AidOf(id=view.entry_id, month=number_of(view.month)))]
    text = say("aid-which-topic", name=view.name, way=way_words(say, way))
    return Page(text=text, rows=(*in_rows(taps, 2), back))
