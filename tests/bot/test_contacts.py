"""Contacts through phones: what the handler sees, and what everybody else gets."""

import pytest
from sqlalchemy import text

from bot.buttons.contacts import (
    AddContact,
    ContactsOf,
    CorrectContact,
    DropContact,
    HideContact,
    LookContact,
)
from bot.telegram.hiding import hide_due
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind
from domain.contacts import actions as contacts
from domain.contacts.model import Party
from domain.people.messengers import Messenger
from domain.request import Request
from tests.examples import seldom
from tests.makers import CHAIRS, a_case, a_token
from tests.stand import Stand

NUMBER = "13812345678"
OTHERS = [chair for chair in CHAIRS if chair != "mediator"]
"""Every chair but the handling mediator's."""


async def taken(stand: Stand) -> int:
    """A dispute the mediator has accepted."""
    reporter = await stand.actor("building_head")
    case = await stand.office.do(a_case, reporter, stand.district.units["building"])
    await stand.office.do(
        steps.take_step,
        Request(actor=await stand.actor("mediator"), token=a_token(), now=stand.clock.now()),
        case.id,
        Arrow.ACCEPT,
    )
    return case.id


async def kept(stand: Stand, value: str = NUMBER) -> tuple[int, int]:
    """The same with a contact; the ids of both."""
    case_id = await taken(stand)
    contact = await stand.office.do(
        contacts.add_contact,
        Request(actor=await stand.actor("mediator"), token=a_token(), now=stand.clock.now()),
        case_id,
        Party.FIRST,
        value,
    )
    return case_id, contact.id


async def audit(stand: Stand) -> list[tuple[str, str]]:
    found = await stand.database.read(
        lambda connection: connection.execute(
            text("SELECT act, subject FROM audit WHERE act LIKE 'contact%' ORDER BY id")
        ).all()
    )
    return [(row.act, row.subject) for row in found]


async def opened(stand: Stand, case_id: int, who: str = "mediator") -> None:
    """The list is on the screen."""
    await stand.say(who, f"/case {case_id}", "已受理")
    await stand.tap(who, "更多", match="contains")
    await stand.tap(who, "联系方式", match="contains")


async def test_entering_looking_and_putting_away(stand: Stand) -> None:
    case_id = await taken(stand)
    await opened(stand, case_id)
    assert "还没有登记" in (await stand.last("mediator")).text
    await stand.tap("mediator", "登记一个", match="contains")
    await stand.tap("mediator", "甲方")
    page = await stand.say("mediator", f"{NUMBER} 晚上打", "已加密保存")
    assert "甲方 138****5678" in page.text
    screen = await stand.screen("mediator")
    assert NUMBER not in str(screen), "what was typed is out of the chat"
    await stand.tap("mediator", "好了", match="contains")
    await stand.tap("mediator", "查看甲方", match="contains")
    await stand.tap("mediator", "回访")
    shown = await stand.last("mediator")
    assert f"{NUMBER} 晚上打" in shown.text
    assert shown.raw["has_protected_content"]
    assert await audit(stand) == [
        ("contact.add", f"case:{case_id} contact:1"),
        ("contact.look", f"case:{case_id} contact:1 why:follow_up"),
    ]
    await stand.tap("mediator", "看完了，收起")
    assert NUMBER not in str(await stand.screen("mediator"))
    assert "甲方 138****5678" in (await stand.last("mediator")).text
    assert await stand.desk.shown.due(stand.clock.forward(days=1)) == []


async def test_what_is_shown_goes_by_itself(stand: Stand) -> None:
    case_id, _ = await kept(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "查看甲方", match="contains")
    await stand.tap("mediator", "约调解时间")
    stand.clock.forward(seconds=119)
    assert await hide_due({Messenger.TELEGRAM: stand.bot}, stand.desk.shown, stand.clock) == 0
    assert NUMBER in str(await stand.screen("mediator"))
    stand.clock.forward(seconds=1)
    assert await hide_due({Messenger.TELEGRAM: stand.bot}, stand.desk.shown, stand.clock) == 1
    assert NUMBER not in str(await stand.screen("mediator"))
    assert await hide_due({Messenger.TELEGRAM: stand.bot}, stand.desk.shown, stand.clock) == 0


async def test_a_message_that_cannot_be_deleted_is_blanked(stand: Stand) -> None:
    case_id, _ = await kept(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "查看甲方", match="contains")
    await stand.tap("mediator", "核实情况")
    await stand.sim.fault(
        "deleteMessage", error_code=400, description="Bad Request: message can't be deleted"
    )
    stand.clock.forward(minutes=3)
    assert await hide_due({Messenger.TELEGRAM: stand.bot}, stand.desk.shown, stand.clock) == 1
    assert NUMBER not in str(await stand.screen("mediator"))


async def test_a_messenger_out_of_reach_is_tried_again(stand: Stand) -> None:
    case_id, _ = await kept(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "查看甲方", match="contains")
    await stand.tap("mediator", "核实情况")
    stand.clock.forward(minutes=3)
    await stand.sim.fault("deleteMessage", error_code=500, description="Internal Server Error")
    assert await hide_due({Messenger.TELEGRAM: stand.bot}, stand.desk.shown, stand.clock) == 0
    await stand.sim.clear_faults()
    assert await hide_due({Messenger.TELEGRAM: stand.bot}, stand.desk.shown, stand.clock) == 1
    assert NUMBER not in str(await stand.screen("mediator"))


async def test_a_reason_in_own_words_without_numbers(stand: Stand) -> None:
    case_id, _ = await kept(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "查看甲方", match="contains")
    await stand.say("mediator", f"给{NUMBER}送协议", "号码不记")
    assert (await audit(stand))[-1][1] == f"case:{case_id} contact:1 why:other 给***********送协议"


async def test_a_refused_value_is_out_of_the_chat_and_not_kept(stand: Stand) -> None:
    case_id = await taken(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "登记一个", match="contains")
    await stand.tap("mediator", "乙方")
    await stand.say("mediator", "341102199001011234", "证件号")
    await stand.say("mediator", f"{NUMBER}{'九' * 200}", "最多 200 字")
    assert NUMBER not in str(await stand.screen("mediator"))
    assert "341102199001011234" not in str(await stand.screen("mediator"))
    assert await audit(stand) == []


async def test_a_message_that_stays_is_pointed_out(stand: Stand) -> None:
    case_id = await taken(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "登记一个", match="contains")
    await stand.tap("mediator", "其他")
    await stand.sim.fault(
        "deleteMessage", error_code=400, description="Bad Request: message can't be deleted"
    )
    await stand.say("mediator", "找居委会小窗口转", "是要登记的联系方式吗")
    await stand.tap("mediator", "是，加密保存", match="contains")
    page = await stand.last("mediator")
    assert "请长按它" in page.text
    assert "其他 ****" in page.text


async def test_correcting_and_deleting(stand: Stand) -> None:
    case_id, contact_id = await kept(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "更正", match="contains")
    page = await stand.say("mediator", "0550-3012345", "已加密保存")
    assert "甲方 055****2345" in page.text
    await stand.tap("mediator", "好了", match="contains")
    await stand.tap("mediator", "删除", match="contains")
    assert "甲方 055****2345" in (await stand.last("mediator")).text
    await stand.tap("mediator", "🗑 删除")
    assert "已删除" in (await stand.last("mediator")).text
    assert "还没有登记" in (await stand.last("mediator")).text
    acts = [act for act, _ in await audit(stand)]
    assert acts == ["contact.add", "contact.correct", "contact.remove"]
    gone = await stand.sim.tap(
        stand.phone("mediator"),
        (await stand.last("mediator")).id,
        data=LookContact(id=contact_id).pack(),
        forged=True,
    )
    assert "没找到" in gone.text


@pytest.mark.parametrize("who", seldom(OTHERS, {"mediator_2", "coordinator", "officer"}))
async def test_everybody_else_gets_nothing(stand: Stand, who: str) -> None:
    case_id, contact_id = await kept(stand)
    page = await stand.say(who, "/help")
    before = await audit(stand)
    for forged in (
        ContactsOf(id=case_id),
        AddContact(id=case_id),
        LookContact(id=contact_id),
        CorrectContact(id=contact_id),
        DropContact(id=contact_id),
    ):
        tapped = await stand.sim.tap(stand.phone(who), page.id, data=forged.pack(), forged=True)
        assert "没找到" in tapped.text, forged
    assert await audit(stand) == before
    assert "138" not in str(await stand.screen(who))
    shown = await stand.say(who, f"/case {case_id}")
    assert "联系方式" not in shown.text
    if "⋯ 更多" in shown.buttons:
        await stand.tap(who, "⋯ 更多")
        assert not any("联系方式" in one for one in (await stand.last(who)).buttons)


async def test_the_dialog_of_who_handled_it_before_opens_nothing(stand: Stand) -> None:
    """The case is taken by another unit while the reason is being asked for."""
    case_id, _ = await kept(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "查看甲方", match="contains")
    now = stand.clock.now()
    for who, arrow in (("mediator", Arrow.HAND_UP), ("coordinator", Arrow.TAKE)):
        actor = await stand.actor(who)
        await stand.office.do(
            steps.take_step,
            Request(actor=actor, token=a_token(), now=now),
            case_id,
            arrow,
            note="难办",
        )
    tapped = await stand.tap("mediator", "回访")
    assert "没找到" in tapped.text
    assert NUMBER not in str(await stand.screen("mediator"))
    await opened(stand, case_id, "coordinator")
    assert "甲方 138****5678" in (await stand.last("coordinator")).text


async def test_an_item_has_no_parties(stand: Stand) -> None:
    reporter, unit = await stand.actor("building_head"), stand.district.units["building"]
    case = await stand.office.do(a_case, reporter, unit, kind=CaseKind.OPINION)
    officer = await stand.actor("officer")
    await stand.office.do(
        steps.take_step,
        Request(actor=officer, token=a_token(), now=stand.clock.now()),
        case.id,
        Arrow.ACCEPT,
    )
    page = await stand.say("officer", "/help")
    tapped = await stand.sim.tap(
        stand.phone("officer"), page.id, data=ContactsOf(id=case.id).pack(), forged=True
    )
    assert "没找到" in tapped.text


async def test_without_a_key_it_says_so(stand: Stand) -> None:
    case_id, contact_id = await kept(stand)
    stand.office._vault = stand.boards.contacts.vault = None
    await opened(stand, case_id)
    page = await stand.last("mediator")
    assert "没有开启" in page.text
    assert page.buttons == ["‹ 回到这件事"]
    for forged in (AddContact(id=case_id), HideContact()):
        await stand.sim.tap(stand.phone("mediator"), page.id, data=forged.pack(), forged=True)
    other = await stand.say("mediator", "/help")
    await stand.sim.tap(
        stand.phone("mediator"), other.id, data=LookContact(id=contact_id).pack(), forged=True
    )
    tapped = await stand.tap("mediator", "回访")
    assert "没有开启" in tapped.text
    assert "正在打开" not in str(await stand.screen("mediator"))


async def test_in_a_group_there_is_nothing(stand: Stand) -> None:
    case_id, contact_id = await kept(stand)
    group, phone = -500, stand.phone("mediator")
    await stand.sim.group(group, "古道社区工作群", [phone])
    await stand.sim.say(phone, "/start@local_bot", chat_id=group)
    hello = await stand.sim.wait_for(phone, contains="单独和我聊", chat_id=group)
    for forged in (ContactsOf(id=case_id), LookContact(id=contact_id), AddContact(id=case_id)):
        tapped = await stand.sim.tap(
            phone, hello.id, data=forged.pack(), forged=True, chat_id=group
        )
        assert tapped.text == ""
    await stand.idle()
    seen = await stand.sim.screen(phone, chat_id=group)
    assert [one.text for one in seen.messages if one.from_bot] == [hello.text]
    assert "138" not in str(seen)


async def test_a_number_before_it_is_told_whose_it_is_is_said_to_be_lost(stand: Stand) -> None:
    await opened(stand, await taken(stand))
    await stand.tap("mediator", "登记一个", match="contains")
    await stand.say("mediator", NUMBER, "还没登记")
    await stand.tap("mediator", "甲方")
    await stand.say("mediator", NUMBER, "已加密保存")
    await stand.say("mediator", NUMBER, "还没登记")
