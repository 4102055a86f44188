"""Callback data of digests."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id
from domain.digests.model import DigestPace


class DigestsOf(CallbackData, prefix="dg"):
    """When one's digests come."""


class Chosen(StrEnum):
    """A pace, or none."""

    OFF = "off"
    MONDAY = "monday"
    DAILY = "daily"

    @property
    def pace(self) -> DigestPace | None:
        """As the domain calls it."""
        return None if self is Chosen.OFF else DigestPace(self.value)


class ChooseDigest(CallbackData, prefix="dgc"):
    """Sets when the digest of one of one's posts comes."""

    post: Id
    pace: Chosen
