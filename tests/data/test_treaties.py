from __future__ import annotations

import pytest

from data.packaged_frameworks import read
from ortaq.data import frameworks
from ortaq.engine.terms.framework import Engine, EvidenceType, Framework, Relation

TREATIES = tuple(name for name in frameworks.names() if read(name).engine is Engine.TREATY)


@pytest.fixture(scope="module", params=TREATIES)
def treaty(request: pytest.FixtureRequest) -> Framework:
    return read(request.param)


def _relations(framework: Framework, relation: Relation) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mapping in framework.mappings:
        if mapping.relation is relation:
            found.setdefault(mapping.provision, set()).add(mapping.target.split(":")[1])
    return found


def test_the_treaties_are_these() -> None:
    assert TREATIES == (
        "budapest-2001",
        "budapest-protocol-1-2003",
        "budapest-protocol-2-2022",
        "cis-2018",
        "un-cybercrime-2024",
    )


def test_law_and_practice_are_scored_apart(treaty: Framework) -> None:
    assert {scale.code: scale.max for scale in treaty.scales} == {"in_law": 2, "in_practice": 2}


def test_each_question_asks_for_a_legal_act(treaty: Framework) -> None:
    without = [
        provision.code
        for provision in treaty.assessable
        if not any(e.type is EvidenceType.LAW and e.required for e in provision.evidence)
    ]

    assert without == []


@pytest.mark.parametrize(
    ("reference", "prefix", "articles", "assessable"),
    [
        ("budapest-protocol-1-2003", "P1", 16, range(3, 8)),
        ("budapest-protocol-2-2022", "P2", 25, range(6, 15)),
        ("un-cybercrime-2024", "UN", 68, range(6, 57)),
    ],
)
def test_every_article_is_there_and_these_put_a_question(
    reference: str, prefix: str, articles: int, assessable: range
) -> None:
    framework = read(reference)

    assert [p.code for p in framework.provisions] == [
        f"{prefix}-{number}" for number in range(1, articles + 1)
    ]
    assert [p.code for p in framework.assessable] == [f"{prefix}-{n}" for n in assessable]


class TestUnitedNations:
    def test_equal_articles(self) -> None:
        equal = _relations(read("un-cybercrime-2024"), Relation.EQUAL)

        assert equal == {
            **{f"UN-{number}": {f"BC-{number - 5}"} for number in range(7, 13)},
            "UN-18": {"BC-12"},
            **{f"UN-{number}": {f"BC-{number - 9}"} for number in range(23, 31)},
            "UN-41": {"BC-35"},
            "UN-42": {"BC-29"},
            "UN-43": {"BC-30"},
            "UN-44": {"BC-31"},
            "UN-45": {"BC-33"},
            "UN-46": {"BC-34"},
            "UN-48": {"P2-12"},
        }

    def test_broader_articles(self) -> None:
        broader = _relations(read("un-cybercrime-2024"), Relation.SUPERSET)

        assert broader == {
            "UN-13": {"BC-8"},
            "UN-14": {"BC-9"},
            "UN-21": {"BC-13"},
            "UN-22": {"BC-22"},
            "UN-40": {"BC-25", "BC-26", "BC-27", "BC-28", "P2-11"},
        }

    def test_intersecting_articles(self) -> None:
        intersecting = _relations(read("un-cybercrime-2024"), Relation.INTERSECTS)

        assert intersecting == {
            "UN-2": {"BC-1"},
            "UN-3": {"BC-14"},
            "UN-6": {"BC-15"},
            "UN-19": {"BC-11"},
            "UN-35": {"BC-23"},
            "UN-36": {"P2-14"},
            "UN-37": {"BC-24"},
        }

    def test_what_budapest_work_does_not_give(self) -> None:
        framework = read("un-cybercrime-2024")
        mapped = {mapping.provision for mapping in framework.mappings}

        alone = [p.code for p in framework.assessable if p.code not in mapped]

        numbers = (15, 16, 17, 20, *range(31, 35), 38, 39, 47, *range(49, 57))
        assert alone == [f"UN-{number}" for number in numbers]

    def test_copyright_and_transborder_access_have_no_counterpart(self) -> None:
        targets = {m.target for m in read("un-cybercrime-2024").mappings}
        budapest = {f"budapest-2001:{p.code}" for p in read("budapest-2001").assessable}

        assert budapest - targets == {"budapest-2001:BC-10", "budapest-2001:BC-32"}


class TestCommonwealth:
    def test_every_requirement_says_that_it_is_unverified(self) -> None:
        silent = [
            provision.code
            for provision in read("cis-2018").provisions
            if "not yet checked" not in provision.requirement.en
            or "не сверено" not in provision.requirement.ru
            or "салыстырылмаған" not in provision.requirement.kk
        ]

        assert silent == []

    def test_provisions_are_numbered_by_us(self) -> None:
        framework = read("cis-2018")

        assert len(framework.provisions) == 18
        assert len(framework.assessable) == 16
        assert "numbers of provisions are ours" in framework.source.name.en
