from __future__ import annotations

from decimal import Decimal

import pytest

from factories import assessments, frameworks, gaps
from ortaq.engine.terms.direction import Direction
from ortaq.plan.gaps import queries, services
from ortaq.plan.gaps.models import Gap
from ortaq.plan.gaps.queries import GapFilter
from ortaq.shared.actors import PUBLIC, SYSTEM, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed():
    """Two gaps from scores (1 and 0.75) and one named by a participant (0.8)."""
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", assessments.rating(1, 0))
    assessments.answered(assessment, "S-3", assessments.rating(0, 0))
    services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))
    gaps.gap(severity=Decimal("0.8"))
    return assessment


def _sizes(*args, **kwargs):
    return [float(gap.severity) for gap in queries.list_gaps(SYSTEM, *args, **kwargs)]


def test_the_largest_stands_first(listed):
    assert _sizes() == [1.0, 0.8, 0.75]


def test_the_list_is_sorted_as_asked_and_by_size_for_nonsense(listed):
    assert _sizes(sort="severity") == [0.75, 0.8, 1.0]
    assert _sizes(sort="-password") == [1.0, 0.8, 0.75]


@pytest.mark.parametrize(
    ("narrowed", "sizes"),
    [
        (GapFilter(framework="sample-1.0"), [1.0, 0.75]),
        (GapFilter(framework="sample-1.0", group="powers"), [1.0]),
        (GapFilter(pillar=Direction.PREVENTION), [0.8]),
        (GapFilter(origin="score"), [1.0, 0.75]),
        (GapFilter(status="closed"), []),
        (GapFilter(assessment="A-9999999999999999999999"), []),
    ],
)
def test_filters_narrow(listed, narrowed, sizes):
    assert _sizes(narrowed) == sizes


def test_the_gaps_of_an_assessment(listed):
    assert _sizes(GapFilter(assessment=listed.reference)) == [1.0, 0.75]


def test_the_gaps_of_a_provision(listed):
    provision = frameworks.provision_row(listed.framework, "S-3")

    assert [gap.provision for gap in queries.list_gaps_of(SYSTEM, provision)] == [provision]


@pytest.mark.parametrize("reference", ["G-999999", "A-000001", "G-1", "", "G-'"])
def test_an_unknown_number_is_nothing(listed, reference):
    with pytest.raises(Gap.DoesNotExist):
        queries.get_gap(SYSTEM, reference)


def test_the_public_reads_no_gaps(listed):
    with pytest.raises(NotAllowed):
        queries.list_gaps(PUBLIC)
