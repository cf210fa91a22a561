from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.plan.decisions.quorum import QuorumRule, members_needed

SHARES = {
    QuorumRule.TWO_THIRDS: Fraction(2, 3),
    QuorumRule.THREE_QUARTERS: Fraction(3, 4),
    QuorumRule.ALL: Fraction(1),
}


@given(st.sampled_from(list(SHARES)), st.integers(1, 500))
def test_the_quorum_is_the_least_number_that_reaches_the_share(rule, members):
    needed = members_needed(rule, members)

    assert Fraction(needed, members) >= SHARES[rule]
    assert needed == 1 or Fraction(needed - 1, members) < SHARES[rule]


@given(st.integers(0, 500))
def test_more_than_half_is_more_than_half(members):
    needed = members_needed(QuorumRule.MORE_THAN_HALF, members)

    assert 2 * needed > members >= 2 * (needed - 1)


@pytest.mark.parametrize("rule", list(QuorumRule))
def test_nobody_is_no_quorum(rule):
    assert members_needed(rule, 0) == 1
