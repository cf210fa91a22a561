from __future__ import annotations

import time

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks.words import words_of


def test_a_joined_word_is_found_whole_and_in_parts():
    found = words_of("BC-16", Trilingual(en="End-to-end, x"))

    assert found == {"bc-16", "bc", "16", "end-to-end", "end", "to"}


def test_a_word_of_millions_of_letters_is_read_once():
    begun = time.process_time()

    found = words_of("A", Trilingual(ru="я" * 1_000_000, en="a-" * 500_000))

    assert time.process_time() - begun < 10
    assert max(map(len, found)) == 40
