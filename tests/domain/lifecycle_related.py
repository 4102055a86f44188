"""The rules of the ways aside and back: merge, split, convert, undo."""

from domain.cases.convert import convert
from domain.cases.last_step import ENTRIES
from domain.cases.letters import Letter
from domain.cases.merge import merge
from domain.cases.model import Case, CaseKind, Effect, PeopleBand, State, Step
from domain.cases.split import split
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
        offering = self.offered(ended, "merge") if able else []
        if handlers := [one for one in offering if self.sees(one, kept)]:
            actor = handlers[who % len(handlers)]
        sees = self.sees(actor, one) and self.sees(actor, two)
        offered = self.may(actor, ended).merge
        fits = one is not two and kept.kind is ended.kind and kept.open
        answer = self.twice(merge, actor, one.id, two.id, token=self.tap())
        if isinstance(answer, DomainError):
            assert not (sees and offered and fits)
            self.refused(answer, sees, offered)
            return
        assert answer.id == kept.id
        assert sees
        assert offered
        assert fits
        assert (ended.state, ended.merged_into_id) == (State.MERGED, kept.id)
        assert kept.open
        self.walked["merge"] += 1
        self.walked[self.last(ended)] += 1

    def split(self, who: int, which: int, people: PeopleBand, able: bool) -> None:
        """Any case."""
        case = self.case(which, alive=able)
        actor = self.people[who]
        if handlers := (self.offered(case, "split") if able else []):
            actor = handlers[who % len(handlers)]
        sees, offered = self.sees(actor, case), self.may(actor, case).split
        many = len(self.world.cases())
        answer = self.twice(split, actor, case.id, people, "另有三户", token=self.tap())
        if isinstance(answer, DomainError):
            assert not offered
            self.refused(answer, sees, offered)
            return
        assert offered
        assert len(self.world.cases()) == many + 1
        assert (answer.split_from_id, answer.reporter_id) == (case.id, case.reporter_id)
        assert answer.responsible_id == case.responsible_id
        self.walked["split"] += 1

    def convert(self, who: int, which: int, category: int, able: bool) -> None:
        """Any case, into either list."""
        case = self.case(which, alive=able)
        actor = self.people[who]
        if handlers := (self.offered(case, "convert") if able else []):
            actor = handlers[who % len(handlers)]
        sees, offered, was = self.sees(actor, case), self.may(actor, case).convert, case.kind
        other = list(CaseKind)[category - 1] is not was
        answer = self.twice(convert, actor, case.id, category, token=self.tap())
        if isinstance(answer, DomainError):
            assert not (offered and other)
            assert isinstance(answer, Invalid) == offered
            self.refused(answer, sees, offered)
            return
        assert offered
        assert (case.kind is not was, case.category_id) == (True, category)
        self.walked[self.last(case)] += 1

    def last(self, case: Case) -> Letter:
        """The letter of the step taken last."""
        return next(s.letter for s in reversed(self.world.steps()) if s.case_id == case.id)

    def undoable(self, case: Case) -> tuple[Step, list[Step]]:
        """The newest step but for what is only said and written, and what was by its doer."""
        steps = [step for step in self.world.steps() if step.case_id == case.id]
        moves = [step for step in steps if step.letter not in ENTRIES | {Letter.THANKS}]
        since = [step for step in steps if step.id > moves[-1].id]
        return moves[-1], since

    def undo(self, who: int, which: int, own: bool) -> None:
        """The last step of any case, mostly by who took it."""
        case = self.case(which, alive=own)
        if which % 2:
            case = self.world.case(self.world.steps()[-1].case_id)
        last, since = self.undoable(case)
        actor = self.people[who]
        if own:
            actor = next(a for a in self.people if a.person_id == last.person_id)
        sees, offered = self.sees(actor, case), self.may(actor, case).undo
        assert offered in {None, last.id}
        if offered is not None:
            assert all(step.person_id == actor.person_id for step in (last, *since))
            assert (self.now - last.at).total_seconds() <= FIVE
        was = last.before
        answer = self.twice(undo, actor, case.id, token=self.tap())
        if isinstance(answer, DomainError):
            assert offered is None
            self.refused(answer, sees, offered is not None)
            return
        assert offered == last.id
        assert last.effect is None
        if was is None:
            assert (case.state, case.outcome) == (State.WITHDRAWN, None)
        else:
            assert case.state is was, "it stands as before the step"
        self.undone |= {(case.id, step.token) for step in (last, *since)}
        self.walked[self.last(case)] += 1
        self.walked[f"undo {last.letter}"] += 1
        assert not any(
            step.effect is Effect.OPENED
            for step in self.world.steps()
            if step.case_id == case.id and case.state is State.WITHDRAWN
        )
