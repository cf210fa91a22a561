"""Frameworks of chance, for properties that hold for all of them."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from ortaq.engine.terms.framework import (
    Engine,
    EvidenceRequest,
    EvidenceType,
    Framework,
    FrameworkGroup,
    FrameworkSource,
    Provision,
    ProvisionKind,
    ProvisionMapping,
    Relation,
    Scale,
    ScaleStep,
    TextPolicy,
)
from ortaq.engine.terms.language import Trilingual

TEXT = st.text(
    string.ascii_letters + "әғқңөұүһі :#'\"-?{}[]0123456789", min_size=1, max_size=30
).map(lambda text: f"{text.strip()}." if text.strip() else "x")
CODE = st.text(string.ascii_letters + string.digits + "-_.", min_size=1, max_size=12)
WORDS = st.builds(Trilingual, kk=TEXT, ru=st.just("") | TEXT, en=st.just("") | TEXT)
WEIGHT = st.decimals(0, 100, places=2).map(lambda number: number.normalize() + 0)


def _distinct(codes: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(codes, min_size=1, max_size=most, unique=True)


@st.composite
def a_scale(draw: st.DrawFn, code: str) -> Scale:
    values = draw(st.lists(st.integers(-5, 100), min_size=1, max_size=4, unique=True))
    return Scale(code, draw(WORDS), tuple(ScaleStep(value, draw(WORDS)) for value in values))


@st.composite
def a_provision(draw: st.DrawFn, code: str, groups: list[str]) -> Provision:
    request = st.builds(
        EvidenceRequest,
        type=st.sampled_from(EvidenceType),
        text=WORDS,
        required=st.booleans(),
        indicator=st.just("") | CODE,
    )
    assessable = draw(st.booleans())
    return Provision(
        code=code,
        group=draw(st.sampled_from(groups)),
        kind=draw(st.sampled_from(ProvisionKind)),
        title=draw(WORDS),
        requirement=draw(WORDS),
        question=draw(WORDS) if assessable else Trilingual(),
        evidence=tuple(draw(st.lists(request, max_size=3))),
        assessable=assessable,
        weight=draw(WEIGHT),
        level=draw(st.none() | st.integers(1, 5)),
        requisite=draw(st.booleans()),
        typical_measures=tuple(draw(st.lists(CODE, max_size=2))),
    )


@st.composite
def a_framework(draw: st.DrawFn) -> Framework:
    engine = draw(st.sampled_from(Engine))
    scales = ["in_law", "in_practice"] if engine is Engine.TREATY else draw(_distinct(CODE, 2))
    groups = draw(_distinct(CODE, 4))
    codes = draw(_distinct(CODE, 5))
    mapping = st.builds(
        ProvisionMapping,
        provision=st.sampled_from(codes),
        target=CODE,
        relation=st.sampled_from(Relation),
        strength=st.integers(0, 10),
        note=st.just(Trilingual()) | WORDS,
    )
    return Framework(
        code=draw(CODE),
        version=draw(CODE),
        title=draw(WORDS),
        source=FrameworkSource(
            draw(WORDS), draw(TEXT), draw(TEXT), draw(st.sampled_from(TextPolicy))
        ),
        engine=engine,
        scales=tuple(draw(a_scale(code)) for code in scales),
        groups=tuple(
            FrameworkGroup(
                code, draw(WORDS), draw(WEIGHT), draw(st.sampled_from(["", *groups[:position]]))
            )
            for position, code in enumerate(groups)
        ),
        provisions=tuple(draw(a_provision(code, groups)) for code in codes),
        mappings=tuple(draw(st.lists(mapping, max_size=2))),
    )
