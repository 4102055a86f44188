"""The categories that are corrected, and the words a place has added: counts, no sentences."""

from bot import words
from bot.buttons.reading import TakeOutWord, WordsAt
from bot.pages.page import Page, button, in_rows, joined, page_row, piece
from bot.texts import Html, Say
from domain.cases.model import CaseKind, Label
from domain.reading.views import CorrectedRow, WordRow, WordsBoard

_SHOWN = 12


def words_page(say: Say, board: WordsBoard, number: int = 0, news: Html | None = None) -> Page:
    """What is corrected most, the words, and a button to take each out."""
    page, pages, shown = piece(board.words, number, _SHOWN)
    lines = [
        news,
        say("words-head"),
        *(_corrected(say, row) for row in board.corrected),
        None if board.corrected else say("words-none-counted"),
        "",
        say("words-added", many=len(board.words)),
        *(_word(say, row) for row in shown),
        "",
        say("words-how"),
    ]
    out = [button(say.plain("words-out", word=row.word), TakeOutWord(id=row.id)) for row in shown]
    turning = page_row(say, page, pages, lambda to: WordsAt(page=to))
    return Page(text=joined(lines), rows=(*in_rows(out, 3), turning))


def _corrected(say: Say, row: CorrectedRow) -> Html:
    return say(
        "words-corrected",
        category=_named(say, row.kind, row.label),
        many=row.many,
        changed=row.changed,
        instead=row.instead.read(say.locale) if row.instead else "none",
    )


def _word(say: Say, row: WordRow) -> Html:
    return say("words-word", word=row.word, category=_named(say, row.kind, row.label))


def _named(say: Say, kind: CaseKind, label: Label) -> str:
    return f"{words.kind(say, kind)} · {label.read(say.locale)}"
