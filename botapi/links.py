"""Which links Telegram takes, and what it makes of them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WITH_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_USER = re.compile(r"^tg:(?://)?user\?id=(\d+)$", re.IGNORECASE)


def checked_link(link: str) -> str:
    """The link as Telegram keeps it, or "": http(s) with a dot in the host, or tg:."""
    link = link.strip()
    if not link or any(c.isspace() for c in link):
        return ""
    if link.lower().startswith(("tg:", "ton:", "tonsite:")):
        return link
    if not _WITH_SCHEME.match(link) or re.match(r"^[^/:]+\.[^/:]+:\d", link):
        link = f"http://{link}"
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or "." not in host.strip("."):
        return ""
    rest = link[link.index("://") + 3 :]
    if not any(c in rest for c in "/?#"):
        link += "/"
    return link


def linked_user(link: str) -> int | None:
    """The id in tg://user?id=…, which mentions a person instead of linking to a page."""
    match = _USER.match(link.strip())
    return int(match[1]) if match else None
