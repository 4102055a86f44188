"""Every call a bot made, and the faults prepared for its next ones."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from botapi.params import Params, Upload
from botapi.values import JSON


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a bot and what it was answered."""

    seq: int
    time: float
    bot_id: int
    method: str
    params: Params
    answer: JSON

    def view(self) -> JSON:
        return {
            "seq": self.seq,
            "time": self.time,
            "bot_id": self.bot_id,
            "method": self.method,
            "params": self.params.shown(),
            "answer": self.answer,
        }


class CallLog:
    """The newest calls, in memory only."""

    def __init__(self, kept: int) -> None:
        self._calls: deque[Call] = deque(maxlen=kept)
        self.seq = 0

    def add(self, time: float, bot_id: int, method: str, params: Params, answer: JSON) -> None:
        self.seq += 1
        if params.files:  # what was uploaded would stay in memory otherwise
            sizes = {name: _without_data(upload) for name, upload in params.files.items()}
            params = Params({**params.values, **sizes})
        self._calls.append(Call(self.seq, time, bot_id, method, params, answer))

    def find(self, method: str | None, after: int, bot_id: int | None = None) -> list[JSON]:
        wanted = method.lower() if method else None
        return [
            call.view()
            for call in self._calls
            if call.seq > after
            and (wanted is None or call.method.lower() == wanted)
            and (bot_id is None or call.bot_id == bot_id)
        ]


def _without_data(upload: Upload) -> JSON:
    return {"file_name": upload.name, "file_size": len(upload.data)}


@dataclass(kw_only=True)
class Fault:
    """What shall go wrong with the next ``times`` calls of a method ("*" for any)."""

    method: str
    times: int = 1
    error_code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    delay: float = 0.0
    drop: str | None = None


class Faults:
    """The prepared faults, used up in the order in which they were given."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._faults.append(fault)

    def clear(self) -> None:
        self._faults.clear()

    def left(self) -> list[Fault]:
        return list(self._faults)

    def take(self, method: str) -> Fault | None:
        """The fault the call about to be made shall meet, if any."""
        if not self._faults:
            return None
        for fault in self._faults:
            if fault.method == "*" or fault.method.lower() == method.lower():
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None
