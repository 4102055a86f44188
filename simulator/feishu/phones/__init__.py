"""What people with a Feishu phone do and see, at the same addresses as on a Telegram phone."""

from __future__ import annotations

from simulator.feishu.phones import chats, taps, writing

ROUTES = [route for module in (chats, taps, writing) for route in module.ROUTES]
