"""``griddesk backup`` and ``griddesk restore``: a sealed copy of everything, and the way back."""

import argparse
import time

from app.clock import SystemClock
from app.commands.database import trouble, unreachable
from app.office import database_url, open_office
from app.say import complain, say
from app.settings import Settings, load, variable
from app.texts import text
from app.why import why
from storage.backup.archive import Contents
from storage.backup.copies import (
    FileTrouble,
    FromLaterVersion,
    NotEmpty,
    bring_back,
    make,
    verified,
)
from storage.backup.sealed import Damaged, WrongPassphrase
from storage.kit.errors import DatabaseTrouble


async def act(given: argparse.Namespace) -> int:
    """Does what was asked for; says in one line why it cannot."""
    settings = load()
    if settings.backup_passphrase is None:
        complain(text("backup-no-passphrase", name=variable("backup_passphrase")))
        return 2
    words, file = settings.backup_passphrase.get_secret_value(), str(given.file)
    try:
        if given.what == "restore":
            return await _restore(settings, given, words)
        if given.check:
            return _check(settings, given, words)
        return await _backup(settings, given, words)
    except FileExistsError:
        complain(text("backup-exists", file=file))
    except FileTrouble as found:
        complain(text("backup-file-trouble", file=file, why=why(found.error)))
    except WrongPassphrase:
        complain(text("backup-wrong-passphrase", file=file, name=variable("backup_passphrase")))
    except Damaged:
        complain(text("backup-damaged", file=file))
    except NotEmpty:
        complain(text("backup-not-empty", name=variable("database_url")))
    except FromLaterVersion:
        complain(text("backup-later", file=file))
    except (DatabaseTrouble, OSError) as error:
        complain(unreachable(error))
    return 1


async def _backup(settings: Settings, given: argparse.Namespace, words: str) -> int:
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    began = time.monotonic()
    async with open_office(settings) as (database, _):
        now = SystemClock().now()
        held = await make(database, settings.files_dir, given.file, words, now)
    took, size = time.monotonic() - began, given.file.stat().st_size / 1e6
    say(_held(held))
    say(text("backup-made", file=str(given.file), size=f"{size:.1f}", took=f"{took:.1f}"))
    if settings.contact_keys is not None:
        say(text("backup-keys", name=variable("contact_keys")))
    return 0


def _check(settings: Settings, given: argparse.Namespace, words: str) -> int:
    head, held = verified(given.file, words)
    say(_held(held))
    at = f"{head.taken_at.astimezone(settings.zone):%Y-%m-%d %H:%M}"
    say(text("backup-whole", file=str(given.file), at=at))
    return 0


async def _restore(settings: Settings, given: argparse.Namespace, words: str) -> int:
    told = await bring_back(
        database_url(settings),
        settings.files_dir,
        given.file,
        words,
        SystemClock().now(),
        given.gap,
    )
    at = f"{told.head.taken_at.astimezone(settings.zone):%Y-%m-%d %H:%M}"
    say(_held(told.held))
    say(text("backup-restored", at=at, gap=f"{told.gap:,}"))
    say(text("backup-since"))
    if told.pushes:
        say(text("backup-pushes", many=str(told.pushes)))
    return 0


def _held(held: Contents) -> str:
    many = {name: held.rows.get(name, 0) for name in ("cases", "persons")}
    return text(
        "backup-held",
        rows=f"{held.all_rows:,}",
        cases=f"{many['cases']:,}",
        persons=f"{many['persons']:,}",
        files=f"{held.files:,}",
    )
