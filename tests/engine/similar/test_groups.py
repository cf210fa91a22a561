"""Groups of near-duplicates, pairs, and the texts most like one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.similar.test_likeness import TEXT
from ortaq.engine.similar.groups import near_duplicates
from ortaq.engine.similar.nearest import most_similar
from ortaq.engine.similar.pairs import near_pairs
from ortaq.engine.similar.signatures import Signatures, signatures

LETTER = (
    "Мен жаңа жолға қарсымын, себебі ол біздің ауылдың жанындағы орманды жояды, балалар ойнайтын"
    " жер қалмайды. Комитеттен жобаны қайта қарауды сұраймын."
)
OTHER = "Поддерживаю законопроект: банки обязаны возвращать деньги обманутым вкладчикам за неделю."


def of(texts, size=64):
    return signatures(pa.chunked_array([texts]), size=size)


def test_a_letter_of_a_campaign_with_other_names_and_a_changed_word():
    letters = [f"{LETTER} Айгүл {n}" for n in range(5)]
    letters[3] = letters[3].replace("орманды", "тоғайды")

    group = near_duplicates(of([OTHER, *letters]))

    assert group[0] == 0
    assert len(set(group[1:])) == 1


def test_a_chain_of_small_changes_does_not_join_its_ends():
    chain = [" ".join(f"сл{chr(1072 + n)}во" for n in range(s, s + 12)) for s in range(0, 18, 2)]

    group = near_duplicates(of(chain), least=0.6)

    assert group[0] != group[-1]


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=12), st.floats(0.1, 1))
def test_members_are_like_their_exemplar(texts, least):
    made = of(texts)

    group = near_duplicates(made, least=least)

    place = np.arange(len(texts))
    moved = place[group != place]
    assert (made.likeness(group[moved], moved) >= least).all()
    assert (group[group] == group).all()


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=12))
def test_equal_texts_share_a_group(texts):
    texts = [*texts, texts[0]]
    made = of(texts)

    group = near_duplicates(made)

    assert group[0] == group[-1] or made.is_empty[0]


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=12), st.integers(1, 3))
def test_pairs_are_few_and_alike(texts, reach):
    made = of(texts)

    pairs = near_pairs(made, 0.5, buckets=4, reach=reach)

    assert len(pairs) <= 4 * reach * len(texts)
    assert (pairs.likeness >= 0.5).all()
    assert (pairs.one < pairs.other).all()


def test_a_bucket_that_everybody_shares_stays_cheap():
    made = Signatures(np.tile(np.arange(8, dtype=np.uint32), (50_000, 1)))

    pairs = near_pairs(made, 0.5)

    assert 49_999 <= len(pairs) <= 2 * 50_000


def test_most_similar_first():
    texts = [OTHER, LETTER, LETTER.replace("жаңа", "ескі"), "құр сөз"]

    found = most_similar(LETTER, of(texts), top=2)

    assert [match.place for match in found] == [1, 2]
    assert found[0].likeness == 1


def test_what_is_like_nothing_finds_nothing():
    assert most_similar("", of([LETTER, ""])) == []
    assert most_similar(OTHER, of([LETTER])) == []


def test_no_texts_at_all():
    made = of([])

    assert len(near_duplicates(made)) == 0
    assert most_similar(LETTER, made) == []
