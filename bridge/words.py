"""What the command says to the operator, in Chinese unless BRIDGE_LANG is "en"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("zh", "en")
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "about": (
        "另一个聊天软件与工作台之间的桥：对工作台说 Bot API，对群众用的软件说它自己的话。",
        "A bridge between another messenger and the desk: it serves the Bot API to the desk.",
    ),
    "feishu": ("接通飞书自建应用", "connect a custom app of Feishu"),
    "settings": ("设置：", "Settings:"),
    "ready": (
        "桥已就绪：http://{place}",
        "The bridge is ready on http://{place}",
    ),
    "missing": ("缺少 {name}：应为{expected}", "{name} is missing: it must be {expected}"),
    "wrong": ("{name} 不对：应为{expected}", "{name} is wrong: it must be {expected}"),
    "env-encoding": (
        "{file} 不是 UTF-8 编码，请用编辑器打开，另存为 UTF-8",
        "{file} is not in UTF-8: open it in an editor and save it as UTF-8",
    ),
    "env-folder": (
        "{file} 是空文件夹，应为写着设置的文件：请把它改名或移走，再写成文件",
        "{file} is an empty folder where a file of settings should be: rename it or move it away, "
        "then write the file",
    ),
    "env-unreadable": (
        "{file} 读不出来：请核对权限",
        "{file} cannot be read: please check its permissions",
    ),
    "env-line": (
        "{file} 第 {line} 行读不懂，应写成 名称=值，例如 BRIDGE_LANG=zh",
        "{file}, line {line}, says nothing: write NAME=value, for example BRIDGE_LANG=zh",
    ),
    "listen-taken": (
        "无法在 {place} 监听：{why}",
        "Cannot listen on {place}: {why}",
    ),
    "database-taken": (
        "{path} 正被另一个桥使用，同一个应用只能有一个桥",
        "{path} is in use by another bridge; one app has one bridge",
    ),
    "database-closed": ("打不开 {path}：{why}", "Cannot open {path}: {why}"),
    "database-foreign": (
        "{path} 不是桥的数据库",
        "{path} is no database of a bridge",
    ),
    "database-newer": (
        "{path} 是更新版本的桥写的，请用新版本",
        "{path} was written by a newer bridge; use that one",
    ),
    "tied": (
        "标准输入结束时就结束：启动它的程序不在了",
        "end when standard input does: whoever began it is gone",
    ),
    "NAME": (
        "机器人在聊天软件里的名字，1 到 64 个字，邀请里会写",
        "what the bot is called in the messenger, 1 to 64 characters; invitations say it",
    ),
    "TOKEN": (
        "数字、冒号、至少 16 个字母或数字，与工作台的设置相同",
        "digits, a colon and 16 or more letters or digits, the same as the desk has",
    ),
    "LISTEN": ("主机:端口，例如 127.0.0.1:8090", "host:port, for example 127.0.0.1:8090"),
    "DATABASE": ("文件路径，例如 var/bridge.db", "a file, for example var/bridge.db"),
    "FEISHU_APP_ID": ("飞书开放平台的 App ID", "the App ID of the Feishu console"),
    "FEISHU_APP_SECRET": ("飞书开放平台的 App Secret", "the App Secret of the Feishu console"),
    "FEISHU_URL": (
        "http 或 https 地址，例如 https://open.feishu.cn",
        "an http or https address, for example https://open.feishu.cn",
    ),
    "LANG": ("zh 或 en", "zh or en"),
    "LOG_FORMAT": ("json 或 text", "json or text"),
    "LOG_LEVEL": ("DEBUG、INFO、WARNING 或 ERROR", "DEBUG, INFO, WARNING or ERROR"),
}


def say(language: str, key: str, **facts: str) -> str:
    """The sentence of that key. Raises KeyError for one that is not there."""
    return WORDS[key][LANGUAGES.index(language)].format(**facts)
