from datetime import date

import pytest
import time_machine

from ortaq.act.campaigns import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def runs(monkeypatch):
    done = []
    monkeypatch.setattr(jobs, "relink", lambda *, actor: done.append(actor.name))
    return done


@pytest.mark.parametrize(
    ("moment", "last", "expected", "count"),
    [
        ("2026-11-24T22:10:00+00:00", None, date(2026, 11, 25), 1),
        ("2026-11-24T22:50:00+00:00", date(2026, 11, 25), date(2026, 11, 25), 0),
        ("2026-11-24T12:00:00+00:00", date(2026, 11, 24), date(2026, 11, 24), 0),
    ],
)
def test_the_register_is_linked_anew_once_a_night(runs, moment, last, expected, count):
    with time_machine.travel(moment, tick=False):
        after = jobs.relink_at_night(last)

    assert (after, len(runs)) == (expected, count)
