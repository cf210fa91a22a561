from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
IN_USE = "## Terms in use"
LATER = "## Terms of parts that are not built yet"
TITLES = ("Reports", "Identifiers", "Campaigns", "Frameworks", "Assessments", "Gaps", "Measures")
"""What pages call the lists of terms; a title is the plural of its term."""


def rows(heading: str) -> dict[str, list[str]]:
    """Term to the other cells of its row, in the table under a heading."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    section = text.split(f"{heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in cells}


def models() -> set[str]:
    """Names of our models."""
    return {m.__name__ for m in apps.get_models() if m.__module__.startswith("ortaq.")}


def stem(term: str) -> str:
    """What the forms of a term's last word have in common."""
    word = term.replace("(?)", "").split()[-1].casefold()
    return word[: max(3, len(word) - 2)]


def test_every_term_in_use_is_a_model() -> None:
    missing = set(rows(IN_USE)) - models()

    assert missing == set()


def test_terms_of_later_parts_have_no_model_yet() -> None:
    built = set(rows(LATER)) & models()

    assert built == set(), "move them to the terms in use"


def test_no_model_is_called_what_we_never_say() -> None:
    terms = rows(IN_USE) | rows(LATER)
    forbidden = {
        word.strip().replace(" ", "").casefold()
        for row in terms.values()
        for word in row[-1].split(";")[0].split(",")
    }

    used = {
        name for name in models() if name.casefold() in forbidden - {t.casefold() for t in terms}
    }

    assert used == set()


def test_every_address_of_the_api_is_in_the_glossary() -> None:
    from ortaq.web.api import api

    paths = api.get_openapi_schema(path_prefix="/")["paths"]
    nouns = {re.match(r"/[a-z-]+", path).group() for path in paths}
    known = {row[3] for row in rows(IN_USE).values()}

    assert nouns <= known


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(("language", "column"), [("kk", 1), ("ru", 2)])
def test_catalogues_call_the_lists_by_their_terms(title: str, language: str, column: int) -> None:
    path = ROOT / "src" / "ortaq" / "locale" / language / "LC_MESSAGES" / "django.po"
    entry = polib.pofile(str(path)).find(title)

    assert entry is not None
    assert stem(rows(IN_USE)[title[:-1]][column]) in entry.msgstr.casefold()


def test_doubtful_terms_are_marked_in_the_same_form() -> None:
    marks = re.findall(r"\w \(\?\)|\?", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))

    assert len([mark for mark in marks if mark == "?"]) == 1, "the explanation of the mark only"
