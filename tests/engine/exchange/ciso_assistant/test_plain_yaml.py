from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.exchange.ciso_assistant.libraries import a_library
from ortaq.engine.exchange.ciso_assistant.plain_dump import dump_plain
from ortaq.engine.exchange.ciso_assistant.plain_yaml import load_plain

SCALARS = """
texts: [a, 'b', "c", ~, null, yes, No, on, true, "true", 2026-01-31, 2026-01-31T10:00:00Z, 1, 0x1F,
  0o7, 010, 1_000, 1.5, .5, 1e3, .inf, "", '', 1.1.1, 10:30, "=", -, a b]
? key
: |
  kept
   lines
1: one
null: none
2026-01-31: a day
twice: 1
twice: 2
empty:
"""
UNUSUAL = [
    "a: &x {b: 1}\nc: *x",
    "a: &x 5\n*x : 6",
    "base: &b {k: 1}\nown: {<<: *b, m: 2}",
    "a: !!str 5",
    "a: !!set {b, c}",
    "{[a, b]: c}",
    "",
    "--- a\n...",
    "a",
]


@pytest.mark.parametrize("text", [SCALARS, *UNUSUAL])
def test_data_are_those_of_the_safe_loader(text: str) -> None:
    try:
        expected = yaml.safe_load(text)
    except yaml.YAMLError as error:
        with pytest.raises(type(error)):
            load_plain(text)
        return

    assert load_plain(text) == expected


@pytest.mark.parametrize(
    "text", ["a: [", "a: *none", "a: 1\n--- \nb: 2", "a: \x00", "a: 2026-13-01"]
)
def test_errors_are_those_of_the_safe_loader(text: str) -> None:
    with pytest.raises((yaml.YAMLError, ValueError)):
        load_plain(text)


@pytest.mark.parametrize("text", [SCALARS, "a: !!set {b, c}", "a: !!binary aGk=", "- [[], {}]"])
def test_written_data_are_read_back_equal(text: str) -> None:
    data = yaml.safe_load(text)

    written = dump_plain(data)

    assert yaml.safe_load(written) == data


@given(st.text(max_size=20).filter(str.isprintable) | st.floats(allow_nan=False) | st.dates())
def test_every_scalar_keeps_its_type(value: object) -> None:
    written = dump_plain([value, {"key": value}])

    assert yaml.safe_load(written) == [value, {"key": value}]


@settings(deadline=None, max_examples=50)
@given(a_library(), st.sampled_from([None, True, False]))
def test_whole_libraries_are_read_alike(data: object, style: object) -> None:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, default_flow_style=style, allow_unicode=True)

    assert load_plain(text) == yaml.safe_load(text)
