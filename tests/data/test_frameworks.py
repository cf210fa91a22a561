from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.trilingual_rules import faults, latin_words, share_with_kazakh_letters
from ortaq.data import frameworks
from ortaq.engine.exchange.framework_yaml import read_framework, write_framework
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


@pytest.fixture(scope="module", params=frameworks.names())
def framework(request: pytest.FixtureRequest) -> Framework:
    return read_framework(frameworks.text(request.param))


@pytest.fixture(scope="module")
def budapest() -> Framework:
    return read_framework(frameworks.text("budapest-2001"))


def test_unpackaged_framework_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        frameworks.text("../kz/country")


def test_file_name_is_the_reference(framework: Framework) -> None:
    assert framework.reference in frameworks.names()


def test_writing_and_reading_gives_an_equal_framework(framework: Framework) -> None:
    again = read_framework(write_framework(framework))

    assert again == framework


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
    empty = [group for group, provisions in framework.by_group().items() if not provisions]

    assert empty == []


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

    def test_each_question_asks_for_a_legal_act(self, budapest: Framework) -> None:
        without = [
            provision.code
            for provision in budapest.assessable
            if not any(e.type is EvidenceType.LAW and e.required for e in provision.evidence)
        ]

        assert without == []

    def test_each_question_asks_for_practice_too(self, budapest: Framework) -> None:
        without = [
            provision.code
            for provision in budapest.assessable
            if all(request.type is EvidenceType.LAW for request in provision.evidence)
        ]

        assert without == []

    def test_questions_end_with_a_question_mark(self, budapest: Framework) -> None:
        statements = [
            provision.code
            for provision in budapest.assessable
            for text in provision.question.as_dict().values()
            if not text.endswith("?")
        ]

        assert statements == []

    def test_nothing_but_final_provisions_is_left_out(self, budapest: Framework) -> None:
        others = {p.kind for p in budapest.provisions if not p.assessable}

        assert others == {ProvisionKind.FINAL}
