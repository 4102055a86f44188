"""Draws a picture anew, without what phones add to it. It runs apart, on bytes of a stranger."""

import io
import re
import struct
from typing import Final

from PIL import Image, ImageOps

from bot.telegram.sizes import kept_size
from domain.apart import Bounds
from domain.errors import Invalid

BOUNDS: Final = Bounds(seconds=5, megabytes=768, quick=2)
"""An honest one of twelve megapixels takes half a second, of fifty two seconds and 400 MB."""
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS: Final = 50_000_000
_MOST_SCANS: Final = 64
"""A picture that comes into sight step by step has ten; each costs as much as a whole picture."""
_QUALITY: Final = 85
_MARKER: Final = re.compile(rb"\xff([\xc0-\xcf\xd9-\xfe])")
_SCAN, _END = b"\xda", b"\xd9"
_BROKEN: Final = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error, KeyError, TypeError, IndexError),
    OverflowError,
)
"""What Pillow raises for a picture that is none or is cut off."""
_ENORMOUS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
"""What it raises for one that pretends to be."""
Image.preinit()


def draw_anew(data: bytes) -> bytes:
    """The picture as a new JPEG, upright, at its :func:`kept_size`, without metadata.

    Raises Invalid: ``file-kind`` for what is no picture, ``picture-heavy`` for one too large or
    too laborious to be drawn.
    """
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS or _scans(data) > _MOST_SCANS:
                raise Invalid("picture-heavy")
            # a JPEG is read at a fraction of its size when more is not needed
            opened.draft("RGB", kept_size(*opened.size))
            whole = opened.convert("RGB")
        whole.thumbnail(kept_size(*whole.size))
        upright = ImageOps.exif_transpose(whole)
    except _ENORMOUS as error:
        raise Invalid("picture-heavy") from error
    except _BROKEN as error:
        raise Invalid("file-kind") from error
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    clean = io.BytesIO()
    fresh.save(clean, "JPEG", quality=_QUALITY)
    return clean.getvalue()


def _scans(data: bytes) -> int:
    """In how many goes a JPEG is painted; what stands behind its end does not count."""
    count, at = 0, 2
    if not data.startswith(b"\xff\xd8"):
        return count
    while (found := _MARKER.search(data, at)) and found[1] != _END:
        count += found[1] == _SCAN
        at = found.end() + int.from_bytes(data[found.end() : found.end() + 2])
    return count
