"""The command line: ``griddesk demo | run | org | invite | clocks | …``."""

import argparse
import asyncio
import gc
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from app.say import complain, goodbye
from app.settings import SettingsError
from domain.cases.model import Urgency
from domain.people.model import Role

_CODES = """\
exit codes: 0 done; 1 it could not be done, or something needs attention; 2 wrong usage or settings
"""
Command = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]
_RAW = argparse.RawDescriptionHelpFormatter


def parser() -> argparse.ArgumentParser:
    """All commands with their help."""
    made = argparse.ArgumentParser(
        prog="griddesk",
        description="The desk of a district's grid workers, in a chat bot.",
        epilog=f"example:\n  griddesk demo\n\n{_CODES}",
        formatter_class=_RAW,
    )
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _demo(_command(commands, "demo", "try everything on this machine, without a token"))
    _run(_command(commands, "run", "run the bot and the scheduler"))
    _org(_command(commands, "org", "the organisation tree"))
    _invite(_command(commands, "invite", "make a one-use link to a post"))
    doctor = _command(commands, "doctor", "check settings, database, Telegram, calendar, files")
    doctor.set_defaults(act="doctor")
    doctor.epilog = f"example:\n  griddesk doctor\n\n{_CODES}"
    _db(_command(commands, "db", "the database"))
    _clocks(_command(commands, "clocks", "a unit's time limits, shown and set"))
    _ledger(_command(commands, "ledger", "ledgers kept elsewhere until now"))
    _contacts(_command(commands, "contacts", "the keys of the parties' contacts"))
    return made


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=about, description=f"{about[0].upper()}{about[1:]}.", formatter_class=_RAW
    )


def _demo(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--port",
        default=os.environ.get("PORT") or "8080",
        type=_port,
        help="where the wall of phones is served; the clock bar takes the next port "
        "(default: PORT, or 8080)",
    )
    one.add_argument(
        "--reset",
        action="store_true",
        default=os.environ.get("RESET", "") not in {"", "0"},
        help="forget what the demo kept and start anew (or RESET=1)",
    )
    one.set_defaults(act="demo")
    one.epilog = (
        "examples:\n  griddesk demo\n  griddesk demo --port 9000\n  RESET=1 griddesk demo\n\n"
        f"Everything it keeps is in var/demo*.\n\n{_CODES}"
    )


def _run(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--only", choices=("bot", "scheduler"), help="just this part, the other runs elsewhere"
    )
    one.set_defaults(act="run")
    one.epilog = (
        "examples:\n  griddesk db upgrade && griddesk run\n  griddesk run --only scheduler\n\n"
        f"Settings come from GRIDDESK_… variables or .env, see docs/settings.md.\n\n{_CODES}"
    )


def _org(one: argparse.ArgumentParser) -> None:
    inner = one.add_subparsers(dest="what", required=True, metavar="COMMAND")
    one.epilog = "examples:\n  griddesk org import units.xlsx\n  griddesk org routes routes.csv"
    about = "set which centre a category of disputes goes to; without --yes it only checks"
    _org_routes(_command(inner, "routes", about))
    about = "add units from a table; without --yes it only checks"
    load = _command(inner, "import", about)
    load.add_argument("file", type=Path, help="an .xlsx or .csv file")
    load.add_argument("--yes", action="store_true", help="write what was checked")
    load.set_defaults(act="org")
    load.epilog = (
        "Columns, in any order: code 编码, name 名称, kind 级别, above 上级编码,\n"
        "valid_from 起始日期.\n"
        "Kinds: 市 区 街道 社区 一级网格 二级网格 调解中心, or city district street\n"
        "community grid_1 grid_2 centre. Units there already are left as they are.\n\n"
        "examples:\n  griddesk org import units.xlsx\n  griddesk org import units.csv --yes\n\n"
        f"{_CODES}"
    )


def _org_routes(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, help="an .xlsx or .csv file")
    one.add_argument("--yes", action="store_true", help="write what was checked")
    one.set_defaults(act="org_routes")
    one.epilog = (
        "Columns: category 类别编码, centre 中心编码. A category stands by\n"
        "its name (劳动争议) or code (labour), in one row for each centre it goes to, the\n"
        "likeliest first; whoever assigns a case sees them suggested. The file takes the place of\n"
        "the whole table.\n\n"
        "examples:\n  griddesk org routes routes.csv\n  griddesk org routes routes.csv --yes\n\n"
        f"{_CODES}"
    )


def _clocks(one: argparse.ArgumentParser) -> None:
    one.add_argument("--unit", required=True, metavar="CODE", help="the unit's official code")
    one.add_argument(
        "--urgency",
        default=Urgency.YELLOW.value,
        choices=[urgency.value for urgency in Urgency],
        help="of which matters (default: yellow)",
    )
    one.add_argument("--accept", type=_days, metavar="DAYS", help="working days to accept, 0 to 60")
    one.add_argument(
        "--handle", type=_days, metavar="DAYS", help="working days to finish, 0 to 365"
    )
    one.set_defaults(act="clocks")
    one.epilog = (
        "Without days it shows the limits of all urgencies. What is set holds from today on, for\n"
        "each matter from its next step, and leaves a line in the audit log; 0 is the day\n"
        "itself. The limits of all other units are GRIDDESK_ACCEPT_DAYS, _HANDLE_DAYS,\n"
        "_STREET_DAYS and _DISTRICT_DAYS. In the bot the same is /clocks.\n\n"
        "examples:\n  griddesk clocks --unit 341102001001\n"
        "  griddesk clocks --unit 341102001001 --handle 5\n"
        "  griddesk clocks --unit 341102001000 --urgency orange --accept 0 --handle 3\n\n"
        f"{_CODES}"
    )


def _ledger(one: argparse.ArgumentParser) -> None:
    inner = one.add_subparsers(dest="what", required=True, metavar="COMMAND")
    one.epilog = "example:\n  griddesk ledger import ledger.xlsx --unit 341102001001"
    about = "take over a ledger of disputes; without --yes it only checks"
    load = _command(inner, "import", about)
    load.add_argument("file", type=Path, help="an .xlsx, .xls, .et or .csv file")
    load.add_argument("--unit", required=True, metavar="CODE", help="the unit it is the ledger of")
    load.add_argument(
        "--answer", action="append", default=[], metavar="KEY=VALUE",
        help="what it asked where something is in doubt; once for each question",
    )  # fmt: skip
    load.add_argument("--yes", action="store_true", help="write what was checked")
    load.set_defaults(act="ledger")
    load.epilog = (
        "Columns, in any order, under these or other usual names: 排查日期 found, 类别 category,\n"
        "简况 summary; 编号 number, 网格 grid, 地点 place, 涉及人数 people, 结果 outcome and\n"
        "化解日期 ended may be missing. What is not read is said. A row without an outcome is\n"
        "still open. A row taken over before is left as it is.\n\n"
        "examples:\n  griddesk ledger import old.xlsx --unit 341102001001\n"
        "  griddesk ledger import old.csv --unit 341102001001 --yes\n\n"
        f"{_CODES}"
    )


def _invite(one: argparse.ArgumentParser) -> None:
    one.add_argument("--unit", required=True, metavar="CODE", help="the unit's official code")
    one.add_argument(
        "--role", required=True, choices=[role.value for role in Role], help="the post"
    )
    one.add_argument("--stand-in", action="store_true", help="as the stand-in (AB岗)")
    one.add_argument(
        "--qr", metavar="FILE.png|terminal", help="also as a QR code, in a file or right here"
    )
    one.set_defaults(act="invite")
    one.epilog = (
        "examples:\n"
        "  griddesk invite --unit 341102000000 --role administrator --qr terminal\n"
        "  griddesk invite --unit 341102001001 --role mediator --stand-in --qr link.png\n\n"
        f"{_CODES}"
    )


def _db(one: argparse.ArgumentParser) -> None:
    inner = one.add_subparsers(dest="what", required=True, metavar="COMMAND")
    one.epilog = "example:\n  griddesk db upgrade"
    up = _command(inner, "upgrade", "bring the database to the schema of this version")
    up.set_defaults(act="db")
    up.epilog = f"example:\n  griddesk db upgrade\n\n{_CODES}"


def _contacts(one: argparse.ArgumentParser) -> None:
    inner = one.add_subparsers(dest="what", required=True, metavar="COMMAND")
    one.epilog = "example:\n  griddesk contacts key"
    fresh = _command(inner, "key", "print a new key for GRIDDESK_CONTACT_KEYS")
    fresh.epilog = f"example:\n  griddesk contacts key\n\n{_CODES}"
    turn = _command(inner, "rotate", "seal everything anew with the first key")
    turn.epilog = (
        "Put a new key before the old one in GRIDDESK_CONTACT_KEYS, restart, rotate, then take\n"
        f"the old one out. It may run while the desk works.\n\n"
        f"example:\n  griddesk contacts rotate\n\n{_CODES}"
    )
    for command in (fresh, turn):
        command.set_defaults(act="contacts")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"a number of working days, not {text!r}")
    return int(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65534, not {text!r}")
    return int(text)


def _load(name: str) -> Command:
    """What a command needs is loaded with it: --help must not wait for a messenger's library.

    All that is loaded stays, so to look for garbage in it meanwhile is a second wasted.
    """
    gc.disable()
    try:
        command: Command = import_module(f"app.commands.{name}").act
    finally:
        gc.enable()
    return command


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns the exit code."""
    given = parser().parse_args(arguments)
    try:
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
