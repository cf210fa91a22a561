"""Finding a few rows by their keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model
from django.db.transaction import TransactionManagementError

from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Object = TypeVar("Object", bound=Model)


class NotCompilable(ValueError):
    """The query has other parameters than it is given. Write constants into it, or compare in Python."""


class CompiledQuery(Generic[Row]):
    """A query of which only the keys change, and values that stand before them in its SQL.

    Args:
        build: the query with `values_list`, of keys and of these values. It is called with made ones,
            so it may not look at them.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._forms: dict[tuple[str, int], _Form] = {}

    def rows(self, keys: Iterable[int | str], *values: str) -> list[Row]:
        """What the query finds, in its order within each batch of keys; nothing where there is no key."""
        found: list[Row] = []
        for batch in in_batches(keys):
            room = 1 << (len(batch) - 1).bit_length()
            padded = [*batch, *batch[-1:] * (room - len(batch))]
            found += self._form(room, len(values)).rows(padded, values)
        return found

    def _form(self, keys: int, values: int) -> _Form:
        """Its SQL for so many keys; for powers of two only, so that there are few."""
        place = (connection.vendor, keys)
        if place not in self._forms:
            self._forms[place] = _Form.of(self._build, keys, values)
        return self._forms[place]


class CompiledObjects(Generic[Object]):
    """The same for whole rows of a model.

    Args:
        model: whose rows are found.
        build: the query, as of a `CompiledQuery` but without `values_list`.
    """

    def __init__(self, model: type[Object], build: Callable[..., QuerySet[Object]]) -> None:
        names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 - public
        self._model, self._names = model, names
        self._query = CompiledQuery(lambda *asked: build(*asked).values_list(*names))

    def find(self, keys: Iterable[int | str], *values: str) -> list[Object]:
        """The objects, in the query's order within each batch of keys."""
        rows = self._query.rows(keys, *values)
        return [self._model.from_db(DEFAULT_DB_ALIAS, self._names, row) for row in rows]


@dataclass(frozen=True, slots=True)
class _Form:
    """SQL for one number of keys.

    Args:
        locks: whether the rows are held until the transaction ends.
        key: makes of a key what the database's driver takes for such a column.
    """

    sql: str
    locks: bool
    key: Callable[[Any], Any]
    compiler: SQLCompiler
    converters: dict[int, Any]

    @classmethod
    def of(cls, build: Callable[..., QuerySet[Any, Any]], keys: int, values: int) -> _Form:
        made = ["0" * (number + 1) for number in range(values)]
        query = build(list(range(keys)), *made).query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        if [str(told) for told in parameters] != [*made, *(str(key) for key in range(keys))]:
            raise NotCompilable(sql)
        columns = [column for column, _, _ in compiler.select]
        return cls(
            sql,
            query.select_for_update,
            type(parameters[-1]),
            compiler,
            compiler.get_converters(columns),
        )

    def rows(self, keys: Sequence[int | str], values: Sequence[str]) -> list[Any]:
        if self.locks and connection.get_autocommit():
            raise TransactionManagementError
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [*values, *map(self.key, keys)])
            found: list[Any] = cursor.fetchall()
        if not self.converters:
            return found
        return list(self.compiler.apply_converters(found, self.converters))
