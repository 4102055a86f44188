"""Numbers of rows, as they come back from a phone, an address or a file."""

LARGEST_ID = 2**63 - 1


def possible(number: int) -> bool:
    """Whether a row can have it at all: to ask a database for more is an error, not a miss."""
    return 0 < number <= LARGEST_ID
