from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """scripts/reference.py as a module."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    sys.modules.pop("reference", None)
    import reference as module

    return module


def test_pages_of_the_reference_are_what_the_code_says(reference: ModuleType) -> None:
    stale = reference.differing(reference.pages())

    assert stale == [], "run: just docs"


def test_a_changed_page_is_found(reference: ModuleType) -> None:
    wanted = reference.pages()
    wanted["docs/reference/settings.md"] += "\n"

    assert "docs/reference/settings.md" in reference.differing(wanted)


def test_every_page_of_the_folder_is_made(reference: ModuleType) -> None:
    made = set(reference.pages())
    present = {str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "reference").rglob("*.md")}

    assert present <= made


def test_every_option_is_in_the_example_file() -> None:
    from ortaq.options import OPTIONS

    text = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert [option.name for option in OPTIONS if f"#{option.name}=" not in text] == []


def test_every_command_has_a_help_text() -> None:
    import click

    from ortaq.cli.main import cli

    def silent(command: click.Command, context: click.Context) -> list[str]:
        found = [] if command.help else [context.command_path]
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                found += silent(inner, click.Context(inner, info_name=name, parent=context))
        return found

    assert silent(cli, click.Context(cli, info_name="ortaq")) == []
