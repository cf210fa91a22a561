from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from ortaq.engine.exchange.mapping import Mapping

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "docs" / "adr").glob("*.md"))
SKIPPED = {".venv", ".uv", "node_modules", "ortaq-home", ".git", "dist"}
TEXT = {".md", ".py", ".toml", ".yaml", ".yml", ".html", ".css", ".js", ".txt", ".csv", ".sh", ""}
FOREIGN = (
    re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|artifactory|/simple/"),
    re.compile(r"(?<![\w.])/(?:Users|root|work)/|/home/[a-z]+/\."),
)
"""Addresses of package registries, and paths of somebody's machine."""


def documents() -> list[Path]:
    """Every Markdown file of the repository."""
    found = (path for path in ROOT.rglob("*.md"))
    return sorted(p for p in found if not SKIPPED & set(p.relative_to(ROOT).parts))


def listed_names() -> list[str]:
    """The files under version control, and those that are new."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a clone of the repository")
    return [name for name in listed.stdout.split("\0") if name]


def tracked() -> list[Path]:
    """Those of them that are text."""
    names = listed_names()
    return [ROOT / n for n in names if Path(n).suffix in TEXT and (ROOT / n).is_file()]


def anchors(path: Path) -> set[str]:
    """The names under which the headings of a page can be linked."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-") for title in titles}


def test_records_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in RECORDS]

    assert numbers == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_its_form(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    title = lines[0].removeprefix(f"# {path.name[:4]}. ")
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")

    assert len(lines) <= 60
    assert path.stem == f"{path.name[:4]}-{slug}"
    assert [line for line in lines if line.startswith("## ")] == [
        "## Status",
        "## Context",
        "## Decision",
        "## Consequences",
    ]


def test_the_readme_sets_up_with_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("## Start\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```\n(.*?)```", section, re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if line.strip()]

    assert commands == ["./ortaq up --demo", "./ortaq check"]


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target or target.startswith("mailto:"):
            continue
        name, _, anchor = target.partition("#")
        place = (path.parent / name).resolve() if name else path
        if not place.exists() or (anchor and anchor not in anchors(place)):
            broken.append(target)

    assert broken == []


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if path != Path(__file__)
        for pattern in FOREIGN
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert found == []


def test_no_key_of_an_installation_is_kept() -> None:
    names = [name for name in listed_names() if (ROOT / name).is_file()]

    assert not [name for name in names if "ortaq-home/" in name or name.endswith((".key", ".pem"))]


def test_every_data_set_names_its_source() -> None:
    folders = [p for p in (ROOT / "src" / "ortaq" / "data").iterdir() if p.is_dir()]
    silent = [p.name for p in folders if p.name != "__pycache__" and not (p / "SOURCE.md").exists()]

    assert silent == []


def test_the_example_of_a_mapping_can_be_read() -> None:
    text = (ROOT / "docs" / "how-to" / "import-reports.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)

    mapping = Mapping.from_toml(example)

    assert mapping.encoding == tomllib.loads(example)["formats"]["encoding"]


def test_commands_in_the_documents_exist() -> None:
    import click

    from ortaq.cli.main import cli

    unknown = []
    for path in documents():
        for line in re.findall(r"\./ortaq ([a-z][^`\n]*)", path.read_text(encoding="utf-8")):
            command: click.Command = cli
            words = [word for word in line.split() if re.fullmatch(r"[a-z]+", word)]
            if words[0] == "check":
                continue
            for word in words:
                if not isinstance(command, click.Group):
                    break
                inner = command.get_command(click.Context(command), word)
                if inner is None:
                    unknown.append(f"{path.name}: ./ortaq {line}")
                    break
                command = inner

    assert unknown == []
