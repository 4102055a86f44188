"""Reads a ledger kept elsewhere, and checks it before anything is written."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")
OFFICE_WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
"""What offices write, and what we take it for."""
