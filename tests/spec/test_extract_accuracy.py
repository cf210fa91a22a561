"""Accuracy of extraction on the labelled texts of the bench: a drop fails here."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

_BENCH = Path(__file__).resolve().parents[2] / "bench" / "extraction"
_KINDS_AT_LEAST = 0.99
_ROLES_AT_LEAST = 0.97
_HELD_OUT_ROLES_AT_LEAST = 0.91
_SEED = 11


def _module(name: str) -> ModuleType:
    unique = f"bench_extraction_{name}"
    spec = importlib.util.spec_from_file_location(unique, _BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[unique] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    return _module("accuracy")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    return _module("generator")


@pytest.mark.parametrize(
    ("is_held_out", "roles"), [(False, _ROLES_AT_LEAST), (True, _HELD_OUT_ROLES_AT_LEAST)]
)
def test_kinds_and_roles_in_reports(accuracy, generator, is_held_out, roles) -> None:
    """Every kind is found and nothing is made up; nearly every role is right."""
    texts = [t for t in generator.reports(_SEED, 2) if t.is_held_out == is_held_out]

    count, errors = accuracy.counted(texts, accuracy.ours())

    kinds = {*count.hits, *count.misses, *count.extras}
    low = {
        kind: (count.precision(kind), count.recall(kind))
        for kind in kinds
        if min(count.precision(kind), count.recall(kind)) < _KINDS_AT_LEAST
    }
    assert not low, errors
    assert count.role_accuracy >= roles


def test_ordinary_texts_raise_nothing(accuracy, generator) -> None:
    """Amounts, dates, case numbers, articles, versions and small talk are no identifiers."""
    texts = list(generator.ordinary(_SEED, 3))

    count, errors = accuracy.counted(texts, accuracy.ours())

    assert len(texts) > 500
    assert sum(count.extras.values()) == 0, errors
