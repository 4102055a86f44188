"""Each refusal leaves a line in the log: what was asked for, by whom, which right was missing."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from domain.errors import NotFound, Refused
from domain.people.model import Actor
from domain.request import Request

log = logging.getLogger(__name__)


@contextmanager
def refusals_logged(what: str, asker: object) -> Iterator[None]:
    """``asker`` is what an action or a read was given first. The line holds the number of a row and
    codes, nothing that anybody wrote."""
    try:
        yield
    except (Refused, NotFound) as error:
        actor = asker.actor if isinstance(asker, Request) else asker
        person = actor.person_id if isinstance(actor, Actor) else None
        log.info("refused %s to person %s: %s", what, person, error)
        raise
