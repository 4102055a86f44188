"""The faces of official papers, and the sizes offices print them in.

GB/T 9704-2012: the title in 小标宋 of size 2, heads in 黑体 and the body in 仿宋 of size 3. Tables
are smaller, as forms are.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

LATIN = "Times New Roman"
SIZE_2, SIZE_3, SIZE_4, SMALL_4, SIZE_5 = 22.0, 16.0, 14.0, 12.0, 10.5
"""Points of the Chinese sizes 二号, 三号, 四号, 小四, 五号."""
_FAMILIES = {"roman": 1, "swiss": 2, "script": 4}


@dataclass(frozen=True, kw_only=True)
class Face:
    """A face by its name, and what may stand in for it."""

    name: str
    others: tuple[str, ...]
    family: str

    @property
    def number(self) -> int:
        """Its family as a workbook counts them, by which another is found where it is missing."""
        return _FAMILIES[self.family]


def _read() -> dict[str, Face]:
    text = files("bot.exports").joinpath("faces.toml").read_text("utf-8")
    return {
        use: Face(name=said["name"], others=tuple(said["others"]), family=said["family"])
        for use, said in tomllib.loads(text).items()
    }


ALL = _read()
TITLE, HEAD, SECOND, BODY = (ALL[use] for use in ("title", "head", "second", "body"))
