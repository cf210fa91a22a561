"""The settings page and the example environment file."""

from __future__ import annotations

from ortaq.options import OPTIONS
from reference_pages.markdown import code, document, table

_LEAD = (
    "Ortaq is set up by environment variables. All of them have a default; `.env.example` lists"
    " them for copying.\nA flag is on for `1`, `true`, `yes` or `on`; a list is separated by"
    " commas."
)


def page() -> str:
    """docs/reference/settings.md."""
    rows = [
        (code(option.name), option.kind, code(option.default) or "empty", option.help)
        for option in OPTIONS
    ]
    return document(
        "Settings", _LEAD, table(("Variable", "Kind", "Default", "What it is for"), rows)
    )


def example() -> str:
    """.env.example."""
    parts = ["# Settings of Ortaq with their defaults. Made by scripts/reference.py."]
    parts += [f"# {option.help}\n#{option.name}={option.default}" for option in OPTIONS]
    return "\n\n".join(parts) + "\n"
