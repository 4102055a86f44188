"""The keys of the contacts as an administrator meets them: made, set, changed, lost."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.cli import main
from app.demo.stage import Place
from app.settings import SettingsError, load
from app.settings.values import fernet_keys
from app.vault import vault_of
from storage.contacts.vault import FernetVault, new_key

NUMBER = "13812345678"
KEYS = "GRIDDESK_CONTACT_KEYS"
Captured = pytest.CaptureFixture[str]


def write(key: str, contact_id: int) -> None:
    """A contact under a key, put into the database from the side."""
    vault = FernetVault([key])
    sealed, hint = vault.seal(NUMBER, "contact:1"), vault.seal("138****5678", "hint:1")
    with closing(sqlite3.connect("var/griddesk.db")) as connection, connection:
        connection.execute(
            "INSERT INTO contacts VALUES (?, 1, ?, 'first', ?, ?, '2026-11-24 02:00:00', 1)",
            (contact_id, str(contact_id), sealed, hint),
        )


def doctor(capsys: Captured) -> str:
    """What the doctor says of contacts."""
    capsys.readouterr()
    main(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    return next(line for line in lines if " contacts:" in line)


def test_a_key_is_printed_and_is_one(bare: Path, capsys: Captured) -> None:
    assert main(["contacts", "key"]) == 0
    first = capsys.readouterr().out.strip()
    assert main(["contacts", "key"]) == 0
    second = capsys.readouterr().out.strip()
    assert first != second
    assert fernet_keys(f"{first}, {second}") == (first, second)
    assert list(bare.iterdir()) == [], "it is printed and kept nowhere"


@pytest.mark.parametrize(
    "wrong",
    ["not-a-key", new_key()[:-1], f"{new_key()},", "é" * 43 + "="],
    ids=["words", "too short", "an empty one after it", "not ascii"],  # the same in each process
)
def test_what_is_no_key_is_named_and_never_shown(
    bare: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv(KEYS, wrong)
    with pytest.raises(SettingsError) as refused:
        load()
    (line,) = refused.value.lines
    assert KEYS in line
    assert "griddesk contacts key" in line
    assert wrong not in line


def test_from_switched_off_to_rotated(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    old, new = new_key(), new_key()
    assert main(["db", "upgrade"]) == 0
    off = doctor(capsys)
    assert off.startswith("⚠")
    assert "griddesk contacts key" in off
    assert vault_of(load()) is None
    assert main(["contacts", "rotate"]) == 1
    assert KEYS in capsys.readouterr().err

    monkeypatch.setenv(KEYS, old)
    write(old, 1)
    write(old, 2)
    assert doctor(capsys).startswith("✔")
    monkeypatch.setenv(KEYS, new)
    assert doctor(capsys).startswith("✘ contacts: 2 open with none of the keys")
    assert main(["contacts", "rotate"]) == 1
    assert "put the missing key back" in capsys.readouterr().err

    monkeypatch.setenv(KEYS, f"{new},{old}")
    assert main(["contacts", "rotate"]) == 0
    assert "2 row(s)" in capsys.readouterr().out
    monkeypatch.setenv(KEYS, new)
    assert doctor(capsys).startswith("✔")


def test_rotate_wants_the_database_of_this_version(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv(KEYS, new_key())
    assert main(["contacts", "rotate"]) == 1
    assert "griddesk db upgrade" in capsys.readouterr().err


def test_the_demo_makes_a_key_of_its_own_and_forgets_it(tmp_path: Path) -> None:
    place = Place(port=1, folder=tmp_path / "var")
    first = place.settings().contact_keys
    assert isinstance(first, SecretStr)
    assert place.settings().contact_keys == first
    (file,) = (tmp_path / "var").glob("*.key")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    place.forget()
    assert place.settings().contact_keys != first
