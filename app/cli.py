"""The command line: ``griddesk demo | run | org | invite | clocks | …``."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from app.environ import SettingsError, language
from app.say import complain, goodbye
from app.texts import can_say, speak, text
from app.usage import Commands, closing, command, top, translate
from domain.cases.model import Urgency
from domain.people.model import Role

Command = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]


def parser() -> argparse.ArgumentParser:
    """All commands with their help, in the language spoken."""
    translate()
    made = top()
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _demo(command(commands, "demo"))
    _run(command(commands, "run"))
    _org(command(commands, "org"))
    _invite(command(commands, "invite"))
    doctor = command(commands, "doctor")
    doctor.set_defaults(act="doctor")
    doctor.epilog = closing(["griddesk doctor"])
    _db(command(commands, "db"))
    _clocks(command(commands, "clocks"))
    _ledger(command(commands, "ledger"))
    _contacts(command(commands, "contacts"))
    _recount(command(commands, "recount"))
    _backup(command(commands, "backup"))
    _restore(command(commands, "restore"))
    _outbox(command(commands, "outbox"))
    _only(command(commands, "audit"), "audit", "verify")
    _only(command(commands, "inbox"), "inbox", "dead", act="queues")
    return made


def _only(one: argparse.ArgumentParser, group: str, name: str, act: str | None = None) -> None:
    """The one command there is of a group."""
    made = command(_inner(one, f"griddesk {group} {name}"), group, name)
    made.set_defaults(act=act or group)
    more = f"more-{group}-{name}"
    made.epilog = closing([f"griddesk {group} {name}"], more if can_say(more) else None)


def _inner(one: argparse.ArgumentParser, example: str) -> Commands:
    """The commands below one that does nothing by itself."""
    one.epilog = closing([example])
    return one.add_subparsers(dest="what", required=True, metavar="COMMAND")


def _demo(one: argparse.ArgumentParser) -> None:
    port = os.environ.get("PORT") or "8080"
    one.add_argument("--port", default=port, type=_port, help=text("argument-port"))
    one.add_argument(
        "--reset",
        action="store_true",
        default=os.environ.get("RESET", "") not in {"", "0"},
        help=text("argument-reset"),
    )
    one.set_defaults(act="demo")
    examples = ("griddesk demo", "griddesk demo --port 9000", "RESET=1 griddesk demo")
    one.epilog = closing(examples, "more-demo")


def _run(one: argparse.ArgumentParser) -> None:
    one.add_argument("--only", choices=("bot", "scheduler"), help=text("argument-only"))
    one.set_defaults(act="run")
    examples = ("griddesk db upgrade && griddesk run", "griddesk run --only scheduler")
    one.epilog = closing(examples, "more-run")


def _org(one: argparse.ArgumentParser) -> None:
    inner = _inner(one, "griddesk org import units.xlsx")
    _table(command(inner, "org", "routes"), "org routes", "routes.csv", act="org_routes")
    _table(command(inner, "org", "import"), "org import", "units.xlsx", act="org")


def _table(one: argparse.ArgumentParser, words: str, file: str, *, act: str) -> None:
    """A command that takes a table over."""
    one.add_argument("file", type=Path, help=text("argument-table"))
    one.add_argument("--yes", action="store_true", help=text("argument-yes"))
    one.set_defaults(act=act)
    examples = (f"griddesk {words} {file}", f"griddesk {words} {file} --yes")
    one.epilog = closing(examples, f"more-{words.replace(' ', '-')}")


def _clocks(one: argparse.ArgumentParser) -> None:
    one.add_argument("--unit", required=True, metavar="CODE", help=text("argument-unit"))
    one.add_argument(
        "--urgency",
        default=Urgency.YELLOW.value,
        choices=[urgency.value for urgency in Urgency],
        help=text("argument-urgency"),
    )
    one.add_argument("--accept", type=_days, metavar="DAYS", help=text("argument-accept"))
    one.add_argument("--handle", type=_days, metavar="DAYS", help=text("argument-handle"))
    one.set_defaults(act="clocks")
    examples = (
        "griddesk clocks --unit 341102001001",
        "griddesk clocks --unit 341102001001 --handle 5",
        "griddesk clocks --unit 341102001000 --urgency orange --accept 0 --handle 3",
    )
    one.epilog = closing(examples, "more-clocks")


def _ledger(one: argparse.ArgumentParser) -> None:
    inner = _inner(one, "griddesk ledger import ledger.xlsx --unit 341102001001")
    load = command(inner, "ledger", "import")
    load.add_argument("file", type=Path, help=text("argument-ledger"))
    load.add_argument("--unit", required=True, metavar="CODE", help=text("argument-ledger-unit"))
    load.add_argument(
        "--answer", action="append", default=[], metavar="KEY=VALUE", help=text("argument-answer")
    )
    load.add_argument("--yes", action="store_true", help=text("argument-yes"))
    load.set_defaults(act="ledger")
    examples = (
        "griddesk ledger import old.xlsx --unit 341102001001",
        "griddesk ledger import old.csv --unit 341102001001 --yes",
    )
    load.epilog = closing(examples, "more-ledger-import")


def _invite(one: argparse.ArgumentParser) -> None:
    one.add_argument("--unit", required=True, metavar="CODE", help=text("argument-unit"))
    roles = [role.value for role in Role]
    one.add_argument("--role", required=True, choices=roles, help=text("argument-role"))
    one.add_argument("--stand-in", action="store_true", help=text("argument-stand-in"))
    one.add_argument("--qr", metavar="FILE.png|terminal", help=text("argument-qr"))
    one.set_defaults(act="invite")
    examples = (
        "griddesk invite --unit 341102000000 --role administrator --qr terminal",
        "griddesk invite --unit 341102001001 --role mediator --stand-in --qr link.png",
    )
    one.epilog = closing(examples, "more-invite")


def _db(one: argparse.ArgumentParser) -> None:
    up = command(_inner(one, "griddesk db upgrade"), "db", "upgrade")
    up.set_defaults(act="db")
    up.epilog = closing(["griddesk db upgrade"])


def _contacts(one: argparse.ArgumentParser) -> None:
    inner = _inner(one, "griddesk contacts key")
    fresh = command(inner, "contacts", "key")
    fresh.epilog = closing(["griddesk contacts key"])
    turn = command(inner, "contacts", "rotate")
    turn.epilog = closing(["griddesk contacts rotate"], "more-contacts-rotate")
    for each in (fresh, turn):
        each.set_defaults(act="contacts")


def _recount(one: argparse.ArgumentParser) -> None:
    one.add_argument("--mend", action="store_true", help=text("argument-mend"))
    one.set_defaults(act="recount")
    one.epilog = closing(["griddesk recount", "griddesk recount --mend"], "more-recount")


def _backup(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, help=text("argument-backup"))
    one.add_argument("--check", action="store_true", help=text("argument-backup-check"))
    one.set_defaults(act="backup", what="backup")
    examples = ("griddesk backup night.griddesk", "griddesk backup night.griddesk --check")
    one.epilog = closing(examples, "more-backup")


def _restore(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, help=text("argument-restore"))
    one.add_argument("--gap", type=_many, metavar="NUMBERS", help=text("argument-gap"))
    one.set_defaults(act="backup", what="restore")
    one.epilog = closing(["griddesk restore night.griddesk"], "more-restore")


def _outbox(one: argparse.ArgumentParser) -> None:
    inner = _inner(one, "griddesk outbox list")
    for name, many, example in (("list", None, ""), ("retry", "*", ""), ("drop", "+", " 412")):
        made = command(inner, "outbox", name)
        if many is not None:
            made.add_argument(
                "ids", nargs=many, type=_many, metavar="NUMBER", help=text("argument-ids")
            )
        made.set_defaults(act="queues")
        made.epilog = closing([f"griddesk outbox {name}{example}"])


def _many(given: str) -> int:
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise argparse.ArgumentTypeError(text("bad-many", given=repr(given)))
    return int(given)


def _days(given: str) -> int:
    if not given.isascii() or not given.isdigit():
        raise argparse.ArgumentTypeError(text("bad-days", given=repr(given)))
    return int(given)


def _port(given: str) -> int:
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65535:
        raise argparse.ArgumentTypeError(text("bad-port", given=repr(given)))
    return int(given)


def _load(name: str) -> Command:
    """What a command needs is loaded with it: --help must not wait for a messenger's library.

    All that is loaded stays, so to look for garbage in it is a second wasted, meanwhile and later.
    """
    from app.deferred import built_when_used

    gc.disable()
    try:
        with built_when_used():
            found: Command = import_module(f"app.commands.{name}").act
    finally:
        gc.freeze()
        gc.enable()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns the exit code."""
    speak(language())
    try:
        given = parser().parse_args(arguments)
        import asyncio  # a command waits for it, but no --help

        return asyncio.run(_load(given.act)(given))
    except SettingsError as wrong:
        for line in wrong.lines:
            complain(line)
        return 2
    except KeyboardInterrupt:
        goodbye()
        return 130


if __name__ == "__main__":
    sys.exit(main())
