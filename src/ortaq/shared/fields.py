"""A model field for one text in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


class TrilingualField(models.JSONField):
    """A `Trilingual`, stored as JSON with the keys kk, ru, en."""

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """The Trilingual of a stored JSON text."""
        stored = super().from_db_value(value, expression, connection)
        return None if stored is None else Trilingual.of(stored)

    def to_python(self, value: Any) -> Any:
        """The Trilingual of a mapping."""
        if isinstance(value, Trilingual) or value is None:
            return value
        return Trilingual.of(value)

    def get_prep_value(self, value: Any) -> Any:
        """The mapping to store."""
        return super().get_prep_value(value.as_dict() if isinstance(value, Trilingual) else value)

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """The database's form of the mapping."""
        plain = value.as_dict() if isinstance(value, Trilingual) else value
        return super().get_db_prep_value(plain, connection, prepared)

    def value_to_string(self, obj: models.Model) -> Any:
        """The mapping, for serialisers."""
        value = self.value_from_object(obj)
        return value.as_dict() if isinstance(value, Trilingual) else value
