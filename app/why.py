"""Why a file cannot be read or written, in the language spoken: the system's own words are English
whatever is spoken."""

import errno
from typing import Final

from app.texts import text

_KEYS: Final = {
    errno.ENOENT: "why-missing",
    errno.ENOTDIR: "why-missing",
    errno.EISDIR: "why-folder",
    errno.ENOSPC: "why-full",
}


def why(error: OSError) -> str:
    """What to look at, without a full stop."""
    return text(_KEYS.get(error.errno or 0, "why-other"))
