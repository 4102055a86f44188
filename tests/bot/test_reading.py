"""/words: what is corrected, and the words a place adds."""

from tests.stand import Stand

WHO = "building_head"
TOP = "administrator"


async def test_a_place_adds_a_word_and_takes_it_out(stand: Stand) -> None:
    await stand.say(TOP, "/words 打更声 社情民意噪音", "加上了：打更声")
    assert "社情民意 · 噪音" in (await stand.last(TOP)).text
    seen = await stand.say(WHO, "巷子里的打更声一夜不停没人管", "请看一眼")
    assert "社情民意 · 噪音" in seen.text
    await stand.tap(TOP, "✖ 打更声")
    assert "打更声" not in (await stand.last(TOP)).text
    assert "没找到这个类别" in (await stand.say(TOP, "/words 业委会 物业")).text
    assert "两个字以上" in (await stand.say(TOP, "/words 更 噪音")).text


async def test_what_is_corrected_is_counted_and_nothing_else(stand: Stand) -> None:
    await stand.say(WHO, "路灯坏了好几天没人修", "请看一眼")
    await stand.tap(WHO, "改类别")
    await stand.tap(WHO, "都不是，自己选")
    await stand.tap(WHO, "社情民意")
    await stand.tap(WHO, "教育")
    await stand.tap(WHO, "提交", match="contains")
    seen = await stand.say(TOP, "/words", "改过几次")
    assert "社情民意 · 设施照明：填了1次，改了1次，多改成教育" in seen.text
    assert "路灯坏了" not in seen.text


async def test_words_are_the_administrators(stand: Stand) -> None:
    await stand.say("mediator", "/words", "由管理员办")
