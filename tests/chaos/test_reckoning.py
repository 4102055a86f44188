"""The reckoning of a storm finds what it looks for."""

from typing import Any

from tests.chaos.hands import Record, in_words
from tests.chaos.place import a_place
from tests.chaos.reckoning import (
    lost_and_doubled,
    out_of_order,
    pushes,
    recoveries,
    sent_again,
    told,
)
from tests.chaos.storm import pushed

PLACE = a_place(2)
HEAD, OTHER = PLACE.mediator_of
MEDIATOR = PLACE.mediator_of[HEAD]
A, B = in_words(1), in_words(2)


def a_record() -> Record:
    """Two reports of one head, the first of them accepted."""
    return Record(receipts={A: (HEAD, 1), B: (HEAD, 2)}, accepted=[1])


def rows_of(
    cases: list[tuple[int, str]], steps: dict[int, tuple[int, int]], given_up: int = 0
) -> Any:
    """A database with these cases (number and mark), steps (all, and different ones)."""

    def rows(statement: str) -> list[tuple[Any, ...]]:
        if "summary" in statement:
            return [(number, f"记号{mark}，吵起来了") for number, mark in cases]
        if "LEFT JOIN steps" in statement:
            return [(number, *many) for number, many in steps.items()]
        return [(given_up if "inbox" in statement else 0,)]

    return rows


def test_what_is_lost_or_doubled_in_the_database_is_found() -> None:
    whole = {1: (2, 2), 2: (1, 1)}
    cases = [(1, A), (2, B)]
    assert lost_and_doubled(a_record(), rows_of(cases, whole)) == (0, 0)
    assert lost_and_doubled(a_record(), rows_of(cases[:1], {1: (2, 2)})) == (1, 0)
    assert lost_and_doubled(a_record(), rows_of([*cases, (3, B)], {**whole, 3: (1, 1)})) == (0, 1)
    assert lost_and_doubled(a_record(), rows_of([(1, B), (2, A)], whole)) == (2, 0), "other numbers"
    assert lost_and_doubled(a_record(), rows_of(cases, {**whole, 1: (1, 1)})) == (1, 0), "a step"
    assert lost_and_doubled(a_record(), rows_of(cases, {**whole, 2: (2, 1)})) == (0, 1), "twice"
    assert lost_and_doubled(a_record(), rows_of(cases, whole, given_up=3)) == (3, 0)
    nobodys = [*cases, (3, in_words(9))]
    assert lost_and_doubled(a_record(), rows_of(nobodys, {**whole, 3: (1, 1)})) == (0, 1)


def a_call(phone: int, text: str, *, ok: bool = True) -> dict[str, Any]:
    """A message to a phone, as the server recorded it."""
    params = {"chat_id": str(phone), "text": text}
    return {"method": "sendMessage", "params": params, "answer": {"ok": ok}}


def test_pushes_that_never_came_came_twice_or_in_another_order_are_found() -> None:
    one, two = (f"🆕 新报上来一件：<b>第{n}号 · 邻里</b>" for n in (1, 2))
    done = a_call(HEAD, "📥 您报的<b>第1号</b>，古道社区调解员已受理。")
    whole = [a_call(MEDIATOR, one), a_call(MEDIATOR, two), done]
    record = a_record()
    assert pushes(record, PLACE, told(whole)) == (0, 0)
    assert pushes(record, PLACE, told(whole[1:])) == (1, 0)
    never_told = Record(receipts={**record.receipts, in_words(3): (HEAD, None)}, accepted=[1])
    assert pushes(never_told, PLACE, told(whole)) == (0, 0), "who was told no number is stuck"
    assert pushes(record, PLACE, told([*whole, whole[0]])) == (0, 1)
    assert pushes(record, PLACE, told([*whole, a_call(MEDIATOR, one, ok=False)])) == (0, 0)
    assert out_of_order(record, PLACE, told(whole)) == []
    assert out_of_order(record, PLACE, told([*whole, whole[0]])) == [], "once more is no disorder"
    assert len(out_of_order(record, PLACE, told([whole[1], whole[0], done]))) == 1
    assert pushed("answerCallbackQuery", {"text": "第1号已受理。"}) == []


def test_what_any_process_sent_once_more_is_found() -> None:
    line = "2026-11-30T09:56:28Z [info     ] push.sent    [scheduler.sender] rows=[{}]\n"
    log = line.format("2, 3") + "no line of ours\n" + line.format("4")
    assert sent_again(log) == 0
    assert sent_again(log + line.format("3, 5") + line.format("4")) == 2
    assert sent_again(log + line.format("2, 3, 5")) == 1, "a message is one, whatever it tells of"


def test_answers_in_another_order_than_the_questions_are_found() -> None:
    record = Record(asked=[(HEAD, (A, B))])
    first, second = a_call(HEAD, f"🔍 {A}"), a_call(HEAD, f"🔍 {B}")
    assert out_of_order(record, PLACE, told([first, second, first])) == []
    assert len(out_of_order(record, PLACE, told([second, first]))) == 1
    assert len(out_of_order(record, PLACE, told([second]))) == 1, "one was never answered"


def test_a_kill_is_over_when_all_who_waited_then_have_their_answer() -> None:
    record = Record(waits=[(0, 2), (1, 5), (4, 9), (11, 12)])
    assert recoveries(record, [1.5, 10]) == [3.5]
