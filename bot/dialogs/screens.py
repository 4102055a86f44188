"""aiogram-dialog's manager, which leaves the buttons under other messages alone, and says above a
window what there is to remark."""

import secrets
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.entities import ChatEvent, NewMessage, OldMessage, stack
from aiogram_dialog.api.internal import DialogManagerFactory
from aiogram_dialog.api.protocols import DialogRegistryProtocol
from aiogram_dialog.context.media_storage import MediaIdStorage
from aiogram_dialog.manager.manager import ManagerImpl
from aiogram_dialog.manager.message_manager import MessageManager
from aiogram_dialog.utils import remove_intent_id

from bot.remarks import remarks_of


def _page_id() -> str:
    """The name of an opened dialog, which its buttons carry: eight letters."""
    return secrets.token_urlsafe(6)


# The library's own is the second and a number below a hundred. Two dialogs opened in one second,
# as when a backlog is worked off, would now and then answer to each other's buttons.
stack.new_id = _page_id


class _Screen(ManagerImpl):
    def _get_last_message(self) -> OldMessage | None:
        """When a button outside of any dialog opens one as a new message, the message it stands
        under (a receipt, a list) is no window to be closed, and keeps its buttons."""
        if self.show_mode is ShowMode.SEND and isinstance(self.event, CallbackQuery):
            intent, _ = remove_intent_id(self.event.data or "")
            if not intent:
                return None
        found: OldMessage | None = super()._get_last_message()
        return found

    async def _fix_cached_media_id(self, new_message: NewMessage) -> None:
        """Asked by the library for each window that is drawn, before it is sent."""
        if said := remarks_of(self, new_message.text or ""):
            new_message.text = f"{said}\n\n{new_message.text}"
        await super()._fix_cached_media_id(new_message)


class Screens(DialogManagerFactory):
    """Makes one for each update."""

    def __init__(self) -> None:
        self._messages = MessageManager()
        self._media = MediaIdStorage()  # type: ignore[no-untyped-call]  # the library's is untyped

    def __call__(
        self,
        event: ChatEvent,
        data: dict[str, Any],
        registry: DialogRegistryProtocol,
        router: Router,
    ) -> DialogManager:
        return _Screen(
            event=event,
            data=data,
            message_manager=self._messages,
            media_id_storage=self._media,
            registry=registry,
            router=router,
            getter=None,
        )
