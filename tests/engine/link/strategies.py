"""Small worlds in which identifiers collide often."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ortaq.engine.link.facts import Candidate, LinkMention, SharedIdentifier
from ortaq.engine.terms.identifier import IdentifierKind, Role

DAY = date(2026, 3, 1)

KINDS = st.sampled_from(list(IdentifierKind))
VALUES = st.sampled_from(
    ["a.example", "b.example", "https://a.example/x", "https://a.example/y", "http://[a"]
)
ROLES = st.sampled_from(list(Role))
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def mentions(roles=ROLES):
    return st.builds(
        LinkMention, report=st.just("new"), kind=KINDS, value=VALUES, role=roles, on=st.just(DAY)
    )


@st.composite
def shared_identifiers(draw):
    here = draw(st.integers(1, 60))
    return SharedIdentifier(
        kind=draw(KINDS),
        value=draw(VALUES),
        role=draw(ROLES),
        report_count=here + draw(st.integers(0, 60)),
        here_count=here,
        last_seen_on=draw(st.none() | DAYS),
    )


@st.composite
def candidates(draw, number=None):
    number = draw(st.integers(0, 10**6)) if number is None else number
    is_campaign = draw(st.booleans())
    return Candidate(
        campaign=f"C-{number}" if is_campaign else "",
        reports=() if is_campaign else (f"R-{number}",),
        shared=tuple(draw(st.lists(shared_identifiers(), max_size=5))),
        last_report_on=draw(st.none() | DAYS),
        crime_type=draw(st.sampled_from([None, "", "investment", "loan"])),
    )


def candidate_lists():
    key = lambda item: (item.campaign, item.reports)  # noqa: E731
    return st.lists(candidates(), max_size=5, unique_by=key)


@st.composite
def worlds(draw):
    """Mentions of up to eight reports, each report on one day."""
    days = draw(st.lists(DAYS, min_size=1, max_size=8))
    found = []
    for number, day in enumerate(days):
        named = draw(st.lists(st.tuples(KINDS, VALUES, ROLES), max_size=4))
        found += [LinkMention(f"R-{number}", *item, on=day) for item in named]
    return found
