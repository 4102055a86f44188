"""The rules of the ways aside and back: merge, split, convert, undo."""

from domain.cases.convert import convert
from domain.cases.last_step import ARROW_OF, WAY_BACK
from domain.cases.lifecycle import Arrow, find
from domain.cases.merge import merge
from domain.cases.model import Case, CaseKind, Effect, PeopleBand, State, Step
from domain.cases.split import SPLITTABLE, split
from domain.cases.undo import undo
from domain.errors import DomainError, Invalid
from tests.domain.lifecycle_walk import Walk

FIVE = 5 * 60


class Ways(Walk):
    """Whoever handles a case, and whoever does not, tries to lead it aside."""

    def merge(self, who: int, which: int, other: int, able: bool) -> None:
        """Any two cases."""
        one, two = self.case(which, alive=able), self.case(other, alive=able)
        kept, ended = sorted((one, two), key=lambda case: case.id)
        actor = self.people[who]
        handlers = [a for a in self.people if self.handles(a, ended) and self.sees(a, kept)]
        if able and handlers:
            actor = handlers[who % len(handlers)]
        way = find(ended, Arrow.MERGE)
        sees, may = self.sees(actor, one) and self.sees(actor, two), self.handles(actor, ended)
        fits = one is not two and kept.kind is ended.kind and kept.open and way is not None
        answer = self.twice(merge, actor, one.id, two.id, token=self.tap())
        if isinstance(answer, DomainError):
            assert not (sees and may and fits)
            self.refused(answer, sees, may)
            return
        assert answer is kept
        assert sees
        assert may
        assert fits
        assert (ended.state, ended.merged_into_id) == (State.MERGED, kept.id)
        assert kept.open
        assert way is not None
        self.walked["merge"] += 1
        self.walked[way.letter] += 1

    def split(self, who: int, which: int, people: PeopleBand, able: bool) -> None:
        """Any case."""
        case = self.case(which, alive=able)
        actor = self.people[who]
        handlers = [a for a in self.people if self.handles(a, case)]
        if able and handlers:
            actor = handlers[who % len(handlers)]
        sees, may = self.sees(actor, case), self.handles(actor, case)
        many = len(self.work.cases.cases)
        answer = self.twice(split, actor, case.id, people, "另有三户", token=self.tap())
        if isinstance(answer, DomainError):
            assert not (sees and may and case.state in SPLITTABLE)
            self.refused(answer, sees, may)
            return
        assert sees
        assert may
        assert len(self.work.cases.cases) == many + 1
        assert (answer.split_from_id, answer.reporter_id) == (case.id, case.reporter_id)
        assert answer.responsible_id == case.responsible_id
        self.walked["split"] += 1

    def convert(self, who: int, which: int, category: int, able: bool) -> None:
        """Any case, into either list."""
        case = self.case(which, alive=able)
        actor = self.people[who]
        handlers = [a for a in self.people if self.handles(a, case)]
        if able and handlers:
            actor = handlers[who % len(handlers)]
        sees, may, was = self.sees(actor, case), self.handles(actor, case), case.kind
        way = find(case, Arrow.CONVERT)
        other = list(CaseKind)[category - 1] is not was
        answer = self.twice(convert, actor, case.id, category, token=self.tap())
        if isinstance(answer, DomainError):
            assert not (sees and may and way and other)
            assert isinstance(answer, Invalid) == bool(sees and may and way)
            self.refused(answer, sees, may)
            return
        assert sees
        assert may
        assert way is not None
        assert (case.kind is not was, case.category_id) == (True, category)
        self.walked[way.letter] += 1

    def undoable(self, case: Case) -> tuple[Step, list[Step]]:
        """The newest step but for what is only said and written, and what was by its doer."""
        steps = [step for step in self.work.cases.steps if step.case_id == case.id]
        moves = [step for step in steps if step.letter not in {"note", "record", "thanks"}]
        since = [step for step in steps if step.id > moves[-1].id]
        return moves[-1], since

    def undo(self, who: int, which: int, own: bool) -> None:
        """The last step of any case, mostly by who took it."""
        case = self.case(which, alive=own)
        if which % 2:
            case = self.work.cases.cases[self.work.cases.steps[-1].case_id]
        last, since = self.undoable(case)
        actor = self.people[who]
        if own:
            actor = next(a for a in self.people if a.person_id == last.person_id)
        back = WAY_BACK.get(ARROW_OF.get(last.letter, Arrow.ANSWER))
        way = None if back is None else find(case, back)
        sees = self.sees(actor, case)
        may = way is not None and self.may(actor, case, way)
        fits = (
            way is not None
            and last.person_id == actor.person_id
            and all(step.person_id == actor.person_id for step in since)
            and (self.now - last.at).total_seconds() <= FIVE
        )
        was = last.before
        answer = self.twice(undo, actor, case.id, token=self.tap())
        if isinstance(answer, DomainError):
            assert not (sees and may and fits)
            self.refused(answer, sees, may)
            return
        assert sees
        assert may
        assert fits
        assert way is not None
        assert last.effect is None
        if was is None:
            assert (case.state, case.outcome) == (State.WITHDRAWN, None)
        else:
            assert case.state is was, "it stands as before the step"
        self.undone |= {(case.id, step.token) for step in (last, *since)}
        self.walked[way.letter] += 1
        self.walked[f"undo {last.letter}"] += 1
        assert not any(
            step.effect is Effect.OPENED
            for step in self.work.cases.steps
            if step.case_id == case.id and case.state is State.WITHDRAWN
        )
