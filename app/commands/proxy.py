"""What is said of a proxy that lets nothing through."""

from app.settings import Settings, variable
from app.texts import text, translations


def proxy_trouble(settings: Settings, why: str) -> str:
    """One line, without user and password. ``why`` is what the bot's session says."""
    words = translations("proxy-").get(why, why)
    name = variable("telegram_proxy")
    return text("told-of-proxy", why=words, proxy=settings.proxy_shown, name=name)
