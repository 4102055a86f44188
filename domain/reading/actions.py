"""Teaching the reading of sentences the words of a place."""

from domain import access
from domain.access import Act
from domain.errors import Invalid, NotFound
from domain.org.top import top_path
from domain.ports import Work
from domain.privacy import find_personal
from domain.reading.store import MOST_WORDS, SHORTEST_WORD, WORD_LIMIT, AddedWord
from domain.request import Request
from domain.search.model import folded
from domain.sentence import tidy


def add_word(work: Work, request: Request, word: str, category_id: int) -> AddedWord:
    """Adds a word that speaks for a category from now on; a word that is there speaks for the new
    one. It holds for the whole desk, so it takes who administers a unit of the highest tier.

    Raises Refused, NotFound, Invalid (``words-length``, ``words-number``, ``words-full``).
    """
    access.allow(request.by, Act.ADMINISTER, access.at(top_path(work.org, work.rules, request.by)))
    word = folded(tidy(word))
    if find_personal(word):
        raise Invalid("words-number")
    if not SHORTEST_WORD <= len(word) <= WORD_LIMIT:
        raise Invalid("words-length", limit=WORD_LIMIT)
    category = work.cases.category(category_id)
    known = work.reading.words()
    for one in known:
        if one.word == word:
            one.category_id = category.id
            _note(work, request, one.word)
            return one
    if len(known) >= MOST_WORDS:
        raise Invalid("words-full", limit=MOST_WORDS)
    added = AddedWord(
        word=word,
        category_id=category.id,
        added_at=request.now,
        person_id=request.by.person_id,
    )
    work.reading.add(added)
    _note(work, request, added.word)
    return added


def take_out_word(work: Work, request: Request, word_id: int) -> AddedWord:
    """Takes a word out again. Raises Refused, NotFound."""
    access.allow(request.by, Act.ADMINISTER, access.at(top_path(work.org, work.rules, request.by)))
    found = next((one for one in work.reading.words() if one.id == word_id), None)
    if found is None:
        raise NotFound("word")
    work.reading.take_out(found)
    _note(work, request, found.word)
    return found


def _note(work: Work, request: Request, word: str) -> None:
    subject = f"reading_word:{word}"
    work.audit.add(
        at=request.now, person_id=request.by.person_id, act=Act.ADMINISTER, subject=subject
    )
