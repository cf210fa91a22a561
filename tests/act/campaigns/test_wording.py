"""Sentences of reasons."""

from __future__ import annotations

import pytest

from ortaq.act.campaigns.wording import unnamed
from ortaq.engine.link.batch.reasons import CODES


@pytest.mark.parametrize("code", [str(code) for code in CODES])
def test_every_reason_of_linking_all_at_once_speaks_three_languages(code):
    kazakh, russian, english = unnamed(code, "phone")

    assert len({kazakh, russian, english}) == 3
    assert not any("%(" in told or "  " in told for told in (kazakh, russian, english))


def test_kinds_are_named_in_the_language():
    _, russian, english = unnamed("only_here", "iban")

    assert "банковский счёт" in russian
    assert english.startswith("The bank account is named here")
