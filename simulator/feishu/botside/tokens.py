"""Tokens, and who the app is."""

from __future__ import annotations

from botapi.values import JSON
from simulator.feishu import named
from simulator.feishu.botside.calls import ApiCall, Asked


async def tenant_access_token(asked: Asked) -> JSON:
    token, seconds = asked.tenant.token(asked.app)
    return {"tenant_access_token": token, "expire": seconds}


async def bot_info(asked: Asked) -> JSON:
    bot = {
        "activate_status": 2,
        "app_name": asked.app.name,
        "avatar_url": "",
        "ip_white_list": [],
        "open_id": f"ou_{named('app', asked.app.id)}",
    }
    return {"bot": bot}


CALLS = [
    ApiCall(
        "POST",
        "/open-apis/auth/v3/tenant_access_token/internal",
        "auth.v3.tenant_access_token.internal",
        tenant_access_token,
        token=False,
        bare=True,
    ),
    ApiCall("GET", "/open-apis/bot/v3/info", "bot.v3.info", bot_info, bare=True),
]
