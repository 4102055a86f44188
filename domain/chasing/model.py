"""催办: what waits for somebody is asked after, and when. Figures differ by place: data."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class Chasing:
    """How long somebody is waited for before they are asked again."""

    answer_days: int = 2
    """Working days a reporter has to answer a question about an ordinary (yellow) matter; about an
    orange one it is asked again on the next working morning."""
    red: timedelta = timedelta(minutes=30)
    """The pace of a red matter, at any hour: for as long nobody takes or answers it."""
