from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.packaged_frameworks import read
from data.trilingual_rules import faults, latin_words, share_with_kazakh_letters
from ortaq.data import frameworks, tables
from ortaq.engine.exchange.framework_yaml import write_framework
from ortaq.engine.terms.framework import Engine, EvidenceType, Framework, ProvisionKind, TextPolicy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.terms.language import Trilingual


def _texts(framework: Framework) -> Iterator[Trilingual]:
    yield framework.title
    yield framework.source.name
    for scale in framework.scales:
        yield scale.title
        yield from (step.label for step in scale.steps)
    yield from (group.title for group in framework.groups)
    for provision in framework.provisions:
        yield provision.title
        yield provision.requirement
        if provision.assessable:
            yield provision.question
        yield from (request.text for request in provision.evidence)
    yield from (mapping.note for mapping in framework.mappings)


@pytest.fixture(scope="module", params=frameworks.names())
def framework(request: pytest.FixtureRequest) -> Framework:
    return read(request.param)


@pytest.fixture(scope="module")
def budapest() -> Framework:
    return read("budapest-2001")


def test_unpackaged_framework_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        frameworks.text("../kz/country")


def test_file_name_is_the_reference(framework: Framework) -> None:
    assert framework.reference in frameworks.names()


def test_the_file_is_what_the_exporter_writes(framework: Framework) -> None:
    """Loading compares digests of bytes, so that it need not parse what is loaded already."""
    text = write_framework(framework)

    assert text == frameworks.text(framework.reference)


def test_texts_stand_in_three_languages(framework: Framework) -> None:
    wrong = faults(_texts(framework))

    assert wrong == []


def test_kazakh_texts_are_cyrillic_and_kazakh(framework: Framework) -> None:
    latin = latin_words(_texts(framework))

    share = share_with_kazakh_letters(_texts(framework))

    assert latin == []
    assert share > 0.9


def test_packaged_texts_are_ours(framework: Framework) -> None:
    assert framework.source.text_policy is TextPolicy.OWN_WORDS


def test_no_group_is_empty(framework: Framework) -> None:
    parents = {group.parent for group in framework.groups}

    empty = [
        group
        for group, provisions in framework.by_group().items()
        if not provisions and group not in parents
    ]

    assert empty == []


def test_questions_end_with_a_question_mark(framework: Framework) -> None:
    statements = [
        provision.code
        for provision in framework.assessable
        for text in provision.question.as_dict().values()
        if not text.endswith("?") or text[-2] in " ,.?"
    ]

    assert statements == []


def test_no_question_is_asked_twice(framework: Framework) -> None:
    asked = [provision.question for provision in framework.assessable]

    twice = [question for question in set(asked) if asked.count(question) > 1]

    assert twice == []


def test_each_question_asks_for_a_source(framework: Framework) -> None:
    without = [provision.code for provision in framework.assessable if not provision.evidence]

    assert without == []


def test_indicators_are_those_of_the_picture(framework: Framework) -> None:
    known = {row["indicator"] for row in tables.rows("figures", "definitions.csv")}

    asked = {e.indicator for p in framework.provisions for e in p.evidence if e.indicator}

    assert asked <= known


def test_mappings_lead_to_packaged_provisions(framework: Framework) -> None:
    targets = [mapping.target.split(":") for mapping in framework.mappings]

    lost = [
        (reference, code)
        for reference, code in targets
        if code not in {p.code for p in read(reference).provisions}
    ]

    assert lost == []


def test_no_pair_is_mapped_twice(framework: Framework) -> None:
    pairs = [(mapping.provision, mapping.target) for mapping in framework.mappings]

    assert len(pairs) == len(set(pairs))


class TestBudapest:
    def test_thirty_five_of_forty_eight_articles_are_assessable(self, budapest: Framework) -> None:
        codes = [provision.code for provision in budapest.provisions]

        assert codes == [f"BC-{number}" for number in range(1, 49)]
        assert [p.code for p in budapest.assessable] == codes[:35]

    def test_law_and_practice_are_scored_apart(self, budapest: Framework) -> None:
        assert budapest.engine is Engine.TREATY
        assert {scale.code: scale.max for scale in budapest.scales} == {
            "in_law": 2,
            "in_practice": 2,
        }

    def test_each_question_asks_for_practice_too(self, budapest: Framework) -> None:
        without = [
            provision.code
            for provision in budapest.assessable
            if all(request.type is EvidenceType.LAW for request in provision.evidence)
        ]

        assert without == []

    def test_nothing_but_final_provisions_is_left_out(self, budapest: Framework) -> None:
        others = {p.kind for p in budapest.provisions if not p.assessable}

        assert others == {ProvisionKind.FINAL}
