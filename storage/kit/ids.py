"""Ids that came back from a phone."""

_LARGEST = 2**63 - 1


def possible(number: int) -> bool:
    """Whether the databases can hold it at all: asking them for more is an error, not a miss."""
    return 0 < number <= _LARGEST
