"""一案一码: the code of a case, for the resident who brought it.

It is twelve digits in three groups, as they are read out over a telephone: eleven by chance, then
one that checks them, so that a digit misheard is told from a code that is nobody's. A code leads to
where a matter stands and to nothing of what it is about.
"""

import re
import secrets
import unicodedata

CODE_LENGTH = 12
_GROUP = 4
_APART = re.compile(r"[\W_]+")


def new_code() -> str:
    """A code by chance; that nobody else has it is seen to by the table."""
    by_chance = f"{secrets.randbelow(10 ** (CODE_LENGTH - 1)):0{CODE_LENGTH - 1}}"
    return by_chance + _check(by_chance)


def code_in(text: str) -> str | None:
    """The twelve digits that somebody typed, however they are grouped and in whatever width; None
    when it is something else."""
    digits = _APART.sub("", unicodedata.normalize("NFKC", text).strip())
    plain = digits.isascii() and digits.isdigit() and len(digits) == CODE_LENGTH
    return digits if plain else None


def misread(code: str) -> bool:
    """Whether a digit of it is wrong, or two beside each other changed places."""
    return _check(code[:-1]) != code[-1]


def spaced(code: str) -> str:
    """``4120 8395 7104``, as it is shown."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def _check(digits: str) -> str:
    """The digit that makes the Luhn sum (ISO/IEC 7812-1, annex B) of all a multiple of ten."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
