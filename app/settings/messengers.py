"""By which messengers people come to the desk, and how it reaches them."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.settings.rules import RuleSettings
from app.settings.values import HttpsUrl, Listen, ProxyUrl, Token, Url, WebhookSecret, setting
from domain.people.messengers import Messenger


@dataclass(frozen=True, kw_only=True)
class LineSettings:
    """By which messenger, as which bot and where."""

    messenger: Messenger
    token: str = field(repr=False)
    api_url: str
    proxy: str | None = field(default=None, repr=False)

    @property
    def bot_id(self) -> str:
        """The number before the colon, by which updates of this line are known."""
        return self.token.partition(":")[0]


class MessengerSettings(RuleSettings):
    """What is set of the messengers: one of them at least."""

    telegram_token: Token | None = setting(
        None,
        "The bot's token, from BotFather. `run`, `invite` and `doctor` need this one or Feishu's; "
        "the demo brings its own. Keep it secret: who has it is the bot.",
    )
    telegram_api_url: Url = setting(
        "https://api.telegram.org",
        "Where the Bot API is: Telegram's own, a Bot API server of yours, or the simulator.",
    )
    telegram_proxy: ProxyUrl | None = setting(
        None,
        "The proxy by which all of Telegram is reached: calls, files and pushes; the bridge to "
        "Feishu is not reached by it. It looks up the "
        "Bot API's name itself; an http one must allow CONNECT. A sign of the password that means "
        "something in an address is written as its code (%40 for @, %3A for :). No other variable "
        "is looked at for a proxy. Secret, since it may hold a password.",
    )
    feishu_api_url: Url | None = setting(
        None,
        "Where the bridge to Feishu is (`griddesk-bridge feishu`), which speaks the Bot API to the "
        "desk, say http://127.0.0.1:8090. With FEISHU_TOKEN people come by Feishu, too, or by "
        "Feishu alone.",
    )
    feishu_token: Token | None = setting(
        None,
        "What the bridge knows the desk by: the same as BRIDGE_TOKEN there, digits, a colon and "
        "letters you make up. The digits must differ from those of TELEGRAM_TOKEN. Keep it secret.",
    )
    webhook_url: HttpsUrl | None = setting(
        None,
        "The public address Telegram sends updates to. Without it the bot polls. A bridge is "
        "always polled.",
    )
    webhook_secret: WebhookSecret | None = setting(
        None,
        "Shared with Telegram so that nobody else can send updates. Needed with WEBHOOK_URL.",
    )
    webhook_listen: Listen = setting(
        "127.0.0.1:8443",
        "Where the webhook server listens: loopback, behind a web server that ends TLS.",
    )

    @property
    def listen(self) -> tuple[str, int]:
        """Host and port of the webhook server."""
        return place(self.webhook_listen)

    @property
    def proxy(self) -> str | None:
        """The proxy's address with its password, for the clients alone."""
        return None if self.telegram_proxy is None else self.telegram_proxy.get_secret_value()

    @property
    def proxy_shown(self) -> str:
        """Host and port of the proxy, which may be read by anybody; empty without one."""
        return "" if self.proxy is None else urlsplit(self.proxy).netloc.rpartition("@")[2]

    @property
    def connected(self) -> tuple[LineSettings, ...]:
        """The messengers by which people come, Telegram first; none where nothing is set."""
        found = []
        if self.telegram_token is not None:
            telegram = LineSettings(
                messenger=Messenger.TELEGRAM,
                token=self.telegram_token.get_secret_value(),
                api_url=self.telegram_api_url,
                proxy=self.proxy,
            )
            found.append(telegram)
        if self.feishu_token is not None and self.feishu_api_url is not None:
            feishu = LineSettings(
                messenger=Messenger.FEISHU,
                token=self.feishu_token.get_secret_value(),
                api_url=self.feishu_api_url,
            )
            found.append(feishu)
        return tuple(found)

    @property
    def messengers(self) -> tuple[Messenger, ...]:
        """Their kinds; Telegram's for a command that runs before there is any."""
        return tuple(line.messenger for line in self.connected) or (Messenger.TELEGRAM,)


def place(listen: str) -> tuple[str, int]:
    """Host and port."""
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)
