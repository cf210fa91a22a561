"""The table of comments and answers as DOCX, PDF, XLSX, CSV and JSON; who was heard as tables.

Source: the form of the comment table of ISO/IEC Directives, Part 1, with reason, version and day added.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Paper, Paragraph, TableBlock
from ortaq.engine.render.paper.writers import WRITERS
from ortaq.engine.render.tables import Column, Table, write_csv
from ortaq.engine.render.xlsx import write_xlsx
from ortaq.engine.terms.language import Language
from ortaq.plan.consultations import queries
from ortaq.plan.measures.documents import UnknownFormat
from ortaq.plan.measures.official import DEMO_LABEL
from ortaq.shared.country import pack
from ortaq.shared.downloads import MEDIA_TYPES
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language, integer

if TYPE_CHECKING:
    from datetime import date, datetime

    from ortaq.engine.render.tables import Cell
    from ortaq.plan.consultations.models import Comment, Consultation
    from ortaq.plan.consultations.queries import Voice, Voices

FORMATS = ("docx", "pdf", "xlsx", "csv", "json")
KEPT_S = 24 * 3600
"""A day: names of organisations change without the table's knowledge. Ortaq's own choice."""
_JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class VoiceTable:
    """One table of who was heard, with the words of its values."""

    key: str
    title: str
    rows: list[tuple[str, Voice]]


@dataclass(frozen=True, slots=True)
class Row:
    """One comment as it is published; answers are empty until all are given."""

    number: int
    author: str
    section: str
    passage: str
    kind: str
    text: str
    proposed_change: str
    same: int
    outcome: str
    reason: str
    changed_in_version: int | None
    answered_by: str
    answered_on: date | None


def files_of(consultation: Consultation) -> list[dict[str, str]]:
    """Links to the table in each format."""
    return [
        {
            "label": _("Comments and answers, %(format)s") % {"format": name.upper()},
            "url": reverse("consultations:table_download", args=[consultation.reference, name]),
        }
        for name in FORMATS
    ]


def author_of(comment: Comment) -> str:
    """Who says it, as published."""
    if comment.organisation is not None:
        return in_language(comment.organisation.name)
    return comment.author or _("anonymous")


def rows_of(consultation: Consultation) -> list[Row]:
    """The published comments by number, in two queries."""
    return [
        _row(comment, consultation)
        for comment in queries.with_same(queries.list_published(consultation))
    ]


def make_table(
    *, consultation: Consultation, file_format: str, language: str
) -> tuple[str, str, bytes]:
    """Name, content type and content of the table in the page's language.

    It takes seconds with a thousand comments and anybody may ask for it, so that it is kept until it changes.

    Raises:
        UnknownFormat: the format is none of `FORMATS`.
    """
    if file_format not in FORMATS:
        raise UnknownFormat(value=file_format)
    key = (
        f"consultation:{consultation.pk}:{file_format}:{language}:{queries.state_of(consultation)}"
    )
    content = cache.get(key)
    if content is None:
        content = _content(consultation, file_format, language)
        cache.set(key, content, timeout=KEPT_S)
    name = f"{consultation.reference}-{language}.{file_format}"
    kind = _JSON if file_format == "json" else MEDIA_TYPES[f".{file_format}"]
    return name, kind, content


def voice_tables(voices: Voices) -> list[VoiceTable]:
    """Groups of society, regions and languages, each with its words."""
    regions = {region.code: in_language(region.name) for region in pack().regions}
    return [
        VoiceTable(
            "society",
            _("Groups of society"),
            [(label(voice.value, "society"), voice) for voice in voices.society],
        ),
        VoiceTable(
            "regions",
            _("Regions"),
            [(regions.get(voice.value, voice.value), voice) for voice in voices.regions],
        ),
        VoiceTable(
            "languages",
            _("Languages"),
            [(label(voice.value, "language"), voice) for voice in voices.languages],
        ),
    ]


def _content(consultation: Consultation, file_format: str, language: str) -> bytes:
    rows = rows_of(consultation)
    made_at = _made_at(consultation)
    if file_format == "json":
        return _json(consultation, rows)
    if file_format == "csv":
        return write_csv(_table(consultation, rows))
    if file_format == "xlsx":
        return write_xlsx(_table(consultation, rows), created_at=made_at)
    paper = _paper(consultation, rows, language)
    return WRITERS[file_format](paper, created_at=made_at)


def _row(comment: Comment, consultation: Consultation) -> Row:
    group = comment.group
    given = getattr(group, "disposition", None) if consultation.is_answered else None
    section = comment.section
    return Row(
        number=comment.number,
        author=author_of(comment),
        section=f"{section.code}. {in_language(section.heading)}",
        passage=comment.passage,
        kind=label(comment.kind, "comment_kind"),
        text=comment.shown_text,
        proposed_change=comment.shown_change,
        same=getattr(comment, "same"),  # noqa: B009 - an annotation
        outcome=label(given.outcome, "outcome") if given else "",
        reason=in_language(given.reason) if given else "",
        changed_in_version=given.changed_in_version if given else None,
        answered_by=_answered_by(given) if given else "",
        answered_on=timezone.localdate(given.answered_at) if given else None,
    )


def _answered_by(given: object) -> str:
    body = getattr(given, "organisation", None)
    return in_language(body.name) if body else _("the secretariat")


def _table(consultation: Consultation, rows: list[Row]) -> Table:
    return Table(
        title=_("Comments and answers"),
        columns=(
            Column(_("No."), places=0, width=7),
            Column(_("Organisation or author"), width=24),
            Column(_("Section or measure"), width=36),
            Column(_("Passage"), width=36),
            Column(_("Type")),
            Column(_("Comment"), width=48),
            Column(_("Proposed change"), width=36),
            Column(_("Comments that say the same"), places=0),
            Column(_("Answer")),
            Column(_("Reason"), width=48),
            Column(_("Changed in version"), places=0),
            Column(_("Answered by"), width=24),
            Column(_("Day of the answer")),
        ),
        rows=tuple(_cells(row) for row in rows),
        source=_source(consultation),
    )


def _cells(row: Row) -> tuple[Cell, ...]:
    return (
        row.number,
        row.author,
        row.section,
        row.passage,
        row.kind,
        row.text,
        row.proposed_change,
        row.same,
        row.outcome,
        row.reason,
        row.changed_in_version,
        row.answered_by,
        row.answered_on,
    )


def _paper(consultation: Consultation, rows: list[Row], language: str) -> Paper:
    """The table on A4: passage, comment and proposal in one cell, answer, reason and version in another."""
    table = Table(
        title=in_language(consultation.title),
        columns=(
            Column(_("No."), width=8),
            Column(_("Organisation or author"), width=24),
            Column(_("Section or measure"), width=26),
            Column(_("Type"), width=18),
            Column(_("Comment and proposed change"), width=52),
            Column(_("Answer and reason"), width=44),
            Column(_("Answered by"), width=24),
        ),
        rows=tuple(_printed(row) for row in rows),
        source=_source(consultation),
    )
    days = _("Comments were taken from %(first)s to %(last)s") % {
        "first": day(consultation.opens_on),
        "last": day(consultation.closes_on),
    }
    pending = (
        () if consultation.is_answered else (Paragraph(_("The answers aren’t published yet.")),)
    )
    return Paper(
        title=_("Comments and answers"),
        language=Language(language),
        blocks=(*pending, TableBlock(table)),
        imprint=(in_language(consultation.title), days, _source(consultation)),
        demo_label=DEMO_LABEL.in_(language) if consultation.is_demo else "",
    )


def _printed(row: Row) -> tuple[Cell, ...]:
    said = [_("“%(text)s”") % {"text": row.passage} if row.passage else "", row.text]
    if row.proposed_change:
        said.append(_("Proposed: %(text)s") % {"text": row.proposed_change})
    if row.same > 1:
        said.append(_("Comments that say the same: %(count)s") % {"count": integer(row.same)})
    answer = [row.outcome, row.reason]
    if row.changed_in_version:
        answer.append(_("Changed in version %(version)s") % {"version": row.changed_in_version})
    by = [row.answered_by, f"{row.answered_on:%d.%m.%Y}" if row.answered_on else ""]
    return (
        str(row.number),
        row.author,
        row.section,
        row.kind,
        "\n".join(filter(None, said)),
        "\n".join(filter(None, answer)),
        "\n".join(filter(None, by)),
    )


def _source(consultation: Consultation) -> str:
    return _("Consultation %(reference)s, SHA-256 of its text: %(digest)s") % {
        "reference": consultation.reference,
        "digest": consultation.digest,
    }


def _made_at(consultation: Consultation) -> datetime:
    at = consultation.answered_at or consultation.closed_at or consultation.created_at
    return at.replace(microsecond=0)


def _json(consultation: Consultation, rows: list[Row]) -> bytes:
    plain = {
        "consultation": consultation.reference,
        "title": consultation.title.as_dict(),
        "opens_on": consultation.opens_on.isoformat(),
        "closes_on": consultation.closes_on.isoformat(),
        "status": consultation.status,
        "digest": consultation.digest,
        "is_demo": consultation.is_demo,
        "comments": [
            {
                "number": row.number,
                "author": row.author,
                "section": row.section,
                "passage": row.passage,
                "kind": row.kind,
                "text": row.text,
                "proposed_change": row.proposed_change,
                "same": row.same,
                "outcome": row.outcome,
                "reason": row.reason,
                "changed_in_version": row.changed_in_version,
                "answered_by": row.answered_by,
                "answered_on": row.answered_on.isoformat() if row.answered_on else None,
            }
            for row in rows
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()
