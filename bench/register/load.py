"""Rows into tables as fast as the database takes them: SQLite's executemany, PostgreSQL's COPY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import Model

_AT_ONCE = 50_000


def load(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Store rows of plain values under the names of columns; the others get their usual value."""
    usual = _usual(model, columns)
    names = ", ".join(f'"{name}"' for name in (*columns, *usual))
    rest = tuple(usual.values())
    table = model._meta.db_table  # noqa: SLF001 - Django's documented way to a table's name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row((*row, *rest))
            return
        marks = ", ".join("?" * (len(columns) + len(rest)))
        inner = cursor.connection.cursor()
        inner.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})', ((*row, *rest) for row in rows)
        )


def _usual(model: type[Model], columns: Sequence[str]) -> dict[str, object]:
    """Columns that are not named and may not be empty, with the value a new row has there."""
    return {
        field.column: field.get_db_prep_save(field.get_default(), connection)
        for field in model._meta.concrete_fields  # noqa: SLF001 - as above
        if not (field.null or field.primary_key or field.column in columns)
    }


def before() -> None:
    """Let SQLite write without waiting for the disk: a broken fill is begun again."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -2000000")


def after(models: Iterable[type[Model]]) -> None:
    """Set sequences past the given keys and let the planner count the rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in models:
                table = model._meta.db_table  # noqa: SLF001 - as above
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
                    f' (SELECT max(id) FROM "{table}"))'
                )
            cursor.execute("VACUUM ANALYZE")
            return
        cursor.execute("ANALYZE")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def size_mb() -> float:
    """What the database takes on disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return float(cursor.fetchone()[0]) / 2**20
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return float(cursor.fetchone()[0]) / 2**20
