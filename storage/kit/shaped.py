"""The column type of a value that is kept whole: as JSON, in the shape of its class."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Made once: that takes longer than all reading."""
    if shape not in _adapters:
        _adapters[shape] = TypeAdapter(shape)
    return _adapters[shape]


class Shaped(TypeDecorator[Any]):
    """A frozen value as JSON. A fact that this version does not know is left out, and one added
    since has its default."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__(none_as_null=True)
        self.shape = shape

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> Any | None:
        """As JSON values."""
        return None if value is None else _adapter(self.shape).dump_python(value, mode="json")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:
        """The value again."""
        return None if value is None else _adapter(self.shape).validate_python(value)
