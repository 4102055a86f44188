"""资料报备 and what follows: the annexes that are there, the filing here and above, looking after
the matter month by month, and its end."""

from domain.assessments import record
from domain.assessments.lifecycle import AssessmentSide, check_way
from domain.assessments.model import Assessment, AssessmentArrow, FiledAnnex
from domain.assessments.options import ready
from domain.assessments.record import facts_of, take
from domain.assessments.scale import AnnexKind
from domain.cases.draft import clean_note
from domain.errors import Invalid
from domain.ports import Work
from domain.request import Request


def tick(
    work: Work, request: Request, assessment_id: int, kind: AnnexKind, *, there: bool
) -> Assessment:
    """An annex is there, or it is not after all. Raises NotFound, Refused, WrongStep, Invalid
    (``annex-not-due``)."""
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    check_way(opened.matter, AssessmentArrow.TICK)
    if kind not in work.rules.assessments.annexes.get(opened.matter.procedure, ()):
        raise Invalid("annex-not-due")
    known = [one for one in work.assessments.annexes(opened.matter.id) if one.kind is kind]
    if there and not known:
        annex = FiledAnnex(assessment_id=opened.matter.id, kind=kind, at=request.now)
        work.assessments.add_annex(annex)
    if not there:
        for one in known:
            work.assessments.drop_annex(one)
    return opened.matter


def file_papers(work: Work, request: Request, assessment_id: int, *, above: bool) -> Assessment:
    """本级备案, then ``above`` 上级备案: as of today. Raises NotFound, Refused, WrongStep, Invalid
    (``annexes-missing``; ``filed-first``: here comes before above)."""
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    matter = opened.matter
    check_way(matter, AssessmentArrow.FILE)
    if facts_of(work, opened).missing:
        raise Invalid("annexes-missing")
    if above and matter.filed_here_on is None:
        raise Invalid("filed-first")
    today = work.rules.day(request.now)
    if above and matter.filed_above_on is None:
        matter.filed_above_on = today
    elif not above and matter.filed_here_on is None:
        matter.filed_here_on = today
    else:
        return matter
    take(work, request, opened, AssessmentArrow.FILE)
    return matter


def track(work: Work, request: Request, assessment_id: int, note: str) -> Assessment:
    """How it goes, in a sentence. Raises NotFound, Refused, WrongStep, Invalid (``note-missing``,
    ``note-too-long``)."""
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.TRACK)
    sentence = clean_note(note)
    if not sentence:
        raise Invalid("note-missing")
    take(work, request, opened, AssessmentArrow.TRACK, sentence)
    return opened.matter


def archive(work: Work, request: Request, assessment_id: int) -> Assessment:
    """归档: filed, and nothing is left to follow. Raises NotFound, Refused, WrongStep, Invalid
    (``archive-open``)."""
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.ARCHIVE)
    if not ready(facts_of(work, opened), AssessmentArrow.ARCHIVE):
        raise Invalid("archive-open")
    take(work, request, opened, AssessmentArrow.ARCHIVE)
    return opened.matter
