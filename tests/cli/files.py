"""Files of reports, good and bad."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEADER = "id;дата обращения;текст;область;ущерб"


def table(path: Path, rows: Iterable[str], encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join([HEADER, *rows]).encode(encoding))
    return path


def one_line(path: Path, millions: int) -> Path:
    """A table whose second line never ends, written piece by piece."""
    with path.open("wb") as file:
        file.write(f"{HEADER}\n1;10.03.2026;".encode())
        for _ in range(millions):
            file.write(b"7" * 1_000_000)
    return path


def false_workbook(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("reports.csv", HEADER)
    return path


def workbook(path: Path, cells: Iterable[Iterable[object]]) -> Path:
    """A workbook; a cell that begins with = is a formula, as a spreadsheet would store it."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER.split(";"), *cells]):
            sheet.write_row(number, 0, row)
    return path


def campaign_rows(count: int, seed: int) -> list[str]:
    """Rows of which many share a phone, so that campaigns grow, merge and meet batch borders."""
    rows = []
    for number in range(count):
        phone = (number * 7919 + seed * 101) % (count // 4)
        site = (number * 104_729 + seed) % (count // 2)
        rows.append(
            f"{seed}-{number};{1 + number % 28:02d}.0{1 + number % 6}.2026;"
            f"Звонили с +7 709 {100 + seed:03d} {phone // 100:02d} {phone % 100:02d},"
            f" сайт https://bonus-{seed}-{site}.example;Астана;{1000 + number}"
        )
    return rows
