from __future__ import annotations

import gc
import time

import pytest
import yaml
from hypothesis import given, settings

from engine.exchange.ciso_assistant.libraries import a_library, large, mapping_set, whole
from ortaq.engine.exchange.ciso_assistant import read_library, to_framework, write_library
from ortaq.engine.exchange.ciso_assistant.plain_dump import dump_plain
from ortaq.engine.exchange.ciso_assistant.plain_yaml import load_plain
from ortaq.engine.exchange.ciso_assistant.record import Record
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid

SECONDS = 10
"""Of the processor, within which a library of 15,000 nodes is read, converted and written."""


def text_of(data: object) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def data_of(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


@settings(deadline=None, max_examples=150)
@given(a_library())
def test_a_library_written_again_is_equal_as_data(data: dict[object, object]) -> None:
    text = text_of(data)

    written = write_library(read_library(text))

    assert data_of(written) == data_of(text)


def test_every_known_key_enters_a_field() -> None:
    library = read_library(text_of(whole()))

    left = {key: value for record in records(library) for key, value in record.rest.items()}

    assert left == {"unheard_of": [{"x": None}]}


def records(value: object) -> list[Record]:
    if isinstance(value, Record):
        members = [getattr(value, name) for name in value.__dataclass_fields__ if name != "rest"]
        return [value, *(each for member in members for each in records(member))]
    if isinstance(value, dict):
        return [each for member in value.values() for each in records(member)]
    if isinstance(value, tuple):
        return [each for member in value for each in records(member)]
    return []


@pytest.mark.parametrize("key", ["framework", "frameworks"])
def test_frameworks_are_found_however_they_are_written(key: str) -> None:
    data = whole()
    single = data["objects"].pop("framework")
    data["objects"][key] = [single, single]

    library = read_library(text_of(data))

    assert [each.ref_id for each in library.frameworks] == ["Small", "Small"]
    assert data_of(write_library(library)) == data


def test_the_older_single_key_of_a_mapping_set_is_read() -> None:
    data = whole()
    data["objects"] = {"requirement_mapping_set": mapping_set("small", "other")}

    library = read_library(text_of(data))

    assert [each.ref_id for each in library.mapping_sets] == ["small-other"]


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("objects: [", "line 2", "not_yaml"),
        ("- a", "file", "not_a_mapping"),
        ("urn: x", "objects", "missing"),
        ("objects: 3", "objects", "missing"),
        ("objects: &a {x: *a}", "file", "too_deep"),
        ("objects: " + "[" * 990 + "]" * 990, "file", "too_deep"),
    ],
)
def test_what_is_no_library_is_refused_with_its_place(text: str, path: str, reason: str) -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        read_library(text)

    assert (caught.value.path, caught.value.reason) == (path, reason)


def test_aliases_that_stand_for_millions_of_values_are_refused() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 9)]
    text = "\n".join(["l0: &l0 [1]", *levels, "objects: {}"])

    with pytest.raises(FrameworkInvalid) as caught:
        read_library(text)

    assert caught.value.reason == "too_large"


@pytest.fixture
def _nothing_old():
    """What earlier tests left is not looked through again while time is measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_nothing_old")
def test_fifteen_thousand_nodes_are_read_converted_and_written_in_seconds() -> None:
    data = large(15_000)
    text = dump_plain(data)
    begun = time.process_time()

    library = read_library(text)
    framework, _ = to_framework(library)
    written = write_library(library)

    assert time.process_time() - begun < SECONDS
    assert len(framework.provisions) == 13_500
    assert load_plain(written) == data
