"""The bot side of Feishu: ``/open-apis/…``, with the platform's rules and codes."""

from __future__ import annotations

from simulator.feishu.botside import files, messages, tokens
from simulator.feishu.botside.calls import route

ROUTES = [route(call) for module in (tokens, messages, files) for call in module.CALLS]
