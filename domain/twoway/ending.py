"""The end of a round: by its last sheet, or by the clock."""

from domain.people.line import Lines
from domain.ports import Work
from domain.request import Request
from domain.twoway.model import TwowayRound, TwowayState
from domain.twoway.notices import TwowayClosed, TwowayDue, TwowayOpened, all_of
from domain.twoway.telling import heads, openers, tell


def end_round(work: Work, request: Request, made: TwowayRound, missing: int) -> None:
    """The round closes: its units and who opened it hear that the results may be read."""
    made.state, made.ended_at = TwowayState.CLOSED, request.now
    kinds = (TwowayOpened.kind, TwowayDue.kind)
    work.outbox.withdraw(all_of(made.id), request.now, kinds=kinds)
    lines = Lines(work=work, now=request.now)
    parties = work.twoways.parties(made.id)
    total = work.twoways.sheets(made.id)
    lines.expect([*parties, made.host_id])
    notice = TwowayClosed(
        round_id=made.id,
        host_name=lines.of(made.host_id)[0].name,
        first=made.first,
        came=total - missing,
        total=total,
    )
    people = {one for unit_id in parties for one in heads(lines, unit_id)}
    tell(work, request, people | openers(lines, made), notice)
