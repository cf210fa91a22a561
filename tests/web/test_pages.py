"""Every page of every role in every language: it opens, is whole, and leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from factories import people
from ortaq.shared.actors import Role
from web.crawl import Page, crawl
from web.languages import LANGUAGES
from web.test_access import WALKERS, ours

pytestmark = pytest.mark.django_db
READERS = (None, *WALKERS)
LEFTOVERS = re.compile(r"\{% |\{\{ |%\([a-z_]+\)s|\bNone\b|&[a-z]+;|Traceback")
NOT_LINKED = {
    *("root", "health", "intake:receipt", "rounds:enter", "rounds:desk_preview"),
    *("rounds:invited", "rounds:invited_question", "rounds:invited_upload"),
    "rounds:invited_preview",
    *("surveys:enter", "surveys:invited", "surveys:invited_question"),
    *("surveys:answer", "surveys:answer_question"),
    *("consultations:sent", "consultations:group", "consultations:moderate"),
    *("decisions:item", "decisions:ballot", "decisions:paper", "decisions:frozen"),
    *("decisions:assignment_proof", "decisions:new_cycle"),
    *("gaps:law_article", "gaps:incoming"),
    *("measures:import_preview", "measures:prove_gap", "monitoring:counter"),
}
"""Reached by a letter, a form or a machine, or linked only where there is such a thing: the walk opens
one page of each kind, and the first meeting, consultation and gap have none."""
LONG_ENOUGH = 14
"""Letters from which on an English string is not by chance inside another language's page."""


def english_strings(language: str) -> list[str]:
    """Strings of the catalogue that read differently in this language."""
    catalogue = polib.pofile(str(Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES/django.po")))
    return [
        entry.msgid
        for entry in catalogue
        if len(entry.msgid) >= LONG_ENOUGH
        and "%" not in entry.msgid
        and entry.msgstr != entry.msgid
    ]


def faults(page: Page, language: str, english: list[str]) -> list[str]:
    """What is wrong with a page."""
    facts = {
        f"status {page.status}": page.status != 200,
        "language": page.language != language,
        "one heading": page.headings != 1,
        "an id twice": len(set(page.ids)) != len(page.ids),
        "left over": LEFTOVERS.search(page.text) is not None,
        "runs": bool(page.runnable),
        **{text: text in page.text for text in english},
    }
    return [name for name, wrong in facts.items() if wrong]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_in_the_readers_language(land, language):
    reached, wrong = set(), []
    english = english_strings(language) if language != "en" else []

    for role in READERS:
        client = Client()
        if role is not None:
            client.force_login(people.user(role, land.ours.organisation))
        for page in crawl(client, language, most=1).values():
            reached.add(page.name)
            if found := faults(page, language, english):
                wrong.append((str(role), page.path, found))

    readable = {name for name, _view in ours() if not (_posts_only(name) or _is_file(name))}
    assert not wrong, "\n".join(map(str, wrong))
    assert readable - NOT_LINKED - reached == set()


def _posts_only(name: str) -> bool:
    """True for an address that is only written to: it has no slash at its end."""
    resolver, parts = get_resolver(), name.split(":")
    for space in parts[:-1]:
        resolver = resolver.namespace_dict[space][1]
    ((pattern, _parameters),) = resolver.reverse_dict.getlist(parts[-1])[0][0]
    return bool(pattern) and not pattern.endswith("/")


def _is_file(name: str) -> bool:
    return name.endswith(("csv", "xlsx", "download", "export"))


def test_downloads_open_and_say_what_they_are(client, land):
    client.force_login(people.user(Role.SECRETARY, land.ours.organisation))
    kinds = {
        "/kk/measures/plan.docx": "officedocument.wordprocessingml",
        "/kk/measures/plan.xlsx": "officedocument.spreadsheetml",
        "/ru/measures/plan.pdf": "application/pdf",
        "/en/gaps/gaps.csv": "text/csv",
        "/kk/plan/open.csv": "text/csv",
        "/kk/plan/deadlines.ics": "text/calendar",
        "/ru/monitoring/board.csv": "text/csv",
        "/en/monitoring/papers/summary.pdf": "application/pdf",
        "/en/measures/measures.csv": "text/csv",
    }

    for path, kind in kinds.items():
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert kind in answer["Content-Type"], path
        assert "attachment" in answer["Content-Disposition"], path
        assert b"".join(answer) if answer.streaming else answer.content
