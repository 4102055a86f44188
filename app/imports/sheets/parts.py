"""The XML parts of a workbook, read as a stream that ends when it becomes too much.

What defines anything of its own (a document type, an entity) is not read on.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from posixpath import dirname, join, normpath
from xml.parsers import expat

from app.imports.sheets.model import MOST_UNPACKED, bomb, broken, macros

_CHUNK = 65_536
_MACROS = "vbaproject.bin"
Attributes = Mapping[str, str]


class Definitions(Exception):
    """The part defines something of its own."""


class Parts:
    """The parts of one file; what is unpacked of all of them together is bounded."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MOST_UNPACKED
        try:
            self._packed = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as wrong:
            raise broken(name) from wrong
        parts = self._packed.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise bomb(name)
        if any(part.filename.lower().endswith(_MACROS) for part in parts):
            raise macros(name)
        self._names = {part.filename.lower(): part.filename for part in parts}

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lower() in self._names

    def parse(
        self,
        part: str,
        begins: Callable[[str, Attributes], None],
        ends: Callable[[str], None] | None = None,
        says: Callable[[str], None] | None = None,
    ) -> None:
        """Tells of each element by its name without namespace. Raises UnreadableTable."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, given: begins(name.rpartition(":")[2], given)
        if ends is not None:
            parser.EndElementHandler = lambda name: ends(name.rpartition(":")[2])
        if says is not None:
            parser.CharacterDataHandler = says
        parser.StartDoctypeDeclHandler = _refuse
        try:
            with self._packed.open(self._names[part.lower()]) as opened:
                while chunk := opened.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise bomb(self.name)
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except (
            expat.ExpatError, Definitions, zipfile.BadZipFile, KeyError, RuntimeError,
            NotImplementedError, EOFError, zlib.error, ValueError, IndexError, OSError,
        ) as wrong:  # fmt: skip
            # a damaged part fails in as many ways as there are elements in it
            raise broken(self.name) from wrong

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts a part refers to: by id, the kind and the name of each."""
        folder, file = dirname(part), part.rpartition("/")[2]
        sheet = join(folder, "_rels", f"{file}.rels")
        found: dict[str, tuple[str, str]] = {}

        def begins(name: str, given: Attributes) -> None:
            if name == "Relationship" and given.get("TargetMode") != "External":
                kind = given.get("Type", "").rpartition("/")[2]
                target = given.get("Target", "")
                whole = target[1:] if target.startswith("/") else normpath(join(folder, target))
                found[given.get("Id", "")] = kind, whole

        if self.has(sheet):
            self.parse(sheet, begins)
        return found


def _refuse(*_: object) -> None:
    raise Definitions
