"""An exception as a log line may tell it: what kind and where, never what it says.

Messages and local values carry what people typed (a renderer's KeyError, the parameters in a
database error), so neither is written.
"""

import traceback
from pathlib import PurePath


def told(error: BaseException) -> dict[str, str]:
    """The kinds of the error and of its causes, and the innermost places, as fields of a line."""
    kinds, link = [type(error).__name__], error.__cause__ or error.__context__
    while link is not None and len(kinds) < 4:
        kinds.append(type(link).__name__)
        link = link.__cause__ or link.__context__
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = [f"{PurePath(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return {"error": " from ".join(kinds), "at": " > ".join(places)}
