"""Filled questionnaires: a workbook read whole, changed by cell, and written again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter
from python_calamine import CalamineWorkbook

from ortaq.plan.rounds.questionnaire import layout

if TYPE_CHECKING:
    from pathlib import Path


class Book:
    """The sheets of a workbook as lists of rows; `questions` is the sheet of questions."""

    def __init__(self, content: bytes) -> None:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self.sheets = {
            name: [list(row) for row in workbook.get_sheet_by_name(name).to_python()]
            for name in workbook.sheet_names
        }

    @property
    def questions(self) -> list[list[object]]:
        return next(
            rows for name, rows in self.sheets.items() if rows and layout.CODE in map(str, rows[0])
        )

    def column(self, key: str) -> int:
        return self.questions[0].index(key)

    def row(self, code: str) -> list[object]:
        return next(row for row in self.questions[2:] if row[0] == code)

    def fill(self, code: str, **cells: object) -> None:
        for key, value in cells.items():
            self.row(code)[self.column(key)] = value

    def save(self, path: Path) -> Path:
        with xlsxwriter.Workbook(str(path)) as workbook:
            for name, rows in self.sheets.items():
                sheet = workbook.add_worksheet(name)
                for number, row in enumerate(rows):
                    for place, cell in enumerate(row):
                        if isinstance(cell, str):
                            sheet.write_string(number, place, cell)
                        else:
                            sheet.write(number, place, cell)
        return path
