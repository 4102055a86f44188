"""Rule 3: what one may do now is said by the options of the domain, and nowhere else."""

import ast
from collections.abc import Iterator, Mapping

from tests.house.source import Function, Module, dotted, functions, modules, snippet, walk

WORDED: Mapping[str, str] = {
    "bot/pages/cases.py:_facts": "words: a red matter is marked as long as it is open",
    "bot/pages/cases.py:_nav": "a menu: the lists that somebody has",
    "bot/pages/codes.py:_next": "words: what comes next",
    "bot/pages/lists.py:state_words": "words: how a matter stands and ended",
    "bot/pages/lists.py:_standing": "words: the mark of a line in a list",
    "bot/pages/lists.py:open_button": "words: what a button of a list says",
    "bot/pages/late.py:unreached_page": "a menu: whether one invites at all",
    "bot/pages/periodic/details.py:open_page": "words: where the rest of them is listed",
    "bot/pages/periodic/details.py:_lists": "a menu: whether one reads boards at all",
    "bot/pages/periodic/page.py:_missed": "a menu: whether one reports at all",
    "bot/pages/referrals.py:_sheet": "words: that the case itself is over",
    "storage/cases/deadlines.py:clocks": "the reach of the board itself: a unit's clocks",
    "storage/leave/reads.py:leave_posts": "the reach of the board itself: who is on leave",
    "storage/people/posts.py:unit_board": "the reach of the board itself: a unit's posts",
    "storage/people/posts.py:place_of": "the same",
    "storage/people/posts.py:_posts": "the same: which of them the reader may fill",
}
"""Functions of pages and reads that ask the table or compare a state, and why."""

_RIGHTS = frozenset({"seat_for", "may_ever", "allow", "look", "sees"})
_SETS = frozenset({"OPEN_STATES", "HANDLING", "TABLE"})


def decisions(module: Module) -> Iterator[tuple[str, ast.AST]]:
    """Functions that ask for a right, or compare where a matter stands; with the place."""
    for function in functions(module.tree):
        for node in walk(function):
            if _asks_right(node) or _compares_state(node):
                yield f"{module.path}:{function.name}", node


def _asks_right(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and dotted(node.func).rsplit(".", 1)[-1] in _RIGHTS


def _compares_state(node: ast.AST) -> bool:
    if not isinstance(node, ast.Compare):
        return False
    names = {dotted(part) for part in ast.walk(node) if isinstance(part, ast.Name | ast.Attribute)}
    of_state = {name for name in names if name.startswith("State.") and name.count(".") == 1}
    return bool(of_state or names & _SETS)


def own(folder: str) -> set[str]:
    """The functions of a folder that decide for themselves."""
    return {place for module in modules(folder) for place, _ in decisions(module)}


def rights(folder: str) -> set[str]:
    """Those that ask for a right: a read also finds its rows by state, and that is no decision."""
    return {
        place
        for module in modules(folder)
        for place, node in decisions(module)
        if _asks_right(node)
    }


def test_pages_ask_the_view_what_may_be_done() -> None:
    assert own("bot/pages") - WORDED.keys() == set()


def test_reads_ask_the_options() -> None:
    assert rights("storage") - WORDED.keys() == set()


def test_the_list_names_only_what_is_there() -> None:
    assert WORDED.keys() - own("bot/pages") - rights("storage") == set()


def test_options_are_pure() -> None:
    """No transaction, no store, no request: facts come in as arguments."""
    for module in modules("domain"):
        if module.path.endswith("/options.py"):
            imported = {n.module for n in walk(module.tree) if isinstance(n, ast.ImportFrom)}
            rooms = {(name or "").rsplit(".", 1)[-1] for name in imported}
            assert rooms & {"ports", "store", "request"} == set(), module.path


def test_each_mechanism_that_is_acted_on_has_options() -> None:
    found = {module.path.split("/")[1] for module in modules("domain") if _is_options(module)}
    assert found >= {"cases", "contacts", "mediation", "periodic", "referrals"}


def _is_options(module: Module) -> bool:
    named = [node.name for node in module.tree.body if isinstance(node, Function)]
    return module.path.endswith("/options.py") and "options" in named


def test_a_decision_of_a_page_is_found() -> None:
    for text in (
        "return may_ever(actor, Act.REFER)",
        "return access.seat_for(actor, Act.REFER, target) is not None",
        "return line.state in {State.ACCEPTED, State.MEDIATING}",
        "return line.state is State.RESOLVED",
        "return line.state in OPEN_STATES",
    ):
        assert [*decisions(snippet(f"def shown(view, actor):\n    {text}\n"))] != [], text
    for text in ("return view.may.refer", "return Arrow.ANSWER in view.may.steps"):
        assert [*decisions(snippet(f"def shown(view, actor):\n    {text}\n"))] == [], text
