"""How a task and its answer travel between the product and the process beside it."""

import io
import pickle
import struct
from datetime import date, datetime
from typing import Any, Final

HEAD: Final = struct.Struct(">IQ")
"""How long the task and its data are."""
STATUS: Final = struct.Struct(">i")
"""How the worker ended, as ``waitpid`` says it; it stands behind the answer."""
MOST_ANSWER: Final = 64 * 1024 * 1024
ANSWERED, RAISED, SURPRISED, TOO_BIG = "answered", "raised", "surprised", "too-big"
"""What an answer begins with."""
_PLAIN: Final = {("datetime", one.__name__): one for one in (date, datetime)}


class _OnlyOurs(pickle.Unpickler):
    """Makes classes of the domain and nothing else: a worker has read what a stranger sent."""

    def find_class(self, module: str, name: str) -> Any:
        """The class; raises UnpicklingError for anything else."""
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        if module.startswith("domain."):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.startswith("domain."):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not taken from a worker")


def answer_of(packed: bytes) -> Any:
    """What a worker answered; raises what a broken answer brings."""
    return _OnlyOurs(io.BytesIO(packed)).load()
