"""What was missed while nobody could reach somebody, looked up as it stands now."""

from bot.buttons.cases import OpenCase
from bot.context import Desk
from bot.notices.homes import distinct, home
from bot.pages.missed import SHOWN, Missed, Waits
from domain.access import Act, may_ever
from domain.errors import NotFound
from domain.people.missed import hear_missed
from domain.request import Request


async def catch_up(desk: Desk, request: Request) -> Missed:
    """What the person was to be told meanwhile; it is told with that."""
    notices = await desk.office.do(hear_missed, request)
    homes = distinct(home(notice) for notice in notices)
    lines = []
    for number in [one.id for one in homes if isinstance(one, OpenCase)][: 2 * SHOWN]:
        try:
            view = await desk.boards.cases.view(request.by, number, request.now)
        except NotFound:
            continue  # no longer theirs to see
        lines.append(view.line)
    others = [one for one in homes if not isinstance(one, OpenCase)]
    return Missed(messages=len(notices), cases=lines, others=others)


async def waiting(desk: Desk, request: Request) -> Waits:
    """How much waits for the person now."""
    by = request.by
    handle = 0
    if may_ever(by, Act.HANDLE_DISPUTE) or may_ever(by, Act.HANDLE_OPINION):
        handle = (await desk.boards.cases.queue(by, 0, request.now)).total
    return Waits(handle=handle, answer=len(await desk.boards.cases.asked(by)))
