"""Matters of a ledger kept elsewhere until now: how they are known again."""

import hashlib

IMPORTED = "import:"
"""How the draft key of an imported matter begins."""


def key_of(number: str, unit_code: str) -> str:
    """Names a row of another ledger by its number there and its unit here, so that reading the
    same ledger twice files nothing twice."""
    whole = hashlib.sha256(f"{unit_code}\n{number}".encode()).hexdigest()
    return f"{IMPORTED}{whole[:48]}"
