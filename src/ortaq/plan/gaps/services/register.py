"""Filling the register of the country's own articles from a table."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language
from ortaq.plan.gaps.models import LawArticle
from ortaq.plan.gaps.permissions import ALIGN
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

COLUMNS = ("act", "article", "text", "wording_date", "language", "url")
LARGEST_BYTES = 20 * 2**20
"""Most bytes of a table: some 20,000 articles. Ortaq's own choice."""


class LawTableUnfit(OrtaqError):
    """A row of the table can't be read. Correct it and bring the file again; nothing was taken over."""

    code = "law_table_unfit"


@dataclass(frozen=True, slots=True)
class Registered:
    """How many articles were new, and how many replaced an equal number, wording and language."""

    added: int
    replaced: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table."""

    act: str
    article: str
    text: str
    language: str
    url: str
    wording_date: date


@transaction.atomic
def import_law_articles(*, actor: Actor, content: bytes) -> Registered:
    """Take articles over from a CSV table with the columns of `COLUMNS`; `url` may be missing.

    An article with the same act, number, day of wording and language is replaced. All rows or none.

    Raises:
        NotAllowed: the role may not compare laws.
        LawTableUnfit: a column or value is missing or can't be read; says which row.
    """
    actor.require(ALIGN)
    rows = _read(content)
    added = 0
    for row in rows:
        _article, is_new = LawArticle.objects.update_or_create(
            act=row.act,
            article=row.article,
            wording_date=row.wording_date,
            language=row.language,
            defaults={
                "text": row.text,
                "url": row.url,
                "added_at": clock.now(),
                "added_by": actor.name,
            },
        )
        added += is_new
    record(actor, "law.import", subject_kind="law_articles", subject="", rows=len(rows))
    return Registered(added, len(rows) - added)


def _read(content: bytes) -> list[_Row]:
    if len(content) > LARGEST_BYTES:
        raise LawTableUnfit(row=0, column="")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LawTableUnfit(row=0, column="") from error
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",")
    names = set(reader.fieldnames or ())
    for column in COLUMNS[:-1]:
        if column not in names:
            raise LawTableUnfit(row=1, column=column)
    return [_row(number, row) for number, row in enumerate(reader, start=2)]


def _row(number: int, row: dict[str, str | None]) -> _Row:
    values = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for column, most in (("act", 300), ("article", 100), ("text", 200_000)):
        if not 0 < len(values[column]) <= most:
            raise LawTableUnfit(row=number, column=column)
    if values["language"] not in set(Language):
        raise LawTableUnfit(row=number, column="language")
    url = values["url"]
    if (url and not url.startswith(("http://", "https://"))) or len(url) > 500:
        raise LawTableUnfit(row=number, column="url")
    try:
        day = date.fromisoformat(values["wording_date"])
    except ValueError as error:
        raise LawTableUnfit(row=number, column="wording_date") from error
    names = ("act", "article", "text", "language", "url")
    return _Row(**{name: values[name] for name in names}, wording_date=day)
