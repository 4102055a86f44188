"""What a person reads when something is refused, stale or wrong; the rest goes to the inbox."""

from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, ErrorEvent
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState

from bot.remarks import remark, remarks_of, show_again
from bot.texts import Html, Say
from domain.errors import DomainError

_ALERT_LIMIT = 200
_HARMLESS = ("message is not modified", "query is too old")


def text_key(say: Say, error: DomainError) -> str:
    """The text of a refusal: its own if there is one, else that of its kind."""
    special = f"error-{error.code}-{error.reason}"
    return special if error.reason and say.has(special) else f"error-{error.code}"


def explain(say: Say, error: DomainError) -> Html:
    """A refusal as a sentence for a message."""
    return say(text_key(say, error), **error.facts)


def explain_plain(say: Say, error: DomainError) -> str:
    """The same for an alert."""
    return say.plain(text_key(say, error), **error.facts)


async def answer_tap(query: CallbackQuery, text: str | None = None, *, alert: bool = False) -> None:
    """Answers a tap; one that is too old to be answered (a replay) is let be."""
    try:
        await query.answer(text, show_alert=alert)
    except TelegramBadRequest as error:
        if not _harmless(error):
            raise


def _harmless(error: TelegramBadRequest) -> bool:
    return any(words in error.message.lower() for words in _HARMLESS)


async def on_error(
    event: ErrorEvent, say: Say | None = None, dialog_manager: DialogManager | None = None
) -> None:
    """Answers what a person can do something about.

    Raises everything unknown again, so that the inbox sees that the update was not handled.
    """
    error = event.exception
    match error:
        case DomainError() if say is not None:
            await _refused(event, error, say, dialog_manager)
        case UnknownIntent() | OutdatedIntent() if say is not None:
            await _stale(event, say, dialog_manager)
        case UnknownState() if say is not None:
            await _over(event, say, dialog_manager)
        case TelegramForbiddenError():
            pass  # they blocked the bot: there is nobody to tell
        case TelegramBadRequest() if _harmless(error):
            pass
        case _:
            raise error


async def _refused(
    event: ErrorEvent, error: DomainError, say: Say, manager: DialogManager | None
) -> None:
    """An alert over what is on the screen, or an answer, above what the dialog asks again."""
    query, message = event.update.callback_query, event.update.message
    if error.reason == "draft-gone" and manager is not None:
        await manager.reset_stack(remove_keyboard=False)
    if query is not None:
        await answer_tap(query, explain_plain(say, error)[:_ALERT_LIMIT], alert=True)
    elif message is not None and manager is not None and manager.has_context():
        remark(manager, explain(say, error))
        await show_again(manager, message)
    elif message is not None:
        said = remarks_of(manager) if manager is not None else ""
        await message.answer("\n\n".join(one for one in (said, explain(say, error)) if one))


async def _stale(event: ErrorEvent, say: Say, manager: DialogManager | None) -> None:
    """A button of a page that is over: says so, and brings the open page back into sight."""
    query = event.update.callback_query
    if query is not None:
        await answer_tap(query, say.plain("error-stale"))
    if manager is not None and manager.has_context():
        await manager.show(ShowMode.SEND)


async def _over(event: ErrorEvent, say: Say, manager: DialogManager | None) -> None:
    """A dialog that another version of the product began, which this one cannot go on with: it is
    closed, and that is said."""
    query, message = event.update.callback_query, event.update.message
    if manager is not None:
        await manager.reset_stack(remove_keyboard=False)
    if query is not None:
        await answer_tap(query, say.plain("error-stale"), alert=True)
    elif message is not None:
        await message.answer(say("error-stale"))
