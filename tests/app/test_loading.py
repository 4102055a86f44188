"""What a process loads before it is of use, each tried in a process of its own."""

import json
import os
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.house.source import PACKAGES, ROOT

HELP = """
import json, sys
from app.cli import main
try:
    main(["--help"])
except SystemExit:
    print()
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""
MODELS = """
import json
from app.deferred import built_when_used
with built_when_used():
    from aiogram import methods, types
def built():
    return sorted(
        name for of in (types, methods) for name in of.__all__
        if getattr(getattr(of, name), "__pydantic_complete__", False)
    )
before = built()
sent = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"}
update = types.Update.model_validate({"update_id": 1, "message": sent | {
    "from": {"id": 5, "is_bot": False, "first_name": "王"},
    "reply_to_message": sent,
    "reply_markup": {"inline_keyboard": [[{"text": "✓", "callback_data": "y"}]]},
}})
buttons = update.message.reply_markup
edit = methods.EditMessageText(chat_id=5, message_id=7, text="x", reply_markup=buttons)
answer = methods.Response[types.Message | bool].model_validate({"ok": True, "result": sent})
print(json.dumps([before, built(), [
    type(update.message.from_user).__name__,
    update.message.reply_to_message.text,
    edit.model_dump(exclude_none=True)["reply_markup"],
    type(answer.result).__name__,
]]))
"""
SHAPES = """
import json, re, sys
from app.deferred import built_when_used
if sys.argv[1] == "later":
    with built_when_used():
        from aiogram import methods, types
from aiogram import methods, types
def shape(model):
    model.model_rebuild()
    assert model.__pydantic_complete__, model
    fields = {name: str(field.annotation) for name, field in model.model_fields.items()}
    return re.sub("0x[0-9a-f]+", "", f"{model.__name__} {fields}")
print(json.dumps([
    shape(getattr(of, name)) for of in (types, methods) for name in of.__all__
    if hasattr(getattr(of, name), "model_rebuild")
]))
"""
DESK = """
import json, sys
from app.deferred import built_when_used
with built_when_used():
    import app.commands.run
from pydantic import BaseModel
def unbuilt(of):
    for one in of.__subclasses__():
        if not one.__module__.startswith("aiogram.") and not one.__pydantic_complete__:
            yield one.__name__
        yield from unbuilt(one)
loaded = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps([loaded, sorted(unbuilt(BaseModel))]))
"""
LATER = {"alembic", "openpyxl", "numpy", "pygal", "pypinyin", "resvg_py", "web"}
"""Some of what a desk loads when somebody needs it."""


def told(code: str, *words: str) -> Any:
    """What a process of its own printed last, in a directory without settings."""
    command = [sys.executable, "-c", code, *words]
    with TemporaryDirectory() as empty:
        done = subprocess.run(  # noqa: S603 - our own code
            command,
            cwd=empty,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


def test_help_loads_no_library_but_that_of_the_texts() -> None:
    loaded = set(told(HELP)) - sys.stdlib_module_names
    assert {"app", "bot", "domain", "fluent"} <= loaded
    libraries = {name for name in loaded - set(PACKAGES) if not name.startswith("_")}
    assert libraries <= {"fluent", "babel", "attr", "attrs", "pytz", "typing_extensions"}


def test_models_are_built_when_they_are_used() -> None:
    before, after, answers = told(MODELS)
    assert set(before) == {"Message", "Update", "Request", "Response"}
    assert "EditMessageText" in after
    assert len(after) < 40
    buttons = {"inline_keyboard": [[{"text": "✓", "callback_data": "y"}]]}
    assert answers == ["User", "x", buttons, "Message"]


@pytest.mark.long
def test_each_model_comes_out_as_if_built_at_the_import() -> None:
    assert told(SHAPES, "later") == told(SHAPES, "at once")


@pytest.mark.long
def test_a_desk_loads_at_its_start_only_what_each_desk_uses() -> None:
    loaded, unbuilt = told(DESK)
    assert LATER & set(loaded) == set()
    assert unbuilt == [], "what inherits from a model elsewhere is not built on its first use"
