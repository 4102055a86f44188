"""/aid through phones: a tap counts, a day at once, put right, the month confirmed."""

from datetime import datetime

from domain.directories import actions as directories
from domain.directories.model import Entry, EntryDraft, EntryKind
from domain.people.model import Role
from domain.ports import Work
from domain.request import Request
from tests.makers import ZONE, a_chair, a_token
from tests.stand import Stand


async def centre(stand: Stand, kind: EntryKind = EntryKind.AID_CENTRE, name: str = "") -> Entry:
    """Legal aid at the district with its liaison, entered by the administrator."""
    request = Request(
        actor=await stand.actor("administrator"), token=a_token(), now=stand.clock.now()
    )
    draft = EntryDraft(
        kind=kind,
        host_id=stand.district.units["district"],
        name=name or "琅琊区法律援助中心",
        phone="12348",
        hours="abcde 08:30-12:00,14:30-17:30",
    )
    return await stand.office.do(directories.add_entry, request, draft)


async def liaison(stand: Stand) -> None:
    """Somebody who counts at the district."""

    def sit(work: Work) -> str:
        unit = stand.district.units["district"]
        return a_chair(work, unit, Role.LEGAL_AID_LIAISON).address

    await stand.stranger("liaison", int(await stand.office.do(sit)))


async def test_a_month_of_taps_put_right_and_confirmed(stand: Stand) -> None:
    await liaison(stand)
    await centre(stand)
    page = await stand.say("liaison", "/aid", "琅琊区法律援助中心 · 11月")
    assert "咨询 0 人次（来访 0 · 来电 0 · 网上 0 · 巡回 0）\n受理 0 件" in page.text
    for _ in range(2):
        await stand.tap("liaison", "➕ 来访")
        tapped = await stand.tap("liaison", "劳动报酬")
        assert "已记：来访 · 劳动报酬 +1" in tapped.text
    await stand.tap("liaison", "➕ 受理")
    await stand.tap("liaison", "工伤")
    assert (
        "咨询 2 人次（来访 2 · 来电 0 · 网上 0 · 巡回 0）\n受理 1 件"
        in (await stand.last("liaison")).text
    )

    await stand.tap("liaison", "📝 一次记一天")
    await stand.tap("liaison", "来电")
    await stand.tap("liaison", "消费")
    await stand.say("liaison", "11-20", "一共多少")
    await stand.say("liaison", "很多", "请写一个数")
    await stand.say("liaison", "12人次", "来电 · 消费 · 11月20日(周五)：12")
    await stand.tap("liaison", "✅ 记上")
    assert "咨询 14 人次（来访 2 · 来电 12" in (await stand.last("liaison")).text

    await stand.tap("liaison", "✏️ 更正")
    await stand.tap("liaison", "来访")
    await stand.tap("liaison", "劳动报酬")
    await stand.tap("liaison", "多记了 1")
    await stand.say("liaison", "同一个人来两次", "−1")
    await stand.tap("liaison", "✅ 记上")
    told = (await stand.last("liaison")).text
    assert "咨询 13 人次" in told
    assert "✏️ 更正 来访·劳动报酬 −1：同一个人来两次" in told

    stand.clock.moment = datetime(2026, 12, 1, 10, tzinfo=ZONE)
    owing = await stand.say("liaison", "/aid", "12月")
    assert "11月还没确认" in owing.text
    await stand.tap("liaison", "‹ 11月")
    await stand.tap("liaison", "✅ 确认11月")
    assert "12月1日(周二) 10:00 琅琊区法律援助联络员确认" in (await stand.last("liaison")).text
    await stand.tap("liaison", "✏️ 更正")
    await stand.tap("liaison", "受理")
    await stand.tap("liaison", "工伤")
    await stand.say("liaison", "3", "为什么更正")
    await stand.say("liaison", "漏记", "+3")
    await stand.tap("liaison", "✅ 记上")
    told = (await stand.last("liaison")).text
    assert "受理 4 件" in told
    assert "更正（第1次）：漏记" in told


async def test_a_station_counts_what_it_passes_on_and_the_street_counts_for_it(
    stand: Stand,
) -> None:
    await centre(stand, EntryKind.AID_STATION, "妇联工作站")
    await centre(stand)
    listed = await stand.say("centre", "/aid", "2 个站点")
    assert "妇联工作站：咨询 0 · 转交 0" in listed.text
    await stand.tap("centre", "妇联工作站")
    page = await stand.last("centre")
    assert "➕ 转交" in str(page.buttons)
    assert "➕ 受理" not in str(page.buttons)
    await stand.say("coordinator", "/aid", "还没有登记法律援助站点")
    other = await stand.say("grid_head", "/aid", "这些岗位来记")
    assert "/where 法援" in other.text
    assert "琅琊区法律援助中心" in (await stand.say("grid_head", "/where 法援", "共 2 处")).text


async def test_in_english(stand: Stand) -> None:
    await liaison(stand)
    await centre(stand)
    await stand.say("liaison", "/language", "")
    await stand.tap("liaison", "English")
    await stand.say("liaison", "/aid", "0 consultations (in person 0")
    await stand.tap("liaison", "➕ By phone")
    await stand.tap("liaison", "Work injury")
    assert "1 consultation (" in (await stand.last("liaison")).text


async def test_a_finger_that_taps_twice_counts_one(stand: Stand) -> None:
    await liaison(stand)
    await centre(stand)
    await stand.say("liaison", "/aid", "0 人次")
    for total in (1, 2):
        await stand.tap("liaison", "➕ 来访")
        asked = await stand.last("liaison")
        topic = asked.inline_buttons[0]["callback_data"]
        for _ in range(2):
            await stand.sim.tap(stand.phone("liaison"), asked.id, data=topic, forged=True)
        assert f"咨询 {total} 人次" in (await stand.last("liaison")).text
