"""How a cell looks in a sheet to print. Importing this loads openpyxl."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from bot.exports.faces import Face

_SIDE = Side(style="thin")
RULED = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
GREY = PatternFill("solid", fgColor="E7EBF0")
"""Of heads."""
RED = PatternFill("solid", fgColor="F8C9C4")
"""Of what is wrong."""
_GB2312 = 134
"""The character set by which a stand-in for a face is looked for."""


def letters(face: Face, points: float, *, bold: bool) -> Font:
    """A face in a size."""
    return Font(name=face.name, size=points, bold=bold, family=face.number, charset=_GB2312)
