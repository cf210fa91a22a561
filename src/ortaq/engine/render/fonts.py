"""The fonts that come with the product, so that a paper looks the same on every machine."""

from __future__ import annotations

from pathlib import Path

FONT_DIRECTORY = Path(__file__).parents[2] / "data" / "fonts"
"""Folder of the TTF files; its SOURCE.md names publisher and licence."""

SCREEN_FONT = "Golos Text"
"""Family of charts, maps and web pages."""

PAPER_FONT = "Tinos"
"""Family of official papers as PDF; it has the widths of Times New Roman."""

OFFICE_FONT = "Times New Roman"
"""Family named in DOCX and XLSX files, present wherever they are edited."""
