"""What people do with their phones, and the line each writes into the record."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from tests.quarter.days import WEEK, ZONE, Span, span
from tests.quarter.phones import Phone
from tests.quarter.place import COMMUNITIES
from tests.quarter.record import DISPUTE, END_OF, OPENED, REOPENED, Event, Matter, Record, Said

COMMAND = {"week": "/weekly", "half_month": "/halfmonth", "month": "/monthly"}
NAME = {"week": "周报", "half_month": "半月报", "month": "月报"}
SENTENCE = "楼道里的一件事，请去看看"


@dataclass(frozen=True)
class Moment:
    """When it happens, and the record it is written into."""

    now: datetime
    record: Record


Act = Callable[[Phone, Moment], Awaitable[None]]


def confirms(unit: tuple[str, int], which: Span, *, nil: bool = False) -> Act:
    """Reads the report and confirms it; ``nil``: says that there was nothing, if that is so."""

    async def act(who: Phone, moment: Moment) -> None:
        await _goes_to(who, which)
        nothing = "本期无事项" in (who.page.buttons[0] if who.page else "")
        told = nil and nothing
        label = "🈳 本期无事项" if told else "✅ 确认"
        page = await who.taps(label, f"{which.shown}{NAME[which.kind]}已确认")
        page += await _in_full(who, which)
        moment.record.said.append(
            Said("confirm", unit, which, moment.now, who.number, nil=told, page=page)
        )

    return act


def withdraws(unit: tuple[str, int], which: Span) -> Act:
    """Takes it back, looking at it again first."""

    async def act(who: Phone, moment: Moment) -> None:
        await _goes_to(who, which)
        await who.taps("↩️ 撤回", "要重新确认")
        await who.taps("↩️ 撤回", "已撤回")
        moment.record.said.append(Said("withdraw", unit, which, moment.now, who.number))

    return act


def corrects(unit: tuple[str, int], which: Span) -> Act:
    """Corrects it, counted anew."""

    async def act(who: Phone, moment: Moment) -> None:
        await _goes_to(who, which)
        await who.taps("✏️ 更正", "为什么要更正")
        await who.says("漏登记一件", "原因：漏登记一件")
        page = await who.taps("✅ 更正", "第 1 次更正，原因")
        page += await _in_full(who, which)
        nil = moment.record.report_in(unit, which, moment.now)
        moment.record.said.append(
            Said(
                "revise", unit, which, moment.now, who.number, nil=bool(nil and nil.nil), page=page
            )
        )

    return act


async def _in_full(who: Phone, which: Span) -> str:
    """What a form has beside its figures, behind a button."""
    if which.kind == WEEK:
        return ""
    return "\n" + await who.taps("⋯ 明细", "：应报")


async def _goes_to(who: Phone, which: Span) -> None:
    text = await who.says(COMMAND[which.kind], f" {NAME[which.kind]}\n")
    if which.shown not in text.split("\n")[1]:  # shown is the last one while it is missing
        later = which.before().shown in text.split("\n")[1]
        text = await who.taps(" ›" if later else "‹ 上", which.shown)
    assert which.shown in text.split("\n")[1], text


def snoozes(unit: tuple[str, int], which: Span, hour: int) -> Act:
    """Asks to be reminded again at the hour."""

    async def act(who: Phone, moment: Moment) -> None:
        await who.looks(f"{which.shown}")
        await who.tap(f"{hour}:00再提醒")
        at = moment.now.replace(hour=hour, minute=0)
        moment.record.snoozes.append((who.number, unit, which, at))

    return act


def goes_on_leave(first: date, last: date) -> Act:
    """Is on leave, from today or a later day on."""

    async def act(who: Phone, moment: Moment) -> None:
        await who.says("/leave", "请哪几天的假")
        await who.taps("其他日子", "从哪天起")
        await who.taps(f"{first.month}月{first.day}日", "到哪天")
        await who.taps(f"{last.month}月{last.day}日", "已请假")
        moment.record.leaves.append((who.number, first, last, moment.now))

    return act


def blocks(until: datetime) -> Act:
    """Blocks the bot."""

    async def act(who: Phone, moment: Moment) -> None:
        await who.sim.block(who.number)
        moment.record.blocked.append((who.number, moment.now, until))

    return act


async def unblocks(who: Phone, moment: Moment) -> None:
    """Lets the bot write again."""
    await who.sim.block(who.number, False)


def files(matter: Matter) -> Act:
    """Reports a matter; one that was missed is dated back."""

    async def act(who: Phone, moment: Moment) -> None:
        if matter.found_on is None:
            await who.says("/report", "报哪一类")
        else:
            await who.says("/weekly", " 周报\n")
            await who.taps("补报漏掉的事", "报哪一类")
        dispute = matter.kind == DISPUTE
        await who.taps("矛盾纠纷" if dispute else "社情民意", "属于哪种")
        await who.taps(matter.category, "在哪儿")
        await who.taps("本社区", "牵涉多少人" if dispute else "用一句话")
        if dispute:
            await who.taps(matter.band, "用一句话")
        if matter.found_on is None:
            await who.says(SENTENCE, "请看一眼")
        else:
            await who.says(SENTENCE, "哪一天发现的")
            day = matter.found_on
            await who.says(f"{day.month}月{day.day}日", "请看一眼")
        receipt = await who.taps("提交", "已收到，编号 ")
        matter.number = int(receipt.partition("编号 ")[2].partition("。")[0])
        counts = _counts(matter, moment)
        matter.events.append(Event(OPENED, moment.now, counts))
        matter.clocks.append((moment.now, "accept"))
        moment.record.matters[matter.key] = matter

    return act


def _counts(matter: Matter, moment: Moment) -> datetime:
    """Noon of the day it was found, unless a report of its line for that day or a later one is
    in already: then now."""
    found = matter.found_on
    if found is None:
        return moment.now
    line = {
        ("community", matter.community),
        ("street", COMMUNITIES[matter.community].street),
        ("district", 0),
    }
    told = any(
        one.unit in line
        and one.span.first >= span(one.span.kind, found).first
        and moment.record.report_in(one.unit, one.span, moment.now) is not None
        for one in moment.record.said
    )
    return moment.now if told else datetime.combine(found, time(12), ZONE)


def accepts(matter: Matter) -> Act:
    """Takes it up."""

    async def act(who: Phone, moment: Moment) -> None:
        await who.says(f"/case {matter.number}", "办理经过")
        await who.taps("✅ 受理", "办理经过")
        matter.accepted = moment.now
        matter.clocks.append((moment.now, "handle"))

    return act


def ends(matter: Matter, outcome: str) -> Act:
    """Brings it to an outcome."""

    async def act(who: Phone, moment: Moment) -> None:
        await who.says(f"/case {matter.number}", "办理经过")
        await who.taps("登记结果", "怎么样了")
        await who.taps(outcome, "用一句话")
        await who.says("已经谈过，照办", "没问题就登记")
        await who.taps("✅ 登记结果", "结果已登记")
        matter.does(END_OF[outcome], moment.now, outcome)
        matter.clocks.append((moment.now, ""))

    return act


def opens_again(matter: Matter) -> Act:
    """Opens it again: it turned out otherwise."""

    async def act(who: Phone, moment: Moment) -> None:
        await who.says(f"/case {matter.number}", "办理经过")
        await who.taps("🔁 重新打开", "为什么要重新打开")
        await who.says("回访得知又犯了", "没问题就打开")
        await who.taps("🔁 重新打开", "已重新打开")
        matter.does(REOPENED, moment.now)
        matter.accepted = moment.now
        matter.clocks.append((moment.now, "handle"))

    return act


def takes_back(matter: Matter) -> Act:
    """The reporter withdraws it."""

    async def act(who: Phone, moment: Moment) -> None:
        await who.says(f"/case {matter.number}", "办理经过")
        await who.taps("↩️ 撤回", "撤回")
        await who.taps("撤回", "已撤回")
        matter.does(END_OF["撤回"], moment.now, "撤回")
        matter.clocks.append((moment.now, ""))

    return act
