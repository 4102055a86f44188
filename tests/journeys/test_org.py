"""The tree of units changes in the middle of a period, from the chat."""

from tests.journeys.habits import files_a_dispute, looks_at_the_board_of, number_in
from tests.journeys.people import Someone
from tests.journeys.town import Town


async def opens(who: Someone, unit: str) -> None:
    await who.says(f"/org {unit}", unit)


async def test_a_community_merges_in_the_middle_of_a_week(town: Town) -> None:
    admin, head, mediator, other = (
        town.administrator,
        town.building_head,
        town.mediator,
        town.other_mediator,
    )
    await files_a_dispute(head)
    await mediator.says("/case 1", "办理经过")
    await mediator.taps("受理")
    before = await looks_at_the_board_of(town.supervisor, "琅琊区")
    steps = town.rows("SELECT * FROM steps ORDER BY id")

    await opens(admin, "古道社区")
    assert "没办完 1 件" in await admin.read()
    await admin.taps("并入")
    await admin.says("东后街", "点一个")
    await admin.taps("东后街社区")
    sure = await admin.read()
    assert "没办完的 1 件、在岗的 3 人、下级 1 个单位都转过去" in sure
    await admin.taps("✅ 确定")
    done = await admin.read()
    assert "已办好" in done
    assert "别名、曾用名：古道社区" in done

    await mediator.sees("您现在是 东后街社区 调解员（备岗）")
    await town.officer.sees("您现在是 东后街社区 信息员")
    assert town.rows("SELECT * FROM steps ORDER BY id") == steps, "the history stays"
    after = await looks_at_the_board_of(town.supervisor, "琅琊区")
    assert after.splitlines()[1:4] == before.splitlines()[1:4]
    assert "1号 邻里" in (await other.says("/queue", "待办")).text
    assert number_in(await filed(head)) == 2
    await other.sees("新报上来一件")
    await other.says("/case 2", "办理经过")
    await other.taps("受理")
    await mediator.says("/case 1", "办理经过")
    await mediator.taps("登记结果")
    assert "东后街社区" in (await town.officer.says("/weekly", "周报")).text

    await opens(admin, "古道社区")  # by its old name: who goes on for it
    assert "东后街社区" in await admin.read()


async def filed(head: Someone) -> str:
    await files_a_dispute(head)
    return await head.read()


async def test_a_unit_is_renamed_moved_and_closed(town: Town) -> None:
    admin = town.administrator
    await opens(admin, "东后街社区第1网格")
    await admin.taps("改名")
    await admin.says("=1+1", "不能以")
    await admin.says("城墙网格", "改名为 城墙网格")
    await admin.taps("✅ 确定")
    assert "曾用名：东后街社区第1网格" in await admin.read()
    await admin.taps("划到别处")
    await admin.says("古道社区", "点一个")
    await admin.taps("古道社区")
    await admin.taps("✅ 确定")
    assert "上级：古道社区" in await admin.read()
    await opens(admin, "城墙网格")
    await admin.taps("停用")
    await admin.taps("✅ 确定")
    assert "还有 1 个单位" in await admin.read()
    await admin.taps("东后街社区1号楼")
    await admin.taps("停用")
    await admin.taps("✅ 确定")
    assert "已经停用" in await admin.read()
    await town.other_building_head.sees("岗位到今天为止")
    await town.other_building_head.says("/report", "您现在没有岗位")


async def test_only_who_administers_a_unit_changes_it(town: Town) -> None:
    community = town.one("SELECT id FROM units WHERE name = '古道社区'")
    for who in (town.coordinator, town.supervisor, town.mediator):
        await who.says("/org 古道社区", "不在您的范围里")
        for data in (f"ou:{community}:0", f"oc:{community}:close"):
            assert "没找到" in ((await who.forges(data)).text or "")
    assert town.one("SELECT count(*) FROM units WHERE valid_to IS NOT NULL") == 0
