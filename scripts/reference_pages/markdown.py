"""Markdown pieces that every generated page uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MADE = "<!-- Made by scripts/reference.py from the code. Change the code, then run: just docs -->"


def document(title: str, lead: str, *parts: str) -> str:
    """A whole page."""
    return "\n\n".join([f"# {title}", MADE, lead, *parts]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; cells may hold anything."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell(value) for value in line)} |" for line in lines)


def cell(value: object) -> str:
    """A value on one line of a table."""
    return " ".join(str(value).split()).replace("|", "\\|")


def code(text: str) -> str:
    """Text as code; nothing for nothing."""
    return f"`{text}`" if text else ""


def first_paragraphs(docstring: str | None) -> str:
    """A docstring without its headed sections, on one line."""
    kept = []
    for line in (docstring or "").strip().splitlines():
        if line.strip() in {"Args:", "Returns:", "Raises:", "Units:", "Source:", "Example:"}:
            break
        kept.append(line.strip())
    return " ".join(" ".join(kept).split())
