from __future__ import annotations

import pytest

from ortaq.engine.exchange.framework_yaml import (
    FrameworkInvalid,
    read_framework,
    write_framework,
)

MODEL = """
framework:
  id: model
  version: 1
  title: {kk: Модель}
  source: {name: {kk: Біз}, licence: own, text_policy: own_words}
  engine: requisite_coverage
  scales:
    answer: {title: {kk: Жауап}, steps: [{value: 0, label: {kk: жоқ}}, {value: 1, label: {kk: иә}}]}
    level: {title: {kk: Деңгей}, steps: [{value: 1, label: {kk: бір}}, {value: 2, label: {kk: екі}}]}
  groups: [{id: one, title: {kk: Бір}}]
items:
  - id: A-1
    group: one
    kind: capacity
    title: {kk: Тақырып}
    requirement: {kk: Талап}
    question: {kk: Сұрақ?}
    level: 2
"""


def test_levels_are_named() -> None:
    framework = read_framework(MODEL)

    assert [(step.value, step.label.kk) for step in framework.levels] == [(1, "бір"), (2, "екі")]


def test_a_framework_without_level_names_has_none() -> None:
    framework = read_framework(MODEL.replace("    level: {title", "    grade: {title"))

    assert framework.levels == ()


def test_a_level_that_is_not_named_is_refused() -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        read_framework(MODEL.replace("level: 2", "level: 3"))

    assert (caught.value.path, caught.value.reason) == ("items[0].level", "unknown_value")


def test_a_model_of_our_own_has_no_address() -> None:
    framework = read_framework(MODEL)

    assert framework.source.url == ""
    assert "url" not in write_framework(framework)
    assert read_framework(write_framework(framework)) == framework
