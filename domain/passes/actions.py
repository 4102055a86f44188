"""How one comes to the desk page, and out of it again."""

from domain import access
from domain.access import Act
from domain.errors import BadPass
from domain.passes.model import LINK, SESSION, Pass, hashed
from domain.ports import Work
from domain.request import Request


def give_link(work: Work, request: Request, *, secret: str) -> Pass:
    """Makes a link to the page that works once, within minutes; it takes the place of one that was
    not used. ``secret`` is 32 or more random characters made by the caller, who shows it once.

    Raises Refused.
    """
    access.allow_ever(request.by, Act.BOARD)
    work.passes.end_links(request.by.person_id, request.now)
    made = Pass(
        person_id=request.by.person_id,
        link_hash=hashed(secret),
        made_at=request.now,
        ends_at=request.now + LINK,
    )
    work.passes.add(made)
    _note(work, request, "page_link", made)
    return made


def enter(work: Work, request: Request, link: str, *, cookie: str) -> Pass:
    """Uses up a link; from now on ``cookie``, made by the caller, is the session of whoever asked
    for it in the chat. Raises BadPass."""
    found = work.passes.by_link(hashed(link))
    if found is None or found.used_at is not None or request.now >= found.ends_at:
        raise BadPass
    found.used_at = request.now
    found.cookie_hash = hashed(cookie)
    found.ends_at = request.now + SESSION
    _note(work, request, "page_enter", found)
    return found


def enter_signed(work: Work, request: Request, signed: str, *, cookie: str) -> Pass:
    """The same for who comes with what the messenger signed, which works once as well. That it is
    the messenger's, and fresh, the caller has checked. Raises Refused, BadPass."""
    access.allow_ever(request.by, Act.BOARD)
    if work.passes.by_link(hashed(signed)) is not None:
        raise BadPass
    made = Pass(
        person_id=request.by.person_id,
        link_hash=hashed(signed),
        made_at=request.now,
        used_at=request.now,
        cookie_hash=hashed(cookie),
        ends_at=request.now + SESSION,
    )
    work.passes.add(made)
    _note(work, request, "page_enter", made)
    return made


def sign_out(work: Work, request: Request, cookie: str) -> None:
    """Ends the session of this very browser; one that is over is let be."""
    found = work.passes.by_cookie(hashed(cookie))
    if found is None or found.person_id != request.by.person_id:
        return
    if request.now < found.ends_at:
        found.ends_at = request.now
        _note(work, request, "page_leave", found)


def sign_out_everywhere(work: Work, request: Request) -> int:
    """Ends all links and sessions of who asks; returns how many sessions that were."""
    person_id = request.by.person_id
    ended = work.passes.end_all(person_id, request.now)
    work.audit.add(
        at=request.now, person_id=person_id, act="page_leave", subject=f"person:{person_id}"
    )
    return ended


def _note(work: Work, request: Request, act: str, of: Pass) -> None:
    work.audit.add(at=request.now, person_id=of.person_id, act=act, subject=f"pass:{of.id}")
