"""What people do over and over, so that a story can say it in one line."""

from io import BytesIO

from PIL import Image

from tests.journeys.people import Someone

SENTENCE = "楼上漏水，两家吵起来了"
_GPS = 0x8825


async def writes_up_to_the_sentence(who: Someone, category: str = "邻里") -> None:
    """Answers everything of a dispute but the sentence."""
    await who.says("/report", "报哪一类", "没报完的")
    if "没报完" in await who.read():
        await who.taps("新报一件")
    await who.taps("矛盾纠纷")
    await who.taps(category)
    shown = (await who.screen()).messages  # a push may have come below the question
    asked = next(one for one in reversed(shown) if "在哪儿" in one.text)
    await who.taps(asked.buttons[0])  # here
    await who.taps("1–2人")


async def prepares_a_dispute(
    who: Someone, sentence: str = SENTENCE, category: str = "邻里", urgency: str | None = None
) -> None:
    """A dispute in its preview, not submitted yet."""
    await writes_up_to_the_sentence(who, category)
    await who.says(sentence, "请看一眼")
    if urgency is not None:
        await who.taps("改紧急程度")
        await who.taps(urgency)


async def files_a_dispute(
    who: Someone, sentence: str = SENTENCE, category: str = "邻里", urgency: str | None = None
) -> int:
    """A dispute on file; its number."""
    await prepares_a_dispute(who, sentence, category, urgency)
    await who.taps("提交")
    return number_in(await who.read())


async def handles(who: Someone, number: int, outcome: str, sentence: str = "谈妥了") -> None:
    """Accepts a matter and brings it to its outcome."""
    await who.says(f"/case {number}", "办理经过")
    await who.taps("受理")
    await who.taps("登记结果")
    await who.taps(outcome)
    await who.says(sentence, "没问题就登记")
    await who.taps("登记结果")


async def looks_at_the_board_of(who: Someone, name: str) -> str:
    """The board of a unit by its name."""
    return (await who.says(f"/status {name}", f"📊 {name}")).text


async def looks_behind_the_board_of(who: Someone, name: str) -> str:
    """All figures of a unit that do not stand on the front of its board."""
    await looks_at_the_board_of(who, name)
    await who.taps("⋯ 更多")
    return await who.read()


async def reads_the_whole_way(who: Someone) -> str:
    """All steps of the case whose page is open, from the first on."""
    await who.taps("📜 全部经过")
    way = await who.read()
    while "‹ 上一页" in (await who.last()).buttons:
        await who.taps("‹ 上一页")
        way = f"{await who.read()}\n{way}"
    return way


def number_in(receipt: str) -> int:
    """The number on a receipt."""
    return int(receipt.partition("已收到，编号 ")[2].partition("。")[0])


def a_photo_with_its_place() -> bytes:
    """A picture as a phone takes it: with coordinates and the phone's make in it."""
    exif = Image.Exif()
    exif[0x010F] = "Some phone"
    exif.get_ifd(_GPS).update({1: "N", 2: (32.0, 18.0, 0.0), 3: "E", 4: (118.0, 19.0, 0.0)})
    out = BytesIO()
    Image.new("RGB", (320, 240), "grey").save(out, "JPEG", exif=exif)
    return out.getvalue()


def place_in(photo: bytes) -> dict[int, object]:
    """The coordinates a picture carries."""
    return dict(Image.open(BytesIO(photo)).getexif().get_ifd(_GPS))


async def goes_on(who: Someone, number: int) -> None:
    """The mediator's matters: one referred and with more time asked for, one with an outcome."""
    await who.says(f"/case {number}", "办理经过")
    await who.taps("更多")
    await who.taps("援调访移送")
    await who.taps("移送给…")
    await who.taps("法律援助")
    await who.taps("双方都同意")
    await who.says("请帮助申请仲裁", "请对方在")
    await who.taps("📨 移送")
    await who.says(f"/case {number}", "办理经过")
    await who.taps("更多")
    await who.taps("申请延期")
    await who.taps((await who.last()).buttons[0])
    await who.says("还要再谈一次", "申请延期")
    await who.taps("报上一级")


async def issues_a_letter(street: Someone) -> None:
    """The street's letter to the community, signed."""
    await street.says("/year", "应签 1")
    await street.taps("＋ 起草（1 个单位）")
    await street.taps("古道社区")
    await street.taps("✏️ 写目标（本单位）")
    await street.says("化解率九成", "化解率九成")
    await street.taps("✅ 确定")
    await street.taps("✍️ 今天签订了")
