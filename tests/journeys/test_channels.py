"""The way to a phone: blocked and opened again, and the language it speaks."""

from domain.people.messengers import Messenger
from tests.journeys.habits import files_a_dispute
from tests.journeys.town import Town


async def test_a_blocked_chat_ends_and_revives_at_the_next_sign_of_life(town: Town) -> None:
    officer = town.officer
    reachable = "SELECT reachable FROM channels WHERE address = ?"
    await town.server.client.block(officer.phone)
    await town.rests()
    await town.becomes("2026-11-26 08:30")
    assert await officer.how_often("周报") == 0
    assert town.one(reachable, town.address(officer)) == 0
    assert town.one("SELECT count(*) FROM audit WHERE act = 'unreachable'") == 1

    async def tried() -> int:
        sent = await town.server.client.calls("sendMessage")
        return [str(call["params"]["chat_id"]) for call in sent].count(str(officer.phone))

    assert await tried() == 1
    await town.sweeps(3)
    assert await tried() == 1
    # nobody waits for a phone that is gone: the stand-in is reminded in the officer's place
    assert town.one("SELECT count(*) FROM outbox WHERE kind = 'report-due'") == 2

    await town.server.client.block(officer.phone, False)
    await officer.sees("没有送到")
    await officer.says("/start", "您的岗位")
    assert town.one(reachable, town.address(officer)) == 1
    await town.becomes("2026-11-27 08:30")
    await officer.sees("周报请在")


async def test_blocking_is_no_sign_of_life(town: Town) -> None:
    await town.stops()
    await town.starts("scheduler")
    await town.server.client.block(town.officer.phone)
    await town.becomes("2026-11-26 08:30")
    reachable = "SELECT reachable FROM channels WHERE address = ?"
    assert town.one(reachable, town.address(town.officer)) == 0
    await town.stops()
    await town.starts()
    await town.rests()
    assert town.one(reachable, town.address(town.officer)) == 0


async def test_who_chose_english_reads_pushes_and_pages_in_english(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await mediator.says("/language", "用哪种语言")
    await mediator.taps("English")
    await mediator.sees("English")
    await files_a_dispute(head)
    pushed = await mediator.sees("A new matter")
    assert "Neighbours" in pushed.text
    await mediator.taps(pushed.buttons[0])
    page = await mediator.last()
    assert not any("一" <= sign <= "鿿" for sign in "".join(page.buttons))
    await mediator.taps("Accept")
    assert "accepted" in await mediator.read()
    if town.line.messenger is Messenger.TELEGRAM:  # Feishu has one menu for all, in its console
        names = {one["command"]: one["description"] for one in await _menu(town)}
        assert names["queue"].isascii()
    # the reporter's phone goes on in Chinese
    await head.sees("已受理")


async def _menu(town: Town) -> list[dict[str, str]]:
    return await town.server.client.commands(town.mediator.phone)
