"""What is to be answered before the rows of a ledger are certain."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.imports.model import LedgerQuestion


@dataclass
class Doubts:
    """Questions by key; what was answered is known, what was not waits in ``open``."""

    answers: Mapping[str, str]
    open: list[LedgerQuestion] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)

    def ask(self, question: LedgerQuestion) -> str | None:
        """The answer, if it is one of the question's; else the question waits."""
        answer = self.answers.get(question.key)
        if answer in question.options:
            return answer
        if question.key not in self._asked:
            self._asked.add(question.key)
            self.open.append(question)
        return None

    def waits(self, key: str) -> bool:
        """Whether the question was asked and not answered."""
        return key in self._asked
