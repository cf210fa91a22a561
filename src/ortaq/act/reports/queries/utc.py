"""Moments in UTC by the database's own means: of thousands of rows that is quicker than by ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db.models import CharField, DateField, Func

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler, _AsSqlType


class _OfUtc(Func):
    """Written for PostgreSQL in `template`; SQLite keeps moments in UTC already."""

    sqlite_template: ClassVar[str]

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: object
    ) -> _AsSqlType:
        return self.as_sql(compiler, connection, template=self.sqlite_template)


class UtcDay(_OfUtc):
    """The day of a moment."""

    template = "(%(expressions)s AT TIME ZONE 'UTC')::date"
    sqlite_template = "date(%(expressions)s)"
    output_field = DateField()


class UtcText(_OfUtc):
    """A moment as text, to the second: where most are only compared, and few are read as days."""

    template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
    sqlite_template = "substr(%(expressions)s, 1, 19)"
    output_field = CharField()
