"""``griddesk demo``."""

import argparse

from app.demo.stage import run


async def act(given: argparse.Namespace) -> int:
    """Runs the demo until told to stop."""
    return await run(given.port, reset=given.reset)
