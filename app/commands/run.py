"""``griddesk run``."""

import argparse
import gc
import sys

import structlog

from app import logs
from app.commands.database import trouble, unreachable
from app.say import complain
from app.settings import load, variable
from app.stopping import stop_on_signals
from app.texts import text
from app.wiring import open_product
from domain.messaging import StoreAway, TokenRefused

log = structlog.get_logger(__name__)

TURN = 0.001
"""Seconds for which a thread that makes a ledger, or anything else that takes long, goes on while
somebody's tap waits for the interpreter. A short read gives it back with each statement: by
Python's own five milliseconds it would wait for it a dozen times. A shorter turn spares it a
millisecond, and has the loop and the database's threads interrupt each other at every tap."""
YOUNG = 10_000
"""Objects made since the last collection, less those that went, after which the next one looks at
them. An update leaves a few hundred that are needed until its answer: by Python's own 700 each of
them would be looked at again and again."""


def settle() -> None:
    """Sets for the process what is the same for all it does from now on. What is open stays as what
    was loaded does: a collection that looks at all of it would stop each dialog to find that out
    again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)
    sys.setswitchinterval(TURN)


async def act(given: argparse.Namespace) -> int:
    """Runs until told to stop."""
    settings = load()
    logs.set_up(settings.log_format, settings.log_level)
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    stop = stop_on_signals()
    try:
        async with open_product(settings) as product:
            settle()
            log.info(
                "desk.running",
                only=given.only,
                webhook=settings.webhook_url is not None,
                messengers=[one.value for one in settings.messengers],
            )
            await product.run(stop, only=given.only)
        log.info("desk.stopped")
    except StoreAway as error:  # it went after it was looked at
        complain(unreachable(error))
        return 1
    except TokenRefused as error:
        complain(text(f"{error.messenger}-refuses", name=variable(f"{error.messenger}_token")))
        return 2
    except OSError as error:
        why = error.strerror or str(error)
        names = ["webhook_listen"] * bool(settings.webhook_url)
        names += ["page_listen"] * bool(settings.page_url)
        names += ["health_listen"] * bool(settings.health_listen)
        complain(text("cannot-listen", why=why, name=", ".join(map(variable, names))))
        return 1
    return 0
