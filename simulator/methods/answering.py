"""Answers to taps and inline queries."""

from __future__ import annotations

from botapi.reading import query_answer, query_too_old
from simulator.outgoing import Call


def answer_callback_query(call: Call) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery: once, and before it expires."""
    params, world = call.params, call.world
    query = world.queries.get(params.text("callback_query_id"))
    expired = query is None or query.expires <= world.settings.clock()
    if query is None or expired or query.bot_id != call.bot.id or query.answer.done():
        raise query_too_old()
    answer = query_answer(params)
    query.answer.set_result(answer)
    chat = world.store.chat(query.bot_id, query.chat_id)
    world.events.publish(
        "answer",
        chat,
        person_id=query.person_id,
        message_id=query.message_id,
        text=answer["text"],
        show_alert=answer["show_alert"],
    )
    return True


def answer_inline_query(call: Call) -> bool:
    """Nobody here can write an inline query, so whatever is answered is unknown."""
    raise query_too_old()


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
