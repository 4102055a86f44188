"""``griddesk recount``, what the doctor says of counts, and that the product looks after them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from app.cli import main
from app.settings import Fixed
from app.wiring import open_product
from scheduler.jobs import FOLD, UPKEEP
from storage.counts.recount import last_check
from tests.makers import StillClock
from tests.office import empty, put

Captured = pytest.CaptureFixture[str]
_UNIT = (
    "INSERT INTO units VALUES "
    "(1, 'district', '341102000000', '琅琊区', NULL, '/1/', '2011-01-01', NULL, NULL)"
)
_WRONG = "INSERT INTO count_deltas VALUES (1, 1, 'step|dispute|opened||1-2|3|', '2026-11-24', 2)"


def write(file: Path, *statements: str) -> None:
    """Puts something into the database from the side."""
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def doctor(capsys: Captured) -> str:
    """What the doctor says of the counts."""
    capsys.readouterr()
    main(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    return next(line for line in lines if " counts:" in line)


def test_what_is_off_is_listed_and_mended(bare: Path, capsys: Captured) -> None:
    assert main(["recount"]) == 1
    assert "griddesk db upgrade" in capsys.readouterr().err
    assert main(["db", "upgrade"]) == 0
    assert doctor(capsys).startswith("✔ counts: not checked yet")
    write(next(bare.rglob("*.db")), _UNIT)
    assert main(["recount"]) == 0
    assert "All counts are right." in capsys.readouterr().out
    assert doctor(capsys).startswith("✔ counts: all right when checked at ")
    write(next(bare.rglob("*.db")), _WRONG)
    assert main(["recount"]) == 1
    told = capsys.readouterr()
    assert "  341102000000  dispute:opened  day 2026-11-24  +2" in told.out.splitlines()
    assert "4 counts are off: griddesk recount --mend" in told.err
    assert doctor(capsys).startswith("✘ counts: 4 were off when checked at ")
    assert main(["recount", "--mend"]) == 0
    assert "4 counts were put right." in capsys.readouterr().out
    assert doctor(capsys).startswith("✔ counts: all right")


async def test_the_product_folds_by_the_minute_and_checks_by_night(tmp_path: Path) -> None:
    file = put(empty(), tmp_path / "griddesk.db")
    url = f"sqlite+aiosqlite:///{file}"
    write(file, _UNIT, _WRONG)
    settings = Fixed(
        telegram_token=SecretStr("42:opens-nothing-at-all"),
        telegram_api_url="http://127.0.0.1:1",
        database_url=SecretStr(url),
        files_dir=tmp_path / "files",
    )
    clock = StillClock()
    async with open_product(settings, clock) as product:
        assert await product.scheduler._timer.run_now(FOLD)
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("SELECT count(*) FROM count_deltas").fetchone() == (0,)
            assert connection.execute("SELECT sum(many) FROM counts").fetchone() == (8,)
        with capture_logs() as logs:
            assert await product.scheduler._timer.run_now(UPKEEP)
        drifted = next(line for line in logs if line["event"] == "counts.drifted")
        assert (drifted["counts"], drifted["units"]) == (4, ["341102000000"])
        assert await last_check(product.database) == (clock.now(), 4)
