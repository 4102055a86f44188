"""The part of the settings by which words are made out of voice notes."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings

from app.settings.values import CommandLine, setting


class SpeechSettings(BaseSettings):
    """What :class:`app.speech.SpeechProgram` is made from."""

    speech_command: CommandLine | None = setting(
        None,
        "A program on this machine that makes words out of a voice note: {file} stands for the "
        "path of the sound (Ogg Opus; of a sound file MP3 or M4A), without it the sound is its "
        "input; the words are its output, as UTF-8. No shell reads the command. Without one, a "
        "voice note is reported as it is. Nothing leaves the machine unless this program sends it.",
    )
    speech_seconds: Annotated[int, Field(ge=1, le=120)] = setting(
        20, "Seconds the program may take for a voice note; then it is ended, and goes without."
    )
    speech_at_once: Annotated[int, Field(ge=1, le=8)] = setting(
        1, "How many of them may run at once."
    )
