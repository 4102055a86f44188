"""Records of a conversation and drafts, each by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from aiogram.fsm.storage.base import StorageKey
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs import drafts
from bot.telegram.conversation import ConversationStorage, current, talking
from domain.cases.draft import DraftFile, ReportDraft
from domain.cases.model import AttachmentKind, CaseKind, PeopleBand, Urgency
from domain.errors import Invalid

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
KEY = StorageKey(bot_id=1, chat_id=7, user_id=7, destiny="aiogd:stack:")


async def test_only_what_changed_is_written() -> None:
    storage = ConversationStorage()
    with talking({"other": "1"}) as first:
        await storage.set_data(KEY, {"a": 1})
        await storage.set_state(KEY, "S:one")
    assert sorted(first.changes) == ["fsm:7:7:aiogd:stack::data", "fsm:7:7:aiogd:stack::state"]
    records = {"other": "1"} | {key: data for key, data in first.changes.items() if data}
    with talking(records) as second:
        assert await storage.get_data(KEY) == {"a": 1}
        assert await storage.get_state(KEY) == "S:one"
        await storage.set_data(KEY, {"a": 1})
        assert second.changes == {}
        await storage.set_data(KEY, {})
        await storage.set_state(KEY, None)
    assert set(second.changes.values()) == {None}


async def test_what_is_read_is_a_copy() -> None:
    storage = ConversationStorage()
    with talking({}) as conversation:
        await storage.set_data(KEY, {"a": [1]})
        (await storage.get_data(KEY))["a"].append(2)
        assert await storage.get_data(KEY) == {"a": [1]}
        await storage.set_data(KEY, {"a": [3]})
    assert list(conversation.changes.values()) == ['{"a":[3]}']


def test_outside_of_an_update_there_is_no_conversation() -> None:
    with pytest.raises(LookupError):
        current()


def test_dialogs_can_be_forgotten_without_the_drafts() -> None:
    with talking({"fsm:7:7:x:data": "{}", "draft:k": "{}"}) as conversation:
        conversation.forget_dialogs()
    assert conversation.changes == {"fsm:7:7:x:data": None}


_FILES = st.builds(
    DraftFile,
    kind=st.sampled_from(AttachmentKind),
    file=st.text(max_size=8),
    size=st.integers(0, 9),
)
_DRAFTS = st.builds(
    ReportDraft,
    key=st.text(min_size=1, max_size=8),
    kind=st.none() | st.sampled_from(CaseKind),
    unit_id=st.none() | st.integers(1, 9),
    category_id=st.none() | st.integers(1, 9),
    place=st.text(max_size=9),
    people=st.none() | st.sampled_from(PeopleBand),
    summary=st.text(max_size=9),
    urgency=st.sampled_from(Urgency),
    files=st.lists(_FILES, max_size=3).map(tuple),
)


@given(_DRAFTS)
def test_a_draft_survives_the_record(draft: ReportDraft) -> None:
    with talking({}) as first:
        drafts.save(draft, NOW)
    with talking({key: data for key, data in first.changes.items() if data}):
        assert drafts.load(draft.key) == draft
        drafts.forget(draft.key)
        assert drafts.load(draft.key) is None


def test_a_draft_that_was_kept_before_is_read() -> None:
    record = (
        '{"at":"2026-11-24T02:00:00+00:00","draft":{"key":"k","kind":"dispute","unit_id":5,'
        '"category_id":3,"place":"5号楼","people":"3-4","summary":"楼上漏水","urgency":"orange",'
        '"files":[{"kind":"photo","file":"a.jpg","size":7}]%s}}'
    )
    draft = ReportDraft(
        key="k",
        kind=CaseKind.DISPUTE,
        unit_id=5,
        category_id=3,
        place="5号楼",
        people=PeopleBand.THREE_FOUR,
        summary="楼上漏水",
        urgency=Urgency.ORANGE,
        files=(DraftFile(kind=AttachmentKind.PHOTO, file="a.jpg", size=7),),
    )
    with talking({"draft:k": record % ""}):
        assert drafts.waiting() == [drafts.WaitingDraft(at=NOW, draft=draft)]
    with talking({"draft:k": record % ',"found_on":"2026-11-20"'}):
        assert drafts.load("k") == replace(draft, found_on=date(2026, 11, 20))


def test_drafts_wait_latest_first_and_empty_ones_are_swept() -> None:
    with talking({}):
        bare = drafts.new_draft(CaseKind.DISPUTE)
        older = replace(drafts.new_draft(CaseKind.OPINION), category_id=3)
        newer = replace(drafts.new_draft(CaseKind.OPINION), summary="words")
        drafts.save(older, NOW)
        drafts.save(newer, NOW.replace(hour=3))
        drafts.save(bare, NOW)
        assert [one.draft for one in drafts.waiting()] == [newer, older]
        drafts.sweep()
        assert drafts.load(bare.key) is None
        assert len({bare.key, older.key, newer.key}) == 3


def test_no_more_drafts_are_kept_than_are_offered() -> None:
    with talking({}):
        for _ in range(drafts.MOST):
            drafts.save(replace(drafts.new_draft(CaseKind.DISPUTE), summary="楼上漏水"), NOW)
        with pytest.raises(Invalid) as refused:
            drafts.new_draft(CaseKind.DISPUTE)
        assert refused.value.reason == "too-many-drafts"
        drafts.forget(drafts.waiting()[0].draft.key)
        assert drafts.new_draft(CaseKind.DISPUTE).key
