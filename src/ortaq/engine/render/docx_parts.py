"""Parts of a DOCX file that python-docx has no words for."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ortaq.engine.render.fonts import OFFICE_FONT
from ortaq.engine.render.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from docx.document import Document as DocumentType
    from docx.styles.style import ParagraphStyle
    from docx.table import Table as TableType
    from docx.table import _Cell as CellType
    from docx.table import _Row as RowType
    from docx.text.paragraph import Paragraph

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEADING_LEVELS = 3
_ABOVE_HEADING_PT = 14
_INDENT = "\u2003"
_LOCALE = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def new_document(
    *, title: str, language: str, created_at: datetime, size_pt: float
) -> DocumentType:
    """An empty document whose language, font and properties are set."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name = OFFICE_FONT
    normal.font.size = Pt(size_pt)
    normal.paragraph_format.space_after = Pt(0)
    properties = normal.element.get_or_add_rPr()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        properties.rFonts.set(qn(script), OFFICE_FONT)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), _LOCALE[language])
    properties.append(spoken)
    for level in range(1, _HEADING_LEVELS + 1):
        _set_heading(document.styles[f"Heading {level}"])
    core = document.core_properties
    core.title, core.author, core.comments, core.language = (
        clean_text(title),
        "",
        "",
        _LOCALE[language],
    )
    core.created = core.modified = created_at.replace(tzinfo=None, microsecond=0)
    return document


def _set_heading(style: ParagraphStyle) -> None:
    """Gives a heading the font and the colour of the text instead of those of the theme, and less room above."""
    style.paragraph_format.space_before = Pt(_ABOVE_HEADING_PT)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.name = OFFICE_FONT
    fonts = style.element.rPr.rFonts
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)


def save(document: DocumentType) -> bytes:
    """The file, with the same bytes for the same content: its parts carry no time of writing."""
    draft, final = io.BytesIO(), io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(final, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return final.getvalue()


def write(
    paragraph: Paragraph, text: str, *, bold: bool = False, size_pt: float | None = None
) -> None:
    """Adds `text` to the paragraph; a line end becomes a line break."""
    run = paragraph.add_run(clean_text(text))
    run.bold = bold or None
    if size_pt is not None:
        run.font.size = Pt(size_pt)


def add_page_number(paragraph: Paragraph) -> None:
    """Adds the field that shows the page number."""
    _add_mark(paragraph, "begin")
    _add_instruction(paragraph, "PAGE")
    _add_mark(paragraph, "end")


def add_contents(paragraph: Paragraph, headings: Sequence[tuple[int, str]]) -> None:
    """Adds the field of the table of contents.

    It holds the headings from the start; the text program adds page numbers when the field is updated.

    Args:
        paragraph: an empty one.
        headings: level from 1, and text.
    """
    _add_mark(paragraph, "begin")
    _add_instruction(paragraph, f'TOC \\o "1-{_HEADING_LEVELS}" \\h \\z \\u')
    _add_mark(paragraph, "separate")
    write(paragraph, "\n".join(_INDENT * (level - 1) + text for level, text in headings))
    _add_mark(paragraph, "end")


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001  python-docx has no fields


def _add_instruction(paragraph: Paragraph, instruction: str) -> None:
    element = OxmlElement("w:instrText")
    element.text = instruction
    paragraph.add_run()._r.append(element)  # noqa: SLF001  as above


def repeat_on_each_page(row: RowType) -> None:
    """Makes the row a head of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  as above


def keep_whole(row: RowType) -> None:
    """Keeps the row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  as above


def keep_with_next(cell: CellType) -> None:
    """Keeps the row of this cell on the page of the next row."""
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def keep_row_with_next(row: RowType) -> None:
    """Keeps the row on the page of what follows it."""
    for cell in row.cells:
        keep_with_next(cell)


def set_side_margins(table: TableType, *, width_mm: float) -> None:
    """Sets how far the text of each cell stands from the lines at its sides."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(Mm(width_mm).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr  # noqa: SLF001  python-docx has no margins of cells
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
