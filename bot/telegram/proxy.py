"""What it means when the proxy on the way to the messenger lets nothing through."""

from http import HTTPStatus
from typing import Final

import aiohttp_socks
import python_socks  # comes with aiohttp-socks, which turns its errors into errors of its own

PROXY_ERRORS: Final = (
    *(aiohttp_socks.ProxyConnectionError, python_socks.ProxyConnectionError),
    *(aiohttp_socks.ProxyTimeoutError, python_socks.ProxyTimeoutError),
    *(aiohttp_socks.ProxyError, python_socks.ProxyError),
)
"""What the two raise about a proxy; none of it is an error of aiohttp's."""


def why(error: BaseException) -> str:
    """What one of :data:`PROXY_ERRORS` means, in words without address, user and password."""
    match error:
        case aiohttp_socks.ProxyConnectionError() | python_socks.ProxyConnectionError():
            return "the proxy cannot be reached"
        case aiohttp_socks.ProxyTimeoutError() | python_socks.ProxyTimeoutError():
            return "the proxy does not answer"
        case aiohttp_socks.ProxyError(error_code=code) | python_socks.ProxyError(error_code=code):
            if code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED or "auth" in str(error).lower():
                return "the proxy refuses the user or the password"
    return "the proxy does not let the bot through to Telegram"
