"""The command line speaks Chinese, and English when it is told to."""

import argparse
import ast
import os
from collections.abc import Iterator
from inspect import getsource
from pathlib import Path

import pytest

from app.cli import main, parser
from app.say import complain, say, settle
from app.settings import PREFIX
from app.settings.doc import names
from app.texts import can_say, speak, text, translations
from bot.telegram import proxy
from tests.house.source import CJK, calls, modules


@pytest.fixture(autouse=True)
def chinese(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As somebody finds it who has set nothing, on a server of any locale."""
    monkeypatch.delenv(f"{PREFIX}LANG")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    speak("zh")


def _parsers(one: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield one
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _parsers(below)


def test_help_is_chinese_to_the_last_word() -> None:
    found = list(_parsers(parser()))
    assert len(found) > 10
    for one in found:
        said = one.format_help()
        assert said.startswith("用法:")
        for heading in ("usage", "options:", "positional", "show this", "example", "exit code"):
            assert heading not in said
        for action in one._actions:
            assert action.help is None or CJK.search(action.help), action.dest
        assert CJK.search(one.description or "")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["dance"], "griddesk：用法不对：COMMAND：没有 'dance'，可选：'demo', "),
        (["invite", "--unit", "1"], "griddesk invite：用法不对：还缺少：--role"),
        (["invite", "--unit"], "--unit：后面要写一个值"),
        (["doctor", "now"], "griddesk：用法不对：不认得：now"),
        (["clocks", "--unit", "1", "--accept", "two"], "应为工作日数，不能是 'two'"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    typed: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(typed)
    assert told in capsys.readouterr().err


def test_pythons_own_sentences_are_those_we_translate() -> None:
    source = getsource(argparse)
    for english in translations("argparse-"):
        assert english in source, f"argparse says something else than {english!r} now"


def test_what_the_session_says_of_a_proxy_is_translated() -> None:
    source = getsource(proxy)
    assert len(translations("proxy-")) == source.count('return "the proxy')
    for english in translations("proxy-"):
        assert f'"{english}"' in source


def test_each_setting_says_what_is_expected(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [name for name in names() if not can_say(f"expected-{name}")] == []
    monkeypatch.setenv("GRIDDESK_MORNING", "soon")
    monkeypatch.setenv("GRIDDESK_MORNIN", "8:30")
    assert main(["db", "upgrade"]) == 2
    assert capsys.readouterr().err == (
        "griddesk: 没有 GRIDDESK_MORNIN 这项设置：是不是 GRIDDESK_MORNING？\n"
        "griddesk: GRIDDESK_MORNING 'soon' 不能用，应为：一天中的时刻，例如 08:30\n"
    )


def test_each_reason_why_a_table_cannot_be_used_has_words() -> None:
    """Derived from the code that refuses: its second argument is the reason."""
    refused = [
        node.args[1]
        for module in modules("app", "bot")
        for node, name in calls(module.tree)
        if name.rsplit(".", 1)[-1] in {"UnreadableTable", "FileProblem"} and len(node.args) > 1
    ]
    reasons = {str(one.value) for one in refused if isinstance(one, ast.Constant)} | {"broken"}
    assert len(reasons) > 8
    assert [one for one in reasons if not can_say(f"table-{one}")] == []


def test_a_command_is_chinese_from_check_to_end(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "编码,名称,级别,上级编码,起始日期\n"
    (bare / "units.csv").write_text(f"{head}341102000000,琅琊区,区,,2011-10-31\n", "utf-8")
    (bare / "var").mkdir()
    (bare / "var" / "griddesk.db").touch()
    assert main(["org", "import", "units.csv"]) == 1
    assert capsys.readouterr().err == (
        "griddesk: 数据库还不是本版本的结构：请运行 griddesk db upgrade\n"
    )
    assert main(["db", "upgrade"]) == 0
    assert main(["org", "import", "units.csv", "--yes"]) == 0
    said = capsys.readouterr()
    assert "将添加 1 个单位。\n  区：1\n已写入：添加 1 个单位，更改 0 个。\n" in said.out
    assert main(["doctor"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "✔ 设置：每项都读得懂" in told
    assert all(CJK.search(line) for line in told)
    (bare / "bad.csv").write_text(f"{head}341102001000,琅琊街道,大街,1,明天\n", "utf-8")
    assert main(["org", "import", "bad.csv"]) == 1
    bad = capsys.readouterr().err
    assert "第 2 行，kind / 级别 栏：'大街' 不是级别；请写其中一个：" in bad
    assert "第 2 行，valid_from / 起始日期 栏：'明天' 不是日期；请写成 2026-01-31" in bad
    assert bad.endswith("griddesk: 有 1 行不能用，什么都没有写入。请改好再运行。\n")


def test_a_file_of_settings_may_choose_the_language(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare / ".env").write_text("GRIDDESK_LANG=en\nGRIDDESK_MORNING=soon\n")
    assert main(["db", "upgrade"]) == 2
    assert "cannot be used: expected a time of day" in capsys.readouterr().err


def test_a_file_that_cannot_tell_the_language_leaves_it_at_chinese(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GRIDDESK_LANG", raising=False)
    (bare / ".env").write_bytes("GRIDDESK_LANG=en  # 英文\n".encode("gbk"))
    assert main(["recount"]) == 2
    told = "griddesk: .env 不是 UTF-8 编码，请用编辑器打开，另存为 UTF-8\n"
    assert capsys.readouterr().err == told


def test_all_that_is_said_is_there() -> None:
    asked = {
        node.args[0].value
        for module in modules("app")
        for node, name in calls(module.tree)
        if name == "text" and node.args and isinstance(node.args[0], ast.Constant)
    }
    assert len(asked) > 80
    assert [key for key in asked if not can_say(str(key))] == []


def test_whoever_reads_no_further_gets_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """``griddesk invite … | head -1``: the command goes on to its end, and nobody complains."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        monkeypatch.setattr("sys.stdout", closed)
        monkeypatch.setattr("sys.stderr", closed)
        say("https://t.me/griddesk_bot?start=token")
        say("只能用一次")
        complain("连不上代理")
        settle()


def test_days_by_regulation_are_no_working_days_in_an_unpublished_year() -> None:
    told = text("doctor-calendar-provisional", last="2027-01-28", name="GRIDDESK_CALENDAR_FILE")
    assert "法定节日当天放假" in told
