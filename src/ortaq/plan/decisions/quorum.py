"""When enough members take part."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction


class QuorumRule(StrEnum):
    """How many of the members with a vote must take part; the committee's act says which."""

    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    ALL = "all"


_SHARES = {
    QuorumRule.TWO_THIRDS: Fraction(2, 3),
    QuorumRule.THREE_QUARTERS: Fraction(3, 4),
    QuorumRule.ALL: Fraction(1),
}


def members_needed(rule: QuorumRule, members: int) -> int:
    """The least number of members that makes a quorum; at least 1.

    Example:
        >>> [members_needed(rule, 39) for rule in QuorumRule]
        [20, 26, 30, 39]
    """
    if rule == QuorumRule.MORE_THAN_HALF:
        return members // 2 + 1
    return max(1, -(-members * _SHARES[rule] // 1))
