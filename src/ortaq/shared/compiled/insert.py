"""Storing a few rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import AutoField, Model

from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW = 8
"""Rows in one statement; of more than that Django's own way takes no longer."""

Object = TypeVar("Object", bound=Model)


class CompiledInsert(Generic[Object]):
    """Storing of whole rows, and of some columns of rows that are there.

    Args:
        model: whose rows are stored.
        unique: column by which a row is known to be there; empty where all are new.
        update: columns that such a row gets.
    """

    def __init__(
        self, model: type[Object], *, unique: str = "", update: Sequence[str] = ()
    ) -> None:
        options = model._meta  # noqa: SLF001 - Django's public name for it
        self._model, self._unique, self._update = model, unique, update
        self._makes_keys = isinstance(options.pk, AutoField)
        self._fields = [
            field for field in options.concrete_fields if not isinstance(field, AutoField)
        ]
        names = ", ".join(f'"{field.column}"' for field in self._fields)
        self._into = f'INSERT INTO "{options.db_table}" ({names}) VALUES '
        self._marks = f"({', '.join(['%s'] * len(self._fields))})"
        told = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in update)
        conflict = f' ON CONFLICT ("{unique}") DO UPDATE SET {told}' if unique else ""
        key = f' RETURNING "{options.pk.column}"' if self._makes_keys else ""
        self._end = f"{conflict}{key}"

    def insert(self, rows: Sequence[Object]) -> None:
        """Store the rows; they get the keys that the database makes."""
        if len(rows) > FEW:
            self._insert_many(rows)
        elif rows:
            self._insert_few(rows)

    def _insert_few(self, rows: Sequence[Object]) -> None:
        connection = connections[DEFAULT_DB_ALIAS]  # `django.db.connection` looks it up at each use
        marks = ", ".join([self._marks] * len(rows))
        values = [
            field.get_db_prep_save(field.pre_save(row, add=True), connection)
            for row in rows
            for field in self._fields
        ]
        with connection.cursor() as cursor:
            cursor.execute(f"{self._into}{marks}{self._end}", values)
            keys = cursor.fetchall() if self._makes_keys else [(row.pk,) for row in rows]
        for row, (key,) in zip(rows, keys, strict=True):
            row.pk = key
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001 - documented

    def _insert_many(self, rows: Sequence[Object]) -> None:
        self._model._default_manager.bulk_create(  # noqa: SLF001 - Django's public name for it
            rows,
            batch_size=BATCH,
            update_conflicts=bool(self._unique),
            unique_fields=[self._unique] if self._unique else None,
            update_fields=self._update or None,
        )
