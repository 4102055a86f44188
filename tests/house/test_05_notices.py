"""Rule 5, for notices: each class is known to the outbox, has words, a sample and a subject."""

import ast
import re
from importlib import import_module

from bot.notices.render import WORDINGS
from domain.notices import Notice, dedup_key
from storage.messages.notices import REGISTRY
from tests.examples import told_of
from tests.house.source import calls, modules, walk
from tests.samples_notices import SAMPLES


def declared() -> set[type[Notice]]:
    """Every notice of the domain; a name with an underscore is a base of others."""
    for module in modules("domain"):
        if module.path.endswith("/notices.py"):
            import_module(module.path.removesuffix(".py").replace("/", "."))

    def below(cls: type[Notice]) -> set[type[Notice]]:
        return {one for sub in cls.__subclasses__() for one in (sub, *below(sub))}

    return {
        cls
        for cls in below(Notice)
        if cls.__module__.startswith("domain.") and not cls.__name__.startswith("_")
    }


def test_every_notice_is_known_everywhere() -> None:
    assert set(REGISTRY.values()) == declared()
    assert len(REGISTRY) == len(declared()), "two of one kind"
    assert WORDINGS.keys() == declared()
    assert {type(sample) for sample in SAMPLES} == declared()


def test_every_notice_says_what_it_tells_of() -> None:
    for notice in SAMPLES:
        with told_of(notice):
            assert notice.kind
            assert type(notice).subject is not Notice.subject
            by_its_beginning = re.match(r"[a-z]+:\d+:", notice.subject)
            assert by_its_beginning, "withdrawn by it: a word and an id"
            assert dedup_key(notice, 7) == f"{notice.subject}:7"


def test_no_words_are_chosen_by_asking_for_the_class() -> None:
    """The registry says which function tells of which class."""
    names = {cls.__name__ for cls in declared()}
    asked = [
        module.at(call)
        for module in modules("bot/notices")
        for call, name in calls(module.tree)
        if name == "isinstance"
        if names & {part.id for part in walk(call) if isinstance(part, ast.Name)}
    ]
    assert asked == []
