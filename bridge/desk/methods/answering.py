"""answerCallbackQuery."""

from __future__ import annotations

import secrets

import structlog

from botapi.errors import ApiError
from botapi.reading import query_answer, query_too_old
from bridge.desk.state import Call
from bridge.messenger import Outgoing, Toast
from bridge.store import updates

log = structlog.get_logger(__name__)
ANSWER_SECONDS = 150
"""So long after the press it can be answered."""


async def answer_callback_query(call: Call) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery: once, and before it expires.

    While the messenger still waits it is a toast; later there is none any more, and what it says
    comes as a message. A press that is waited for is still open: the person gets its answer, and
    then it is put on the disk, with what has become of the card. Where that fails and the desk asks
    again, the person has read it already.
    """
    desk = call.desk
    answer = query_answer(call.params)
    number, since = call.params.integer("callback_query_id"), desk.clock() - ANSWER_SECONDS
    toast = Toast(text=answer["text"], alert=answer["show_alert"])
    waited = desk.toasts.pop(number, None)
    if waited is not None and not waited.done():
        waited.set_result(toast)
        desk.shown.add(number)
    chat = await desk.database.do(lambda db: updates.take_query(db, number, since))
    shown = number in desk.shown
    desk.shown.discard(number)
    if chat is None:
        raise query_too_old()
    if not shown and toast.text:
        try:
            person = await desk.person(chat)
            said = Outgoing(text=toast.text)
            await desk.speak(desk.messenger.send(person.address, said, secrets.token_hex(16)))
        except ApiError as error:  # the question is answered all the same
            log.info("toast.not_shown", chat=chat, code=error.code)
    return True


METHODS = {"answerCallbackQuery": answer_callback_query}
