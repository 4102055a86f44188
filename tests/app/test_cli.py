"""The command line: help with examples, one-line complaints, meaningful exit codes."""

import argparse
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app import logs
from app.cli import main, parser
from app.demo import stage
from app.demo.district import units
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.cases.steps import take_step
from domain.ports import Work
from domain.request import Request
from storage.contacts.vault import new_key
from tests.makers import NOW, a_case, a_token
from tests.office import an_office, put, settled


def _commands(
    parser: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Each command and all below it, in the words one types."""
    yield words
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, one in action.choices.items():
                yield from _commands(one, (*words, name))


@pytest.mark.parametrize("command", list(_commands(parser())), ids=" ".join)
def test_each_command_has_help_with_an_example(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "example" in text
    assert " ".join(("griddesk", *command)) in text


@pytest.mark.parametrize(
    "wrong", [(), ("dance",), ("demo", "--port", "eighty"), ("invite", "--unit", "1")]
)
def test_wrong_usage_is_2(wrong: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    assert "usage: griddesk" in capsys.readouterr().err


def test_ctrl_c_while_the_libraries_load_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.import_module", interrupted)
    assert main(["run"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("bare")
def test_a_wrong_setting_is_one_line_and_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GRIDDESK_MORNING", "soon")
    assert main(["db", "upgrade"]) == 2
    assert capsys.readouterr().err == (
        "griddesk: GRIDDESK_MORNING 'soon' cannot be used: expected a time of day such as 08:30\n"
    )


@pytest.mark.usefixtures("bare")
def test_a_database_that_does_not_answer_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GRIDDESK_DATABASE_URL", "sqlite+aiosqlite:////proc/none.db")
    assert main(["db", "upgrade"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "check GRIDDESK_DATABASE_URL" in line


@pytest.mark.parametrize(
    "words",
    [
        ["recount"],
        ["audit", "verify"],
        ["doctor"],
        ["outbox", "list"],
        ["inbox", "dead"],
        ["clocks", "--unit", "341102001001"],
        ["backup", "night.griddesk"],
        ["contacts", "rotate"],
        ["run"],
    ],
)
def test_a_database_that_is_not_there_is_one_line_and_nothing_is_made(
    bare: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    """In another folder than it was set up in, or with a slip in its path."""
    monkeypatch.setattr(logs, "set_up", lambda *_: None)  # logging is the whole process's
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "42:token-of-nobody-at-all")
    monkeypatch.setenv("GRIDDESK_TELEGRAM_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("GRIDDESK_BACKUP_PASSPHRASE", "correct horse battery staple")
    monkeypatch.setenv("GRIDDESK_CONTACT_KEYS", new_key())
    monkeypatch.setenv("GRIDDESK_DATABASE_URL", "sqlite+aiosqlite:///var/gridesk.db")
    assert main(words) == 1
    said = "".join(capsys.readouterr())
    file = bare / "var" / "gridesk.db"
    assert f"there is no database file {file}: check GRIDDESK_DATABASE_URL and the folder" in said
    assert list(bare.iterdir()) == []


@pytest.mark.parametrize(
    ("written", "named"),
    [("v#1/desk.db", "v#1/desk.db"), ("v%231/de%20sk.db", "v#1/de sk.db"), ("%64.db", "d.db")],
)
def test_the_file_that_was_made_is_the_one_that_is_looked_for(
    bare: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    written: str,
    named: str,
) -> None:
    for start in ("", f"{bare}/root-"):
        monkeypatch.setenv("GRIDDESK_DATABASE_URL", f"sqlite+aiosqlite:///{start}{written}")
        assert main(["recount"]) == 1
        assert f"there is no database file {bare / (start + named)}:" in capsys.readouterr().err
        assert main(["db", "upgrade"]) == 0
        assert (bare / (start + named)).is_file()
        assert main(["recount"]) == 0, capsys.readouterr().err
        capsys.readouterr()


def test_run_refuses_a_database_that_is_behind(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare / "var").mkdir()
    (bare / "var" / "griddesk.db").touch()
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "42:token-of-nobody-at-all")
    monkeypatch.setattr(logs, "set_up", lambda *_: None)  # logging is the whole process's
    assert main(["run"]) == 1
    assert "run griddesk db upgrade" in capsys.readouterr().err


def test_a_database_of_a_later_version_is_one_line(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "42:token-of-nobody-at-all")
    monkeypatch.setattr(logs, "set_up", lambda *_: None)  # logging is the whole process's
    (bare / "var").mkdir()
    with closing(sqlite3.connect(bare / "var" / "griddesk.db")) as later, later:
        later.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        later.execute("INSERT INTO alembic_version VALUES ('9999')")
    for words in (["run"], ["db", "upgrade"]):
        assert main(words) == 1
        (said,) = capsys.readouterr().err.strip().splitlines()
        assert "9999" in said


def test_units_are_imported_after_a_dry_run(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["编码,名称,级别,上级编码,起始日期"]
    lines += [f"{u.code},{u.name},{u.kind},{u.above or ''},{u.valid_from}" for u in units()[:20]]
    (bare / "units.csv").write_text("\n".join(reversed(lines[1:])), encoding="utf-8")
    assert main(["org", "import", "units.csv"]) == 1  # the header went with the turn
    (bare / "units.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]), encoding="utf-8")
    assert main(["org", "import", "units.csv"]) == 1
    assert "griddesk db upgrade" in capsys.readouterr().err
    assert main(["db", "upgrade"]) == 0
    assert main(["org", "import", "units.csv"]) == 0
    told = capsys.readouterr().out
    assert "To add: 20 units." in told
    assert "Nothing is written yet" in told
    assert main(["org", "import", "units.csv", "--yes"]) == 0
    assert "Written: 20 units added, 0 changed." in capsys.readouterr().out
    assert main(["org", "import", "units.csv"]) == 0
    assert "left as they are: 20" in capsys.readouterr().out


def test_doctor_names_what_is_wrong(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare / "files").write_text("in the way")
    monkeypatch.setenv("GRIDDESK_FILES_DIR", "files")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    marks = {line.split(":")[0][2:]: line[0] for line in lines}
    assert marks["settings"] == marks["time zone"] == "✔"
    assert marks["files"] == marks["database"] == marks["Telegram"] == "✘"
    assert marks["calendar"] in "✔⚠"


@pytest.mark.usefixtures("bare")
def test_a_port_in_use_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["demo", "--port", str(port)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"port {port} is taken" in line


def test_the_demo_forgets_only_its_own(tmp_path: Path) -> None:
    place = stage.Place(port=1, folder=tmp_path)
    (tmp_path / "griddesk.db").touch()
    (tmp_path / "demo.db").touch()
    (tmp_path / "demo-files" / "ab").mkdir(parents=True)
    place.forget()
    assert [path.name for path in tmp_path.iterdir()] == ["griddesk.db"]


def test_the_demo_never_takes_what_is_exported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "42:a-real-one-of-somebody")
    monkeypatch.setenv("GRIDDESK_WEBHOOK_URL", "https://desk.example.org")
    settings = stage.Place(port=8080, folder=tmp_path).settings()
    assert [one.token for one in settings.lines] == [stage.TOKEN, stage.BRIDGE_TOKEN]
    assert settings.webhook_url is None
    assert settings.telegram_api_url == "http://127.0.0.1:8080"


def test_an_upgrade_works_out_the_due_dates_that_older_versions_forgot(bare: Path) -> None:
    image, district = settled()
    with an_office(image=image) as office:

        def story(work: Work) -> int:
            case = a_case(work, district.actor(work, "grid_head"), district.units["grid"])
            mediator = district.actor(work, "mediator")
            for arrow in (Arrow.ACCEPT, Arrow.RESOLVE):
                ends = Outcome.SUCCESS if arrow is Arrow.RESOLVE else None
                tap = Request(actor=mediator, token=a_token(), now=NOW)
                take_step(work, tap, case.id, arrow, note="好", outcome=ends)
            return case.id

        case_id = office.do(story)
        asked = f"SELECT ended_due_at FROM cases WHERE id = {case_id}"  # noqa: S608 - a number
        (due,) = office.database.driver.execute(asked).fetchone()
        office.database.driver.execute("UPDATE cases SET ended_due_at = NULL")
        (bare / "var").mkdir()
        file = put(office.image(), bare / "var" / "griddesk.db")
    assert due is not None
    assert main(["db", "upgrade"]) == 0
    with closing(sqlite3.connect(file)) as upgraded:
        assert upgraded.execute(asked).fetchone() == (due,)
