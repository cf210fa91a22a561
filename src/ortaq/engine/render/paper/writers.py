"""The forms in which a paper is printed."""

from __future__ import annotations

from ortaq.engine.render.paper.docx import write_docx
from ortaq.engine.render.paper.pdf import write_pdf

WRITERS = {"docx": write_docx, "pdf": write_pdf}
"""Ending of the file to the function that writes it from a paper and an instant."""
