"""Fills an empty home for a browser, in a process of its own: `python -m browser.make_home clean|hostile|consulted`.

Prints, as JSON, the pages that each reader can reach, one of each kind.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django

READERS = {"public": None, "analyst": "analyst", "secretary": "secretary", "chief": "administrator"}
NEWCOMERS = ("newcomer", "keyholder")
"""Who set up a second factor while the others look around."""
LANGUAGE_OF = {"public": "kk", "analyst": "ru", "secretary": "kk", "chief": "en"}


def main(kind: str) -> None:
    django.setup()
    from django.utils import translation

    from factories import people
    from ortaq.picture.statistics.services import refresh_lake
    from ortaq.shared.actors import Role

    with translation.override("en"):
        shown = FILL[kind]() or {}
    for name, role in READERS.items():
        if role is not None:
            people.user(Role(role), people.organisation("BANK-A"), username=name)
    for name in NEWCOMERS:
        people.user(Role.ANALYST, people.organisation("BANK-A"), username=name)
    refresh_lake()
    sys.stdout.write(json.dumps({name: pages_of(name) for name in READERS} | shown))


def fill_clean() -> None:
    from web.routes import nation

    nation()


def fill_hostile() -> None:
    from django.conf import settings
    from django.test import Client

    from web.hostile import fill

    fill(Client(), Path(settings.HOME.root))


def fill_consulted() -> dict[str, list[str]]:
    """A draft plan of sixteen measures that is open to the public, experts and a vote with personal links."""
    from django.urls import reverse

    from factories import consultations, decisions, surveys, year
    from ortaq.plan.decisions.models import MeetingMode
    from ortaq.plan.decisions.queries.voting import token_of
    from ortaq.plan.decisions.services import propose_decision
    from ortaq.shared.actors import SYSTEM

    bodies = [year.body(number) for number in range(3)]
    plan = year.draft_plan(year.Size(measures=16), bodies)
    consultations.on_plan(plan, title=year.words("Жоспар жобасы"))
    expert = surveys.guests_of(surveys.opened())[0]
    committee = decisions.committee()
    voter = decisions.member(
        committee, organisation=bodies[0], user=None, email="member@example.kz"
    )
    meeting = decisions.planned(committee, MeetingMode.CIRCULATION)
    text = propose_decision(actor=SYSTEM, meeting=meeting, text=decisions.words("Мәтін"))
    ballot = reverse("decisions:ballot", args=[text.reference, voter.pk, token_of(text, voter)])
    return {"expert": [surveys.link(expert, "kk")], "voter": [ballot]}


def pages_of(reader: str) -> list[str]:
    from django.test import Client

    from ortaq.shared.people.models import User
    from web.crawl import crawl

    client = Client()
    if READERS[reader] is not None:
        client.force_login(User.objects.get(username=reader))
    return sorted(crawl(client, LANGUAGE_OF[reader], most=1))


FILL = {"clean": fill_clean, "hostile": fill_hostile, "consulted": fill_consulted}

if __name__ == "__main__":
    main(sys.argv[1])
