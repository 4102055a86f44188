"""``griddesk demo``."""

import argparse
from importlib import import_module

from app.say import say
from app.texts import text


async def act(given: argparse.Namespace) -> int:
    """Runs the demo until told to stop."""
    say(text("demo-starting"))  # loading all the libraries takes some seconds
    stage = import_module("app.demo.stage")
    return int(await stage.run(given.port, reset=given.reset))
