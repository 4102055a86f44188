"""What belongs to one messenger in a run, and under which name it holds its leases."""

import os
import secrets
import socket
from dataclasses import dataclass

from app.settings import LineSettings
from bot.telegram.worker import Worker
from domain.people.messengers import Messenger
from storage.messages.inbox import SqlInbox


@dataclass(frozen=True, kw_only=True)
class MessengerLine:
    """One messenger by which people come: what takes their updates in, and what handles them."""

    inbox: SqlInbox
    worker: Worker


def owner_of(line: LineSettings, process: str) -> str:
    """The same by line: what two of them hold is told apart."""
    return process if line.messenger is Messenger.TELEGRAM else f"{process}-{line.messenger}"


def an_owner() -> str:
    """Names this process in leases; never the same twice, so that a restart is somebody else."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
