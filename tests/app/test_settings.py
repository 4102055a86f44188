"""Settings: right ones are read, wrong ones give one line each, secrets are never shown."""

from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.rules import rules_of
from app.settings import Fixed, SettingsError, doc, load
from domain.cases.duplicates import Duplicates
from domain.days.calendar import Roll
from domain.days.periods import PeriodKind
from domain.people.messengers import Messenger
from domain.periodic.deductions import Deductions
from domain.referrals.model import ReferralRules
from domain.twoway.model import TwowayRules

ROOT = Path(__file__).parents[2]


@pytest.mark.usefixtures("bare")
def test_nothing_set_gives_the_defaults() -> None:
    settings = load()
    assert (settings.proxy, settings.proxy_shown) == (None, "")
    assert settings.timezone == "Asia/Shanghai"
    assert settings.morning == time(8, 30)
    assert settings.listen == ("127.0.0.1", 8443)
    assert settings.model_dump() == Fixed(lang="en").model_dump()


def test_an_exported_variable_wins_over_the_file(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bare / ".env").write_text(
        "GRIDDESK_MORNING=09:00\nGRIDDESK_TIMEZONE=Asia/Tokyo\nGRIDDESK_CALENDAR_FILE=\nOTHER=1\n"
    )
    monkeypatch.setenv("GRIDDESK_TIMEZONE", "Asia/Urumqi")
    settings = load()
    assert (settings.morning, settings.timezone) == (time(9), "Asia/Urumqi")
    assert settings.calendar_file is None


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("TIMEZONE", "Peking", "IANA time zone"),
        ("TIMEZONE", "../etc/passwd", "IANA time zone"),
        ("MORNING", "25:00", "a time of day"),
        ("LOG_FORMAT", "xml", "json or text"),
        ("LOG_LEVEL", "LOUD", "DEBUG, INFO"),
        ("SQLITE_SYNCHRONOUS", "OFF", "NORMAL or FULL"),
        ("TELEGRAM_API_URL", "api.telegram.org", "an http or https address"),
        ("WEBHOOK_URL", "http://example.org/hook", "an https address"),
        ("WEBHOOK_LISTEN", "8443", "host:port"),
        ("PAGE_URL", "http://desk.example.org", "the address people open"),
        ("PAGE_URL", "https://desk.example.org/board", "the address people open"),
        ("PAGE_LISTEN", "8444", "host:port"),
        ("WEEKLY_DUE_WEEKDAY", "8", "1 (Monday) to 7"),
        ("WEEKLY_DUE_ROLL", "later", "before, after or none"),
        ("ACCEPT_DAYS", "-1", "working days, 0 to 60"),
        ("SNOOZE_HOURS", "16,11", "hours of the day, rising"),
        ("SNOOZE_HOURS", "11,24", "hours of the day, rising"),
        ("SNOOZE_HOURS", "noon", "hours of the day, rising"),
        ("DEDUCT_LATE", "-1", "points, 0 to 100"),
        ("DEDUCT_MISSED", "half", "points, 0 to 100"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_a_wrong_value_is_named_with_what_is_expected(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(f"GRIDDESK_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load()
    (line,) = caught.value.lines
    assert line.startswith(f"GRIDDESK_{name} {value!r} cannot be used: expected ")
    assert expected in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "not-a-token-kept-secret"),
        ("DATABASE_URL", "mysql://me:kept-secret@host/db"),
        ("DATABASE_URL", "postgresql+asyncpg://me:kept-secret@host"),
        ("WEBHOOK_SECRET", "kept-secret!"),
        ("WEBHOOK_URL", "https://me:kept-secret@desk.example.org/hook"),
        ("WEBHOOK_URL", "http://me:kept-secret@desk.example.org/hook"),
        ("TELEGRAM_API_URL", "ftp://me:kept-secret@desk.example.org"),
        ("TELEGRAM_PROXY", "kept-secret"),
        ("TELEGRAM_PROXY", "https://me:kept-secret@proxy.example.org:3128"),
        ("TELEGRAM_PROXY", "socks4://me:kept-secret@proxy.example.org:1080"),
        ("TELEGRAM_PROXY", "socks5://me:kept-secret@proxy.example.org"),
        ("TELEGRAM_PROXY", "socks5://me:kept-secret@proxy.example.org:99999"),
        ("TELEGRAM_PROXY", "http://kept-secret@proxy.example.org:3128"),
        ("TELEGRAM_PROXY", "http://me:kept-secret@:3128"),
        ("TELEGRAM_PROXY", "http://me:kept-secret@proxy.example.org:3128/path"),
        ("TELEGRAM_PROXY", "http://me%3Ayou:kept-secret@proxy.example.org:3128"),
        ("TELEGRAM_PROXY", "http://me:kept-secret密@proxy.example.org:3128"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_a_wrong_secret_is_never_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"GRIDDESK_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load()
    (line,) = caught.value.lines
    assert line.startswith(f"GRIDDESK_{name} cannot be used: expected ")
    assert "kept-secret" not in line


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("socks5://me:p%40ss%2Fkept-secret@proxy.example.org:1080", "proxy.example.org:1080"),
        ("http://127.0.0.1:3128/", "127.0.0.1:3128"),
        ("http://[::1]:3128", "[::1]:3128"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_of_a_proxy_only_host_and_port_are_shown(
    monkeypatch: pytest.MonkeyPatch, value: str, shown: str
) -> None:
    monkeypatch.setenv("GRIDDESK_TELEGRAM_PROXY", value)
    settings = load()
    assert (settings.proxy, settings.proxy_shown) == (value, shown)
    assert "kept-secret" not in repr(settings)


@pytest.mark.usefixtures("bare")
def test_secrets_do_not_show_when_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "42:kept-secret-kept-secret")
    monkeypatch.setenv("GRIDDESK_DATABASE_URL", "postgresql+asyncpg://me:kept-secret@host/db")
    assert "kept-secret" not in repr(load())


@pytest.mark.usefixtures("bare")
def test_an_unknown_variable_is_named_with_its_likely_meaning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GRIDDESK_TIMEZON", "Asia/Shanghai")
    monkeypatch.setenv("GRIDDESK_LOG_LEVEL", "LOUD")
    with pytest.raises(SettingsError) as caught:
        load()
    assert caught.value.lines[0].endswith("did you mean GRIDDESK_TIMEZONE?")
    assert len(caught.value.lines) == 2


@pytest.mark.usefixtures("bare")
def test_settings_that_do_not_go_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDDESK_WEBHOOK_URL", "https://desk.example.org/hook")
    monkeypatch.setenv("GRIDDESK_QUIET_START", "07:00")
    with pytest.raises(SettingsError) as caught:
        load()
    assert [line.split()[0] for line in caught.value.lines] == [
        "GRIDDESK_WEBHOOK_SECRET",
        "GRIDDESK_QUIET_START",
    ]


@pytest.mark.usefixtures("bare")
def test_the_two_messengers_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDDESK_FEISHU_TOKEN", "42:what-the-bridge-knows-it-by")
    with pytest.raises(SettingsError, match="GRIDDESK_FEISHU_API_URL is not set but"):
        load()
    monkeypatch.setenv("GRIDDESK_FEISHU_API_URL", "http://127.0.0.1:8090")
    assert [line.messenger for line in load().lines] == [Messenger.FEISHU], "it is enough alone"
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "42:the-very-same-digits")
    with pytest.raises(SettingsError, match="the digits before the colon"):
        load()
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "43:others-are-fine")
    assert load().messengers == (Messenger.TELEGRAM, Messenger.FEISHU)
    monkeypatch.delenv("GRIDDESK_FEISHU_TOKEN")
    with pytest.raises(SettingsError, match="GRIDDESK_FEISHU_TOKEN is not set but"):
        load()


def test_a_missing_token_is_named() -> None:
    with pytest.raises(SettingsError, match="GRIDDESK_TELEGRAM_TOKEN is not set"):
        _ = Fixed().lines


def test_the_rules_follow_the_settings(tmp_path: Path) -> None:
    calendar = tmp_path / "days.toml"
    calendar.write_text('2026-11-24 = "off"\n')
    rules = rules_of(
        Fixed(
            calendar_file=calendar, weekly_due_weekday=4, weekly_due_roll=Roll.BEFORE, accept_days=3
        )
    )
    assert rules.due[PeriodKind.WEEK].weekday == 4
    assert rules.due[PeriodKind.WEEK].roll is Roll.BEFORE
    assert sorted(rules.clocks.accept.values()) == [0, 0, 3]
    assert len(rules.calendar.overrides) == 1


def test_the_minutes_and_days_of_the_features_are_settings() -> None:
    usual = rules_of(Fixed())
    assert usual.undo == timedelta(minutes=5)
    assert usual.duplicates == Duplicates()
    assert usual.referrals == ReferralRules()
    assert usual.follow_up_days == 30
    assert usual.twoway == TwowayRules()
    other = rules_of(
        Fixed(
            undo_minutes=9,
            duplicate_days=21,
            referral_days=4,
            referral_fast_days=2,
            follow_up_days=45,
            twoway_due_days=7,
            twoway_late_days=2,
            twoway_least_sheets=4,
        )
    )
    assert (other.undo, other.referrals.undo_minutes) == (timedelta(minutes=9), 9)
    assert other.duplicates.days == 21
    assert [other.referrals.days(fast=fast) for fast in (False, True)] == [4, 2]
    assert other.follow_up_days == 45
    assert other.twoway == TwowayRules(due_days=7, late_days=2, least=4)


def test_a_calendar_file_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    calendar = tmp_path / "days.toml"
    calendar.write_text('2026-11-24 = "maybe"\n')
    with pytest.raises(SettingsError) as caught:
        rules_of(Fixed(calendar_file=calendar))
    (line,) = caught.value.lines
    assert line.startswith("GRIDDESK_CALENDAR_FILE: days.toml, line 1:")
    calendar.write_bytes('# 元旦\n2027-01-01 = "off"\n'.encode("gbk"))
    with pytest.raises(SettingsError) as caught:
        rules_of(Fixed(calendar_file=calendar))
    (line,) = caught.value.lines
    assert "save it as UTF-8" in line
    assert "save it as UTF-8" in line


@pytest.mark.parametrize("path", doc.FILES)
def test_the_written_pages_are_in_step(path: str) -> None:
    written = (ROOT / path).read_text(encoding="utf-8")
    assert written == doc.FILES[path](), "run python -m app.settings.doc"


@pytest.mark.usefixtures("bare")
def test_what_is_deducted_and_the_hours_are_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = rules_of(load())
    assert usual.deductions == Deductions()
    assert usual.snooze_hours == (11, 14, 16)
    monkeypatch.setenv("GRIDDESK_DEDUCT_LATE", "0.25")
    monkeypatch.setenv("GRIDDESK_DEDUCT_MISSED", "1")
    monkeypatch.setenv("GRIDDESK_SNOOZE_HOURS", "10,15")
    rules = rules_of(load())
    assert rules.deductions == Deductions(late=Decimal("0.25"), missed=Decimal(1))
    assert rules.snooze_hours == (10, 15)


@pytest.mark.usefixtures("bare")
def test_the_page_and_the_webhook_need_a_port_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDDESK_PAGE_URL", "https://desk.example.org")
    assert load().page_place == ("127.0.0.1", 8444)
    monkeypatch.setenv("GRIDDESK_WEBHOOK_URL", "https://desk.example.org/hook")
    monkeypatch.setenv("GRIDDESK_WEBHOOK_SECRET", "x" * 16)
    monkeypatch.setenv("GRIDDESK_PAGE_LISTEN", "127.0.0.1:8443")
    with pytest.raises(SettingsError, match="PAGE_LISTEN and GRIDDESK_WEBHOOK_LISTEN"):
        load()
