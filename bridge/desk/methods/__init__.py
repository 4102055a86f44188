"""The methods of the Bot API that are served: https://core.telegram.org/bots/api."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from botapi.errors import ApiError, bad_request
from botapi.methods import unserved
from botapi.params import Params
from botapi.values import JSON
from bridge.desk.methods import answering, chats, editing, menus, sending, updating
from bridge.desk.state import Call, Desk

log = structlog.get_logger(__name__)
Method = Callable[[Call], Awaitable[Any]]

METHODS: dict[str, Method] = {
    name.lower(): method
    for module in (answering, chats, editing, menus, sending, updating)
    for name, method in module.METHODS.items()
}


async def run(desk: Desk, method: str, params: Params) -> JSON:
    """Carries out one method; names are not case-sensitive. Never raises."""
    function = METHODS.get(method.lower())
    try:
        if function is None:
            raise unserved(method, "is not there in this messenger")
        result = await function(Call(desk, params))
    except ApiError as error:
        return error.body()
    except UnicodeEncodeError:  # half a character, which JSON can hold and UTF-8 cannot
        return bad_request("strings must be encoded in UTF-8").body()
    except Exception as error:
        # its words may hold somebody's, and its place is enough to find it
        log.error("call.failed", method=method[:40], error=type(error).__name__, at=_place(error))
        return ApiError(500, "Internal Server Error").body()
    if isinstance(result, updating.Told):
        return {"ok": True, "result": True, "description": result.description}
    return {"ok": True, "result": result}


def _place(error: BaseException) -> str:
    """File and line where it was raised."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        place = f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
