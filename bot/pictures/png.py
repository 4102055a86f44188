"""SVG as PNG, in letters the product brings with it."""

from noto_cjk_sans_otc import FONT_PATH  # type: ignore[import-untyped]  # ships no types
from resvg_py import svg_to_bytes

SCALE = 2.7
"""Dots for a unit: 1,080 across, what the best phones show."""
_FONTS = [str(FONT_PATH)]


def png(svg: str) -> bytes:
    """The SVG as a PNG. It works outside the interpreter's lock; the file of letters is mapped, not
    read, so it costs 2 ms each time. Raises ValueError for what is no SVG."""
    return svg_to_bytes(svg_string=svg, zoom=SCALE, font_files=_FONTS, skip_system_fonts=True)
