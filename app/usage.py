"""argparse in the language of the command line: its own sentences, and ours round a command."""

import argparse
from collections.abc import Sequence
from typing import TypeAlias

from app.texts import text, translations

_RAW = argparse.RawDescriptionHelpFormatter
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def translate() -> None:
    """From now on argparse says its sentences from our texts. It looks its translations up with
    gettext's ``_``, in a catalogue that Python does not bring along."""
    ours = translations("argparse-")

    def said(sentence: str) -> str:
        bare = sentence.strip()
        return sentence.replace(bare, ours[bare]) if bare in ours else sentence

    vars(argparse)["_"] = said


def command(commands: Commands, *words: str) -> argparse.ArgumentParser:
    """A command and what it is for, from the texts ``about-…`` of the words one types."""
    about = text(f"about-{'-'.join(words)}")
    whole = text("about-whole", about=f"{about[0].upper()}{about[1:]}")
    return commands.add_parser(words[-1], help=about, description=whole, formatter_class=_RAW)


def closing(examples: Sequence[str], more: str | None = None) -> str:
    """What stands at the end of a command's help."""
    shown = "\n".join([text("example"), *(f"  {one}" for one in examples)])
    parts = [shown, text("exit-codes")] if more is None else [text(more), shown, text("exit-codes")]
    return "\n\n".join(parts)


def top() -> argparse.ArgumentParser:
    """The command line before it has commands."""
    return argparse.ArgumentParser(
        prog="griddesk",
        description=text("about"),
        epilog=closing(["griddesk demo"], "more"),
        formatter_class=_RAW,
    )
