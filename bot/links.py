"""The link of an invitation, and its picture."""

from io import BytesIO

import segno

SCHEME = "https://t.me/{name}?start={token}"
CASE = "case-"
"""How what leads to a matter's page begins. An invitation is never so short."""
CHAT = "https://t.me/{name}"


def link(name: str, token: str) -> str:
    """What is opened to come to the post; ``name`` is the bot's."""
    return SCHEME.format(name=name, token=token)


def code(address: str) -> segno.QRCode:
    """The link as a QR code."""
    return segno.make(address, error="m")


def picture(address: str) -> bytes:
    """The same as a PNG that a phone reads from another's screen or from paper."""
    out = BytesIO()
    code(address).save(out, kind="png", scale=8, border=4)
    return out.getvalue()


def to_case(name: str, case_id: int) -> str:
    """Opens the private chat with the page of a matter."""
    return link(name, f"{CASE}{case_id}")


def to_chat(name: str) -> str:
    """Opens the private chat."""
    return CHAT.format(name=name)
