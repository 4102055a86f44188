"""SVG as PNG, in letters the product brings with it. It holds the interpreter's lock for a tenth of
a second, so it is done apart; what is loaded for it is this module alone."""

from typing import Final

from noto_cjk_sans_otc import FONT_PATH  # type: ignore[import-untyped]  # ships no types
from resvg_py import svg_to_bytes

from domain.apart import Bounds

SCALE: Final = 2.7
"""Dots for a unit: 1,080 across, what the best phones show."""
BOUNDS: Final = Bounds(seconds=10, megabytes=512, quick=3)
"""A picture takes 0.1 s, and 30 MB beside the interpreter; a first one also reads the letters."""
_FONTS: Final = [str(FONT_PATH)]


def png(svg: bytes) -> bytes:
    """The SVG as a PNG. The file of letters is mapped, not read, so it costs 2 ms each time. Raises
    ValueError for what is no SVG."""
    return svg_to_bytes(
        svg_string=svg.decode(), zoom=SCALE, font_files=_FONTS, skip_system_fonts=True
    )
