"""`ortaq campaigns relink` on a small register."""

from __future__ import annotations

import json

import pytest

from factories.reports import report

pytestmark = pytest.mark.django_db


def test_it_counts_what_changed(ortaq):
    for _ in range(2):
        report("Мошенник звонил с номера +77091112233")

    done = ortaq("campaigns", "relink", "--json")

    told = json.loads(done.out)
    assert (told["reports"], told["campaigns"], told["moved"]) == (2, 1, 0)


def test_it_says_so_in_a_sentence(ortaq):
    done = ortaq("campaigns", "relink")

    assert "0 reports, 0 campaigns" in done.out
