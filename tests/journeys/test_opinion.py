"""A public-opinion item with a photo, and a sentence with a telephone number in it."""

from tests.journeys.habits import (
    a_photo_with_its_place,
    number_in,
    place_in,
    writes_up_to_the_sentence,
)
from tests.journeys.town import Town

NUMBER = "13805501234"


async def test_an_opinion_with_a_photo_is_handled_from_the_queue(town: Town) -> None:
    reporter, officer = town.grid_head, town.officer
    photo = a_photo_with_its_place()
    assert place_in(photo)

    await reporter.says("/report", "报哪一类")
    await reporter.taps("社情民意")
    await reporter.taps("环境卫生")
    await reporter.taps("本网格")
    await reporter.sends_photo(photo, "垃圾堆了三天没人清", "请看一眼")
    await reporter.taps("提交")
    assert number_in(await reporter.read()) == 1

    await officer.sees("新报上来一件：第1号 · 环境卫生（社情民意）")
    await officer.says("/queue", "待办 · 1件")
    await officer.taps("1号 · 环境卫生")
    await officer.taps("照片1")
    came = (await officer.screen()).last
    assert came.kind == "photo"
    shown = await town.server.client.file(came.raw["photo"][-1]["file_id"])
    [kept] = town.files()
    for seen in (shown, kept):
        assert not place_in(seen)
        assert b"Some phone" not in seen

    await officer.taps("受理")
    await reporter.sees("已受理")
    await officer.taps("开始办理")
    await reporter.sees("已开始办理")
    await officer.taps("登记结果")
    await officer.taps("已办结")
    await officer.says("当天清走了，加了一个桶", "没问题就登记")
    await officer.taps("登记结果")
    await reporter.sees("有结果了：已办结")
    await officer.taps("归档")
    await officer.taps("已在公告栏答复")
    await reporter.sees("已办完归档")
    await officer.says("/queue", "现在没有要办的")
    await town.mediator.says("/queue", "现在没有要办的")


async def test_a_telephone_number_is_masked_before_it_is_stored(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await writes_up_to_the_sentence(head)
    masked = await head.says(f"楼上漏水，老王电话{NUMBER}", "老王电话***********")
    assert "号码不记" in masked.text
    await head.taps("提交")

    await mediator.sees("新报上来一件")
    await mediator.taps("打开第1号")
    assert "老王电话***********" in await mediator.read()
    await town.rests()
    for table in ("cases", "steps", "outbox", "conversation"):
        assert NUMBER not in str(town.rows(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
