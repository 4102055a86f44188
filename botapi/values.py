"""The shape in which everything of the Bot API comes and goes."""

from __future__ import annotations

from typing import Any, TypeAlias

JSON: TypeAlias = dict[str, Any]
