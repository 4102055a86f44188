"""Templates, and the headers of every answer."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from domain.people.model import locale_of
from web.desk import ACTOR, DESK
from web.voice import Voice

_HERE = Path(__file__).parent
_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
SCRIPT: Final = {"Content-Security-Policy": f"{_CSP}; script-src 'self'"}
"""For the one page that has a script: the door."""
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": _CSP,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
STATIC: Final[Mapping[str, str]] = {
    **dict.fromkeys(("page.css", "parts.css", "matters.css", "media.css"), "text/css"),
    "door.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["many"] = lambda value: f"{value:,}"
    return made


def voice_of(request: web.Request) -> Voice:
    """In the language of who is signed in, else of the browser."""
    actor = request.get(ACTOR)
    locale = actor.locale if actor else locale_of(None, request.headers.get("Accept-Language"))
    return request.app[DESK].voice(locale)


def page(request: web.Request, template: str, *, status: int = 200, **facts: Any) -> web.Response:
    """A page; ``facts`` is what its template shows."""
    voice = voice_of(request)
    text = (
        _templates()
        .get_template(template)
        .render(voice=voice, say=voice.say, signed_in=ACTOR in request, **facts)
    )
    return web.Response(text=text, status=status, content_type="text/html")


def wrong(request: web.Request, status: int) -> web.Response:
    """What is said of something that did not go well. What is not there and what one may not see
    get the very same answer."""
    what = {404: "missing", 405: "missing", 503: "away"}.get(status, "failed")
    again = status >= 500 and "screen" in request.query  # a wall has nobody to press a key
    return page(request, "wrong.html", status=status, what=what, again=again)


@cache
def static(name: str) -> bytes:
    """A file of the page's own; KeyError for any that is not on the list."""
    if name not in STATIC:
        raise KeyError(name)
    return (_HERE / "static" / name).read_bytes()
