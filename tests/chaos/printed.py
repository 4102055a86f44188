"""What a run prints: its table, and how much of everything it was asked for."""

import os
import platform
import subprocess

from tests.chaos.reckoning import HEAD
from tests.nursery import ROOT

TABLE: list[str] = []
"""A line for each desk."""
TOLD: list[str] = []
"""What else there is to say."""


def the_size() -> tuple[int, int, int]:
    """People at each desk, kills over all desks, and the seed."""
    usual = {"PEOPLE": 200, "KILLS": 200, "SEED": 15}
    people, kills, seed = (int(os.environ.get(f"CHAOS_{one}", many)) for one, many in usual.items())
    return people, kills, seed


def page() -> list[str]:
    """All of it, for a terminal or a page."""
    people, kills, seed = the_size()
    asked = ("git", "rev-parse", "--short", "HEAD")
    commit = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our own words
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return [
        f"{people} people, {kills} kills, seed {seed}, commit {commit.strip()}, {machine}",
        HEAD,
        *TABLE,
        *TOLD,
    ]
