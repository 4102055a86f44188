"""Letters and sheets as they are read, for tests of pages and files."""

from dataclasses import replace
from typing import Any

from domain.annual.model import AnnualStage
from domain.annual.options import AnnualOptions
from domain.annual.scale import AnnualFact, AnnualForm, AnnualTopic, figure
from domain.annual.views import AnnualSheetLine, LetterLine, LetterView
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.makers import ANNUAL, NOW, TODAY, later

FACTS = {
    AnnualTopic.REPORTS: AnnualFact(part=47, whole=48, events=1, late=1, lost=50),
    AnnualTopic.RESPONSE: AnnualFact(part=8, whole=10),
}


def a_letter(name: str = "琅琊街道", number: int = 3, **changes: Any) -> LetterView:
    """A sheet that is in, nothing verified yet."""
    unit = UnitRef(id=number, name=name, kind=UnitKind.STREET)
    form = ANNUAL.form
    line = LetterLine(
        id=number,
        year=2026,
        issuer=UnitRef(id=number, name=name, kind=UnitKind.DISTRICT),
        unit=unit,
        stage=AnnualStage.VERIFYING,
        due_at=later(days=14),
        overdue=False,
        signed_on=TODAY,
    )
    view = LetterView(
        line=line,
        form=form,
        targets="化解率九成",
        check_note="",
        scan="",
        scan_kind=None,
        facts_at=NOW,
        appeal_until=None,
        accepted=False,
        sheet=tuple(a_line(form, topic, FACTS.get(topic, AnnualFact())) for topic in AnnualTopic),
        issues=True,
        reads_issuer=True,
        may=AnnualOptions(),
    )
    return replace(view, **changes)


def a_line(form: AnnualForm, topic: AnnualTopic, fact: AnnualFact) -> AnnualSheetLine:
    """A line on which the unit agrees with the desk; by hand its full points."""
    item = form.item(topic)
    assert item is not None
    desk = figure(item, fact)
    return AnnualSheetLine(
        item=item,
        fact=None if item.by_hand else fact,
        desk=desk,
        own=item.points if desk is None else desk,
        own_reason="有部署" if item.by_hand else "",
        verified=None,
        verified_reason="",
        appeal="",
        granted=None,
        settled=None,
        answer="",
    )
