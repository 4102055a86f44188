"""How a request on the user side is refused."""

from __future__ import annotations


class SimError(Exception):
    """A request on the user side (``/sim``) that cannot be done, with a reason for a developer."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
