"""The domain's values as words of a language."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.texts import Say
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, PeopleBand, State, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.org.model import UnitKind
from domain.people.messengers import Messenger
from domain.people.model import Role
from domain.periodic.model import percent
from domain.reading.places import side_by_side


def _by_kind(say: Say, key: str, kind: CaseKind) -> str:
    special = f"{key}-{kind.value}"
    return say.plain(special if say.has(special) else key)


def messenger(say: Say, one: Messenger) -> str:
    """What people call it."""
    return say.plain(f"messenger-{one.value}")


def place(unit: str, place: str) -> str:
    """``古道社区 · 3号楼``."""
    return " · ".join(part for part in side_by_side(unit, place) if part)


def role(say: Say, value: Role) -> str:
    """信息员, information officer …"""
    return say.plain(f"role-{value.value}")


def kind(say: Say, value: CaseKind) -> str:
    """矛盾纠纷 or 社情民意."""
    return say.plain(f"kind-{value.value}")


def state(say: Say, value: State, of: CaseKind) -> str:
    """The state, in the words of the kind (调解中 for a dispute, 办理中 for an item)."""
    return _by_kind(say, f"state-{value.value}", of)


def outcome(say: Say, value: Outcome, of: CaseKind) -> str:
    """The outcome, in the words of the kind."""
    return _by_kind(say, f"outcome-{value.value}", of)


def satisfaction(say: Say, value: Satisfaction) -> str:
    """How content somebody is with an answer."""
    return say.plain(f"satisfaction-{value.value}")


def arrow(say: Say, value: Arrow, of: CaseKind) -> str:
    """The step as a verb for a button, in the words of the kind."""
    return _by_kind(say, f"arrow-{value.value}", of)


def urgency(say: Say, value: Urgency) -> str:
    """With its colour mark and in words: colour alone says nothing in bad light."""
    return say.plain(f"urgency-{value.value}")


def capital(text: str) -> str:
    """Words that also stand within sentences, as a button begins with them."""
    return text[:1].upper() + text[1:]


def people(say: Say, value: PeopleBand) -> str:
    """The band of people involved."""
    return say.plain("people-30-up" if value is PeopleBand.THIRTY_UP else f"people-{value.value}")


def rate(part: int, whole: int) -> str:
    """A rate in whole percent, half up; "—" for a zero denominator."""
    value = percent(part, whole)
    return "—" if value is None else f"{value}%"


def moment(say: Say, value: datetime, zone: ZoneInfo, *, year: bool = False) -> str:
    """A local moment, with the day of the week; with its ``year`` for what is kept."""
    local = value.astimezone(zone)
    return say.plain(
        "moment-year" if year else "moment",
        **({"year": str(local.year)} if year else {}),
        day=str(local.day),
        month=say.plain(f"month-{local.month}"),
        weekday=say.plain(f"weekday-{local.isoweekday()}"),
        time=f"{local:%H:%M}",
    )


def deadline(say: Say, value: datetime, zone: ZoneInfo, *, year: bool = False) -> str:
    """A deadline as people say it: midnight is 24:00 of the day before."""
    local = value.astimezone(zone)
    if (local.hour, local.minute) != (0, 0):
        return moment(say, value, zone, year=year)
    before = (local - timedelta(hours=1)).replace(hour=0, minute=0)
    return moment(say, before, zone, year=year).replace("00:00", "24:00")


def unit_kind(say: Say, value: UnitKind) -> str:
    """The level of a unit."""
    return say.plain(f"unit-kind-{value.value}")


def change(now: int, base: int) -> str:
    """``+12%`` against a base, half away from zero; "—" where there was nothing."""
    if base == 0:
        return "—"
    more = now - base
    percent = (200 * abs(more) + base) // (2 * base)
    sign = "" if not percent else "+" if more > 0 else "−"
    return f"{sign}{percent}%"
