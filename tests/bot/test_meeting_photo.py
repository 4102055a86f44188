"""A picture of a meeting that comes twice, as the answer to it did not arrive."""

from datetime import datetime

from sqlalchemy import func, select

from storage.schema import meeting_photos
from tests.bot.test_meetings import meets
from tests.bot.test_photos import a_picture
from tests.makers import ZONE
from tests.stand import Stand


async def test_a_picture_that_comes_twice_is_put_there_once(stand: Stand) -> None:
    await meets(stand)
    await stand.tap("officer", "➕ 加一条")
    await stand.say("officer", "楼道灯要换", "楼道灯要换")
    await stand.tap("officer", "✅ 就这样")
    await stand.tap("officer", "✅ 定下议程")
    stand.clock.moment = datetime(2026, 12, 10, 15, tzinfo=ZONE)
    await stand.say("officer", "/meeting", "恳谈会")
    await stand.tap("officer", "开会", match="contains")
    await stand.say("officer", "/meeting", "恳谈会")
    await stand.tap("officer", "⋯ 更多")
    await stand.tap("officer", "照片", match="contains")
    await stand.idle()
    for method in ("sendMessage", "editMessageText"):
        await stand.sim.fault(method, times=1, error_code=500, description="Oops")
    await stand.sim.send_photo(stand.phone("officer"), a_picture())

    async def answered() -> bool:
        stand.clock.forward(seconds=5)
        stand.worker.wake()
        last = await stand.last("officer")
        return "收到一张" in last.text and await stand.nothing_waits()

    await stand.until(answered)
    many = select(func.count()).select_from(meeting_photos)
    assert await stand.database.read(lambda connection: connection.scalar(many)) == 1
