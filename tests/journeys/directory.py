"""A community's directory and its legal aid, for journeys."""

from tests.journeys.town import Town


async def keeps_a_directory(town: Town) -> None:
    """A contact point of legal aid that is to be checked, with something counted."""
    officer, head = town.officer, town.building_head
    await officer.says("/where", "去哪里")
    await officer.taps("➕ 新增")
    await officer.taps("法律援助联系点")
    await officer.taps("古道社区")
    await officer.says("古道联系点", "工作电话")
    await officer.says("0550-3012345", "什么时候开")
    await officer.says("工作日 8:30-17:30", "在哪里")
    await officer.taps("空着")
    await officer.taps("✅ 保存")
    await officer.says("/aid", "咨询")
    await officer.taps("➕ 来访")
    await officer.taps("劳动报酬")
    await head.says("/where 法援", "共 1 处")
    await head.taps("古道联系点")
    await head.taps("☎ 电话不对")
