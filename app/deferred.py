"""aiogram's models, each built when it is first used.

At its import aiogram has pydantic build each of its 446 types with everything it may contain, and
188 methods after them: 1.6 seconds of the processor and 108 MiB, of which the product uses some
thirty. pydantic builds a model by itself on first use where a class says ``defer_build``, as
aiogram's types do, if the names in its annotations are in its module. So they are put there, and
nothing is built before (docs/decisions/0048-what-the-process-costs.md).
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from inspect import get_annotations
from typing import Any, TypeGuard

from pydantic import BaseModel

_NAME = re.compile(r"\w+")
_ALWAYS = ("Update", "Message")
"""What each run uses, and other models contain."""


@contextmanager
def built_when_used() -> Iterator[None]:
    """While it lasts aiogram may be imported for the first time."""
    usual = BaseModel.__dict__["model_rebuild"]

    def later(
        cls: type[Any], /, *, _types_namespace: Mapping[str, Any] | None = None, **more: Any
    ) -> bool | None:
        if _types_namespace is None or not _of_aiogram(cls):
            more["_parent_namespace_depth"] = more.get("_parent_namespace_depth", 2) + 1
            built: bool | None = usual.__get__(None, cls)(_types_namespace=_types_namespace, **more)
            return built
        for base in filter(_of_aiogram, cls.__mro__):
            base.model_config["defer_build"] = True  # also that from which the methods inherit
            _lend(cls, get_annotations(base), _types_namespace)
        return None

    base_of_all: Any = BaseModel
    base_of_all.model_rebuild = classmethod(later)
    try:
        yield
    finally:
        base_of_all.model_rebuild = usual
    if "aiogram.types" in sys.modules:
        for name in _ALWAYS:
            getattr(sys.modules["aiogram.types"], name).model_rebuild()
        for heir in _heirs(BaseModel):
            heir.model_rebuild(_types_namespace=_names_of(heir))


def _heirs(of: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Those that inherit from aiogram's models elsewhere, where the names are not, and would not
    be built by themselves."""
    for one in of.__subclasses__():
        if not _of_aiogram(one) and not one.__pydantic_complete__ and _bases(one):
            yield one
        yield from _heirs(one)


def _names_of(heir: type[BaseModel]) -> Mapping[str, Any]:
    """The names that the modules have from which it inherits."""
    found: dict[str, Any] = {}
    for base in _bases(heir):
        found = {**vars(sys.modules[base.__module__]), **found}
    return found


def _bases(heir: type[BaseModel]) -> Sequence[type[BaseModel]]:
    return [one for one in heir.__mro__ if _of_aiogram(one)]


def _of_aiogram(cls: type[Any]) -> TypeGuard[type[BaseModel]]:
    return cls.__module__.startswith("aiogram.") and issubclass(cls, BaseModel)


def _lend(to: type[Any], annotations: Mapping[str, Any], names: Mapping[str, Any]) -> None:
    """Gives a class's module the names in the annotations, which its file imports for type checkers
    alone."""
    module = vars(sys.modules[to.__module__])
    for annotation in annotations.values():
        for name in _NAME.findall(str(annotation)):
            if name in names:
                module.setdefault(name, names[name])
