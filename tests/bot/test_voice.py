"""A voice note is a report: its words where a program makes them out, else the note itself."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from domain.cases.model import AttachmentKind, CaseKind, PeopleBand
from tests.bot.test_report_dialog import a_photo, filed, to_sentence
from tests.bot.test_unasked import asked_back
from tests.pieces import OGG
from tests.stand import Stand

WHO = "building_head"
LEAK = "3号楼2单元楼上漏水 把楼下天花板泡了 两家吵起来了 四个人在楼道里"


class Hears:
    """A program that makes out what it is told to."""

    def __init__(self, words: str) -> None:
        self.said = words
        self.heard: list[bytes] = []

    async def words(self, pieces: AsyncIterator[bytes], suffix: str) -> str:
        assert suffix == ".ogg"
        self.heard.append(b"".join([one async for one in pieces]))
        return self.said


def hearing(stand: Stand, words: str) -> Hears:
    program = Hears(words)
    stand.worker.desk = replace(stand.desk, speech=program)
    return program


async def says(stand: Stand, expect: str, who: str = WHO, **more: object) -> str:
    before = (await stand.screen(who)).seq
    await stand.sim.send_file(stand.phone(who), "voice", OGG, duration=12, **more)
    phone = stand.phone(who)
    return (await stand.sim.wait_for(phone, contains=expect, after=before)).text


async def test_a_voice_note_alone_is_a_report(stand: Stand) -> None:
    told = await says(stand, "报哪一类")
    assert "语音收下了" in told
    await stand.tap(WHO, "矛盾纠纷")
    await stand.tap(WHO, "邻里")
    seen = await stand.last(WHO)
    assert "🎤 语音 12 秒" in seen.text
    assert "古道一号楼（默认）" in seen.text
    assert "1–2人（默认）" in seen.text
    assert "附件：1" in seen.text
    assert await filed(stand) == 0
    await stand.tap(WHO, "提交", match="contains")
    view = await stand.boards.cases.view(await stand.actor("mediator"), 1, stand.clock.now())
    assert (view.line.kind, view.line.summary) == (CaseKind.DISPUTE, "🎤 语音 12 秒")
    assert [one.kind for one in view.attachments] == [AttachmentKind.VOICE]
    await stand.say("mediator", "1", "语音 12 秒")
    await stand.tap("mediator", "🎤 语音1")
    await stand.idle()
    sent = [one.raw for one in (await stand.screen("mediator")).messages if one.from_bot]
    assert [one for one in sent if "voice" in one], "who handles it can hear it"


async def test_what_a_program_makes_out_fills_the_fields(stand: Stand) -> None:
    program = hearing(stand, LEAK)
    told = await says(stand, "请看一眼")
    assert program.heard == [OGG]
    assert "矛盾纠纷 · 邻里（猜的）" in told
    assert "古道 3号楼2单元" in told
    assert "3–4人" in told
    assert "听写的" in told
    assert "附件：1" in told
    await stand.tap(WHO, "改简述")
    assert LEAK in (await stand.last(WHO)).text
    assert "请看一眼" in (await stand.say(WHO, "楼上漏水，两家吵起来了", "请看一眼")).text
    await stand.tap(WHO, "提交", match="contains")
    view = await stand.boards.cases.view(await stand.actor(WHO), 1, stand.clock.now())
    assert view.line.summary == "楼上漏水，两家吵起来了"
    assert view.people is PeopleBand.ONE_TWO, "the new sentence names nobody"


async def test_numbers_that_are_said_are_masked_and_long_words_cut(stand: Stand) -> None:
    hearing(stand, "楼上漏水不肯修，电话13812345678，" + "两家吵起来了，" * 40)
    told = await says(stand, "请看一眼")
    assert "13812345678" not in told
    assert "语音里还听得到" in told
    assert "前 200 字" in told
    await stand.tap(WHO, "附件")
    await stand.tap(WHO, "清空附件")
    await stand.tap(WHO, "返回", match="contains")
    assert "楼上漏水不肯修" in (await stand.last(WHO)).text, "the words stay"


@pytest.mark.parametrize("words", ["", "喂喂听得到吗"])
async def test_what_is_not_understood_is_reported_as_it_is(stand: Stand, words: str) -> None:
    hearing(stand, words)
    told = await says(stand, "报哪一类")
    assert ("语音收下了" in told) == (not words)
    assert (words or "语音收下了") in told
    await stand.tap(WHO, "社情民意")
    await stand.tap(WHO, "噪音")
    assert (words or "🎤 语音 12 秒") in (await stand.last(WHO)).text


async def test_a_caption_is_its_words(stand: Stand) -> None:
    told = await says(stand, "请看一眼", caption="楼下垃圾桶满了没人收")
    assert "社情民意 · 环境卫生" in told
    assert "附件：1" in told
    assert "听写的" not in told


async def test_a_sound_file_is_a_voice_note_too(stand: Stand) -> None:
    phone = stand.phone(WHO)
    await stand.sim.send_file(phone, "audio", OGG, duration=70)
    await stand.sim.wait_for(phone, contains="报哪一类")
    await stand.say(WHO, "/cancel", "不报了")
    await stand.tap(WHO, "放弃", match="contains")
    before = (await stand.screen(WHO)).seq
    await stand.sim.send_file(phone, "audio", a_photo(), duration=70)
    await stand.sim.wait_for(phone, contains="只收", after=before)
    before = (await stand.screen(WHO)).seq
    said = "楼下垃圾桶满了没人收"
    await stand.sim.send_file(phone, "audio", a_photo(), duration=70, caption=said)
    seen = await stand.sim.wait_for(phone, contains="请看一眼", after=before)
    assert "只收" in seen.text
    assert "附件" not in seen.text


async def test_where_the_sentence_is_asked_for_a_voice_note_is_it(stand: Stand) -> None:
    await to_sentence(stand)
    told = await says(stand, "请看一眼")
    assert "🎤 语音 12 秒" in told
    await stand.tap(WHO, "附件")
    await stand.tap(WHO, "清空附件")
    await stand.tap(WHO, "返回", match="contains")
    assert "200" in (await stand.last(WHO)).text, "without the note there is nothing said"
    hearing(stand, LEAK)
    assert LEAK in await says(stand, "请看一眼")


@pytest.mark.parametrize("words", ["", LEAK])
async def test_while_a_question_waits_a_voice_note_may_be_another_matter(
    stand: Stand, words: str
) -> None:
    await asked_back(stand)
    hearing(stand, words)
    await says(stand, "这些要补上去")
    await stand.tap(WHO, "另一件事", match="contains")
    if not words:
        await stand.tap(WHO, "矛盾纠纷")
        await stand.tap(WHO, "邻里")
    seen = await stand.last(WHO)
    assert "请看一眼" in seen.text
    assert (words or "🎤 语音 12 秒") in seen.text
    assert "附件：1" in seen.text
    await stand.tap(WHO, "提交", match="contains")
    assert await filed(stand) == 2


async def test_two_voice_notes_are_not_taken_for_one_matter(stand: Stand) -> None:
    for number in (1, 2):
        await says(stand, "报哪一类")
        await stand.tap(WHO, "矛盾纠纷")
        await stand.tap(WHO, "邻里")
        assert "像是" not in (await stand.last(WHO)).text
        await stand.tap(WHO, "提交", match="contains")
        assert await filed(stand) == number


async def test_a_worded_report_follows_the_voice_note_that_corrects_it(stand: Stand) -> None:
    await stand.say(WHO, "路灯坏了好几天没人修", "设施照明")
    await stand.tap(WHO, "改简述")
    hearing(stand, LEAK)
    told = await says(stand, "请看一眼")
    assert "矛盾纠纷 · 邻里（猜的）" in told
    assert "古道 3号楼2单元" in told


async def test_who_may_not_report_is_not_heard(stand: Stand) -> None:
    program = hearing(stand, LEAK)
    await says(stand, "没看明白", "supervisor")
    assert program.heard == []
