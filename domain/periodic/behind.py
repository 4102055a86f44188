"""What is put on file for a period whose report is confirmed: the report stays as it is, and who
confirmed it is told, so that nothing is in no month at all."""

from collections.abc import Collection
from datetime import date, datetime

from domain.cases.telling import tell
from domain.days.periods import Period
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.periodic.notices import AfterConfirm, ReportBehind
from domain.periodic.options import early
from domain.ports import Work


def came_after(
    work: Work, unit: Unit, days: Collection[date], what: AfterConfirm, now: datetime
) -> None:
    """Tells who confirms the reports of the units above that have this column and are confirmed for
    these days: they may correct them. Said once a revision; nothing where none is confirmed yet."""
    today, ancestors = work.rules.day(now), work.org.ancestors(unit)
    owed = [
        (tier, period, above)
        for tier in work.rules.tiers.values()
        if what.value in tier.columns
        for period in dict.fromkeys(Period.containing(tier.kind, day) for day in sorted(days))
        for above in ancestors
        if above.kind is tier.unit
    ]
    owed = [one for one in owed if not early(one[0], one[1], now, work.rules.zone)]
    # who confirms at this moment has either counted it, or is found; all are locked at once, in one
    # order, so that no two wait for each other
    if owed:
        work.periodic.lock([above.id for _, _, above in owed])
    for tier, period, above in owed:
        report = work.periodic.find(above.id, period)
        if report is None:
            continue
        confirming = work.people.posted([goes_on(work, above).id], tier.confirms, today)
        notice = ReportBehind(
            unit_id=above.id,
            unit_name=above.name,
            period=period.code,
            what=what,
            place=unit.name,
            revision=report.revision,
        )
        tell(work, {one.person_id for one in confirming}, notice, now)
