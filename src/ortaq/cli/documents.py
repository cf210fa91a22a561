"""`ortaq documents`: papers as files."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ortaq.cli.edge import paper_language_option, ready, write_file

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = {
    "gap-analysis": "ortaq.plan.gaps.documents:make_gap_analysis",
    "protocol": "ortaq.plan.decisions.documents:make_protocol",
    "law-profile": "ortaq.plan.gaps.documents:make_law_profile",
    "half-year-report": "ortaq.plan.monitoring.documents:make_half_year_report",
    "summary": "ortaq.plan.monitoring.documents:make_summary",
    "annual-report": "ortaq.plan.monitoring.documents:make_annual_report",
}
"""Kind of paper to the function that makes it.

Each takes `actor`, `reference` (empty for the usual one), `file_format` and `language`, all by name,
and gives the name and the content of the file.
"""


@click.group()
def documents() -> None:
    """Documents: papers of the committee as DOCX and PDF."""


@documents.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option(
    "--of", "reference", default="", metavar="NUMBER", help="Of what (default: the newest one)."
)
@paper_language_option
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["docx", "pdf"]),
    default="docx",
    show_default=True,
    help="Form of the file.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write (default: the document's own name, here).",
)
def make(kind: str, *, reference: str, lang: str, file_format: str, out: Path | None) -> None:
    """Write a paper of the committee as a file."""
    ready(lang)
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415 - needs Django

    name, content = _maker(kind)(
        actor=SYSTEM, reference=reference, file_format=file_format, language=lang
    )
    write_file(out or Path(name), content)


def _maker(kind: str) -> Callable[..., tuple[str, bytes]]:
    module, name = KINDS[kind].split(":")
    maker: Callable[..., tuple[str, bytes]] = getattr(importlib.import_module(module), name)
    return maker
