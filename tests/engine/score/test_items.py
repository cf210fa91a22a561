from __future__ import annotations

import pytest

from ortaq.engine.score.items import (
    ScoredGroup,
    ScoredItem,
    UnknownCodeError,
    Unrated,
    ValueOffScaleError,
    check_codes,
    groups_of,
    items_of,
)
from ortaq.engine.score.treaty import TreatyAnswer, score_treaty
from ortaq.engine.terms.framework import (
    Engine,
    Framework,
    FrameworkGroup,
    FrameworkSource,
    Provision,
    ProvisionKind,
    TextPolicy,
)
from ortaq.engine.terms.language import Trilingual

TEXT = Trilingual(en="text")


def test_codes_that_fit_together_pass():
    items = (ScoredItem("A", "g"), ScoredItem("B", ""))
    groups = (ScoredGroup("g", "h"), ScoredGroup("h"))

    check_codes(items, groups, {"A": 1})


@pytest.mark.parametrize(
    ("items", "groups", "answers", "code"),
    [
        ((ScoredItem("A", "g"),), (ScoredGroup("g"),), {"B": 1}, "B"),
        ((ScoredItem("A", "x"),), (ScoredGroup("g"),), {}, "x"),
        ((), (ScoredGroup("g", "x"),), {}, "x"),
        ((), (ScoredGroup("g", "h"), ScoredGroup("h", "g")), {}, "g"),
    ],
)
def test_codes_that_do_not_fit_are_refused(items, groups, answers, code):
    with pytest.raises(UnknownCodeError) as caught:
        check_codes(items, groups, answers)

    assert caught.value.parameters == {"item": code}


@pytest.mark.parametrize("rating", [-1, 3])
def test_a_rating_off_the_scale_is_refused(rating):
    with pytest.raises(ValueOffScaleError) as caught:
        score_treaty((ScoredItem("A", ""),), (), {"A": TreatyAnswer(rating, 0)})

    assert caught.value.parameters == {"item": "A", "lowest": 0, "highest": 2}


def test_a_framework_becomes_items_and_groups():
    framework = Framework(
        code="f",
        version="1",
        title=TEXT,
        source=FrameworkSource(TEXT, "", "", TextPolicy.OWN_WORDS),
        engine=Engine.TREATY,
        scales=(),
        groups=(FrameworkGroup("g", TEXT), FrameworkGroup("h", TEXT, parent="g")),
        provisions=(
            Provision("A", "g", ProvisionKind.OFFENCE, TEXT, TEXT),
            Provision("B", "h", ProvisionKind.FINAL, TEXT, TEXT, assessable=False, level=3),
        ),
    )

    items, groups = items_of(framework), groups_of(framework)
    score = score_treaty(items, groups, {"A": TreatyAnswer.none(Unrated.DONT_KNOW)})

    assert [(item.code, item.group, item.level) for item in items] == [("A", "g", 1), ("B", "h", 3)]
    assert list(score.by_code()) == ["", "g", "A"]
