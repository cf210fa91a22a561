"""Writing the questionnaire of one organisation."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from ortaq.engine.render.xlsx import open_workbook, print_across, sheet_name, write_text
from ortaq.plan.rounds.questionnaire import layout
from ortaq.plan.rounds.questionnaire.layout import Form
from ortaq.shared.words import day, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ortaq.plan.rounds.queries import Desk, Part, Question

_WIDTHS = {
    layout.NUMBER: 10,
    layout.SECTION: 22,
    layout.QUESTION: 48,
    layout.REQUIREMENT: 48,
    layout.WHY: 48,
    layout.SOURCES: 40,
}
_RATING_WIDTH = 20
_SPARE_ROWS = 1
_KEYS_ROW, _HEADINGS_ROW, _FIRST_ROW = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    text: Format
    heading: Format
    locked: Format
    open: Format


def write_questionnaire(
    desk: Desk,
    parts: Sequence[Part],
    sources: Mapping[int, Sequence[str]],
    *,
    language: str,
    created_at: datetime,
) -> bytes:
    """The questionnaire as an XLSX workbook.

    Args:
        desk: whose.
        parts: its questions with their responses.
        sources: lines of sources by the key of the provision.
        language: kk, ru or en.
        created_at: for the file's properties.
    """
    buffer = io.BytesIO()
    form = Form.of(desk.round.assessment.framework)
    with (
        translation.override(language),
        open_workbook(
            buffer, title=in_language(desk.round.title), created_at=created_at
        ) as workbook,
    ):
        styles = _styles(workbook)
        _instructions(workbook.add_worksheet(sheet_name(_("Instructions"))), desk, styles)
        questions = workbook.add_worksheet(sheet_name(_("Questions")))
        meta = workbook.add_worksheet(layout.META_SHEET)
        lists = _meta(meta, form, desk, language, styles)
        _questions(questions, form, parts, sources, language, styles)
        _restrict(questions, form, lists, rows=sum(len(part.questions) for part in parts))
        questions.activate()
    return buffer.getvalue()


def _instructions(sheet: Worksheet, desk: Desk, styles: _Styles) -> None:
    sheet.set_column(0, 0, 100)
    print_across(sheet)
    lines = [
        _("Organisation: %(name)s") % {"name": in_language(desk.organisation.name)},
        _("Last day to answer: %(day)s") % {"day": day(desk.round.deadline)},
        _("Fill in the white cells on the next sheet. Everything else is locked."),
        _(
            "Choose the rating from the list of the cell. “Don’t know” is an answer too; an empty cell is none."
        ),
        _("Under “Why” write what the law says, how it is used, and what is missing."),
        _(
            "Under “Sources” write one source per line: name of the act or document; article; address."
        ),
        _("A source that you delete from the file stays in the system; remove it there."),
        _("You may sort, hide and widen columns, and add columns of your own: they are not read."),
        _(
            "Then upload the file where you got it. Before anything is saved, you see what would change."
        ),
    ]
    write_text(sheet, 0, 0, in_language(desk.round.title), styles.title)
    for number, line in enumerate(lines, start=2):
        write_text(sheet, number, 0, line, styles.text)
    sheet.protect()


def _meta(
    sheet: Worksheet, form: Form, desk: Desk, language: str, styles: _Styles
) -> dict[str, str]:
    """Write whose file it is and the lists of choices; return the range of each list."""
    facts = (
        ("format", layout.FORMAT),
        ("round", desk.round.reference),
        ("organisation", desk.organisation.code),
        ("language", language),
    )
    for row, (name, value) in enumerate(facts):
        write_text(sheet, row, 0, name, styles.text)
        write_text(sheet, row, 1, value, styles.text)
    ranges = {}
    for column, name in enumerate(form.scales, start=3):
        choices = form.choices(name)
        for row, words in enumerate(choices):
            write_text(sheet, row, column, words, styles.text)
        letter = chr(ord("A") + column)
        ranges[name] = f"={layout.META_SHEET}!${letter}$1:${letter}${len(choices)}"
    sheet.protect()
    sheet.very_hidden()
    return ranges


def _questions(
    sheet: Worksheet,
    form: Form,
    parts: Sequence[Part],
    sources: Mapping[int, Sequence[str]],
    language: str,
    styles: _Styles,
) -> None:
    for column, key in enumerate(form.keys):
        write_text(sheet, _KEYS_ROW, column, key, styles.locked)
        write_text(sheet, _HEADINGS_ROW, column, form.heading(key), styles.heading)
        options = {"hidden": True} if key in layout.HIDDEN else {}
        sheet.set_column(column, column, _WIDTHS.get(key, _RATING_WIDTH), None, options)
    sheet.set_row(_KEYS_ROW, None, None, {"hidden": True})
    row = _FIRST_ROW
    for part in parts:
        for question in part.questions:
            lines = sources.get(question.provision.pk, ())
            for column, key in enumerate(form.keys):
                locked = key in layout.HIDDEN or key in layout.LOCKED
                words = _cell(form, key, part, question, lines, language)
                write_text(sheet, row, column, words, styles.locked if locked else styles.open)
            row += 1
    sheet.freeze_panes(_FIRST_ROW, len(layout.HIDDEN) + 1)
    print_across(sheet, head_row=_HEADINGS_ROW)


def _cell(
    form: Form,
    key: str,
    part: Part,
    question: Question,
    lines: Sequence[str],
    language: str,
) -> str:
    provision, response = question.provision, question.response
    if key in form.scales:
        return layout.cell_words(form, key, response)
    rating = layout.rating_of(response)
    values = {
        layout.CODE: provision.code,
        layout.VERSION: str(response.version if response else 0),
        layout.DIGEST: layout.digest(rating, language, lines),
        layout.NUMBER: provision.code,
        layout.SECTION: in_language(part.title),
        layout.QUESTION: in_language(provision.question) or in_language(provision.title),
        layout.REQUIREMENT: in_language(provision.requirement),
        layout.WHY: rating.justification.as_dict()[language],
        layout.SOURCES: "\n".join(lines),
    }
    return values[key]


def _restrict(sheet: Worksheet, form: Form, lists: Mapping[str, str], *, rows: int) -> None:
    """Drop-downs on the ratings; everything but the answers is locked."""
    for column, key in enumerate(form.keys):
        if key in lists:
            sheet.data_validation(
                _FIRST_ROW,
                column,
                _FIRST_ROW + max(rows, 1) - 1,
                column,
                {
                    "validate": "list",
                    "source": lists[key],
                    "error_title": _("Choose from the list"),
                    "error_message": _("Only the words of the list are understood."),
                },
            )
    sheet.protect(
        "",
        {
            "format_columns": True,
            "format_rows": True,
            "sort": True,
            "autofilter": True,
            "insert_columns": True,
        },
    )


def _styles(workbook: Workbook) -> _Styles:
    top = {"valign": "top", "text_wrap": True}
    return _Styles(
        title=workbook.add_format({"bold": True, "font_size": 16, **top}),
        text=workbook.add_format(top),
        heading=workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E7E5DF", **top}),
        locked=workbook.add_format({"bg_color": "#F4F3EF", **top}),
        open=workbook.add_format({"locked": False, "border": 1, "border_color": "#B9B4A7", **top}),
    )
