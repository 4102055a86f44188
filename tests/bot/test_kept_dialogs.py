"""What conversations have kept before an upgrade: it goes on, or ends with a sentence."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager
from sqlalchemy import update

from bot.dialogs.contacts import ContactStates
from bot.dialogs.form import draft_of, keep, start_data
from bot.dialogs.mediation.draft import RecordDraft, RecordEntry, RecordStates
from bot.dialogs.periodic import PeriodicStates
from bot.dialogs.report.draft import Filling, ReportStates
from bot.texts import say_in
from domain.cases.model import State as CaseState
from domain.mediation.model import AgreementForm
from domain.referrals.model import Consent
from storage.messages.schema import conversation
from tests.bot.previews import PREVIEWS
from tests.bot.test_cases import answered, filed, state_of
from tests.makers import TODAY
from tests.stand import Stand

WHO = "mediator"
STALE = say_in("zh").plain("error-stale")
STEP = (
    '{"_intent_id":"%s","_stack_id":"","state":"CaseStep:check_sentence",'
    '"start_data":{"case":1,"arrow":"resolve"},"dialog_data":{"note":"两家各让一步",'
    '"outcome":"success","to":null,"files":[]},"widget_data":{},'
    '"access_settings":{"user_ids":[%d],"custom":null}}'
)
"""A row whose draft is no longer read."""
WAY = (
    '{"_intent_id":"%s","_stack_id":"","state":"Ways:merge_pick","start_data":{"case":1},'
    '"dialog_data":{},"widget_data":{},"access_settings":{"user_ids":[%d],"custom":null}}'
)
"""A row whose windows are gone."""


async def with_kept(stand: Stand, row: str) -> int:
    """A dispute with a dialog open at it, which the chat keeps as an earlier version has."""
    case_id = await filed(stand)
    await stand.say(WHO, f"/case {case_id}", "待受理")
    for label in ("受理", "开始调解", "登记结果"):
        await answered(stand, WHO, label)
    await stand.idle()
    key = conversation.c.key
    async with stand.database.writer.begin() as connection:
        stored = conversation.select().where(key.contains("aiogd:context:"))
        context = (await connection.execute(stored)).one()
        intent = context.key.split(":")[-2]
        changed = update(conversation).where(key == context.key)
        await connection.execute(changed.values(data=row % (intent, stand.phone(WHO))))
    return case_id


@pytest.mark.parametrize("row", [STEP, WAY], ids=["draft", "windows"])
async def test_a_tap_in_a_dialog_of_an_earlier_version_ends_it(stand: Stand, row: str) -> None:
    case_id = await with_kept(stand, row)
    assert await answered(stand, WHO, "调解成功") == STALE
    await stand.say(WHO, f"/case {case_id}", "调解中")
    await answered(stand, WHO, "登记结果")
    await answered(stand, WHO, "调解成功")
    await stand.say(WHO, "两家各让一步", "没问题就登记")
    await answered(stand, WHO, "登记结果")
    assert await state_of(stand, case_id) is CaseState.RESOLVED


@pytest.mark.parametrize("row", [STEP, WAY], ids=["draft", "windows"])
async def test_words_in_a_dialog_of_an_earlier_version_end_it(stand: Stand, row: str) -> None:
    case_id = await with_kept(stand, row)
    await stand.say(WHO, "两家各让一步", STALE)
    await stand.say(WHO, f"第{case_id}号", "调解中")


def kept(start: Any, data: dict[str, Any]) -> DialogManager:
    """As much of a dialog manager as a draft is read from."""
    return cast(DialogManager, SimpleNamespace(start_data=start, dialog_data=data))


def test_an_entry_of_the_record_goes_on() -> None:
    start = {
        "case_id": 12, "entry": "agreement", "day": None, "means": None, "form": None,
        "amount": None, "text": "", "note": None, "kept": None, "satisfaction": None,
    }  # fmt: skip
    data = {**start, "day": "2026-11-24", "form": "written", "amount": 800, "text": "修好水管"}
    assert draft_of(kept(start, data), RecordDraft) == RecordDraft(
        case_id=12,
        entry=RecordEntry.AGREEMENT,
        day=TODAY,
        form=AgreementForm.WRITTEN,
        amount=Decimal(800),
        text="修好水管",
    )


def test_a_report_goes_on() -> None:
    assert draft_of(kept(None, {}), Filling) == Filling()
    data = {"key": "k", "found": True, "consent": "both", "unit": [5, "古道社区"], "page": 2}
    assert draft_of(kept({"missed": True}, data), Filling) == Filling(
        key="k", missed=True, found=True, consent=Consent.BOTH, unit=(5, "古道社区")
    )
    assert draft_of(kept(None, {"key": "k", "pending": "an older version's"}), Filling).key == "k"


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (ContactStates.value, "Contacts:value"),
        (PeriodicStates.write, "ReportWords:write"),
        (RecordStates.check, "Mediation:check"),
        (ReportStates.place, "Report:place"),
    ],
)
def test_states_are_found_under_the_names_they_were_kept_by(state: State, name: str) -> None:
    assert state.state == name
    assert State(name.split(":")[1], name.split(":")[0]) in PREVIEWS


def test_a_draft_survives_being_kept() -> None:
    draft = RecordDraft(case_id=12, entry=RecordEntry.PLAN)
    later = RecordDraft(case_id=12, entry=RecordEntry.PLAN, day=TODAY)
    manager = kept(start_data(draft), {})
    assert draft_of(manager, RecordDraft) == draft
    keep(manager, later)
    assert draft_of(manager, RecordDraft) == later
    assert manager.dialog_data["day"] == TODAY.isoformat()
