"""A model field for a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from ortaq.plan.measures.deadlines import Deadline

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    _Field = models.CharField[Any, Any]
else:
    _Field = models.CharField

_LONGEST_CODE = 24


class DeadlineField(_Field):
    """A `Deadline`, stored as its code."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = _LONGEST_CODE
        super().__init__(*args, **kwargs)

    def from_db_value(
        self, value: str | None, expression: Any, connection: BaseDatabaseWrapper
    ) -> Deadline | None:
        """The Deadline of a stored code."""
        return None if value is None else Deadline.parse(value)

    def to_python(self, value: Any) -> Any:
        """The Deadline of a code."""
        return Deadline.parse(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        """The code to store."""
        return value.code if isinstance(value, Deadline) else value

    def value_to_string(self, obj: models.Model) -> str:
        """The code, for serialisers."""
        return str(self.get_prep_value(self.value_from_object(obj)))
