"""Several writers at once against PostgreSQL; `tests/cli` does the same with processes on SQLite."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from factories.reports import draft
from ortaq.act.campaigns.services.relink import lake, relink
from ortaq.act.intake.services import submit
from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db(transaction=True)

EACH = 15
PATIENCE_S = 60


def one_by_one(writer: int) -> None:
    """Reports that all name one phone, and one that only this writer names."""
    for number in range(EACH):
        words = f"Мошенник звонил с номера +77091110001 и +7709222{writer:04d}."
        submit(actor=SYSTEM, drafts=[draft(words, source_id=f"{writer}-{number}")])


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run each in a thread of its own; what went wrong."""
    wrong: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told to the test
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return wrong


@pytest.mark.postgresql
def test_nothing_is_lost_and_nobody_waits_for_ever():
    wrong = at_once(
        lambda: one_by_one(1),
        lambda: one_by_one(2),
        lambda: relink(actor=SYSTEM),
        lambda: one_by_one(3),
        lambda: relink(actor=SYSTEM),
    )
    relink(actor=SYSTEM)
    last = relink(actor=SYSTEM)
    linked = lake.read(lake.refresh())

    assert wrong == []
    assert Report.objects.count() == 3 * EACH
    shared = Identifier.objects.get(value="+77091110001")
    assert shared.report_count == 3 * EACH
    assert Mention.objects.filter(identifier=shared).count() == 3 * EACH
    assert last.reports == linked.reports.num_rows == 3 * EACH
    assert linked.mentions.num_rows == Mention.objects.count() == 2 * 3 * EACH
    assert (last.joined, last.moved, last.left, last.postponed) == (0, 0, 0, 0)
