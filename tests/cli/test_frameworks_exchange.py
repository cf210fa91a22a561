"""Frameworks go out to other programs and come in from them."""

from __future__ import annotations

import json

import pytest
import yaml

from engine.exchange.ciso_assistant.libraries import mapping_set, whole
from factories import frameworks as factory
from ortaq.cli.frameworks import REASONS
from ortaq.engine.exchange.loss import Reason
from ortaq.plan.frameworks.models import Framework, Provision
from ortaq.plan.frameworks.queries import get_engine_framework


def library_file(tmp_path, **changes: object):
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump(whole() | changes, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("out.yaml", ()),
        ("out.yaml", ("--format", "ciso")),
        ("out.xlsx", ()),
        ("out.json", ()),
        ("out", ("--format", "oscal")),
    ],
)
def test_a_framework_comes_back_from_every_format(ortaq, db, tmp_path, name, options):
    factory.loaded()
    path = tmp_path / name

    out = ortaq("frameworks", "export", "sample-1.0", path, *options)
    Framework.objects.all().delete()
    back = ortaq("frameworks", "import", path)

    assert (out.code, back.code) == (0, 0), out.err + back.err
    codes = list(Provision.objects.order_by("position").values_list("code", flat=True))
    assert codes == ["S-1", "S-2", "S-3", "S-4", "S-9"]


def test_a_catalog_brings_the_framework_back_equal(ortaq, db, tmp_path):
    framework = factory.framework()
    factory.loaded()
    path = tmp_path / "out.json"

    ortaq("frameworks", "export", "sample-1.0", path)
    Framework.objects.all().delete()
    ortaq("frameworks", "import", path)

    assert get_engine_framework(Framework.objects.get()) == framework


def test_a_framework_goes_out_and_comes_in_again_unchanged(ortaq, db, tmp_path):
    factory.loaded()
    path, again = tmp_path / "f.yaml", tmp_path / "again.yaml"

    ortaq("frameworks", "export", "sample-1.0", path)
    Framework.objects.all().delete()
    done = ortaq("frameworks", "import", path)
    ortaq("frameworks", "export", "sample-1.0", again)

    assert done.out == "f.yaml: sample-1.0\n"
    assert again.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"code: [", "code: үлгі".encode("cp1251", "replace")])
def test_a_file_that_is_no_framework_is_refused_and_stores_nothing(ortaq, db, tmp_path, content):
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)

    done = ortaq("frameworks", "import", path)

    assert done.code == 1
    assert done.err
    assert not Framework.objects.exists()


def test_a_foreign_library_is_loaded_and_what_is_left_out_is_told(ortaq, db, tmp_path):
    done = ortaq("frameworks", "import", library_file(tmp_path))

    assert done.code == 0
    assert done.out == "small.yaml: small-3\n"
    assert "The library is kept whole." in done.err
    assert "requirement_nodes.threats: left out" in done.err
    assert Framework.objects.get().text_policy == "user_import"


def test_what_was_imported_by_a_user_is_not_exported(ortaq, db, tmp_path):
    ortaq("frameworks", "import", library_file(tmp_path))

    done = ortaq("frameworks", "export", "small-3", tmp_path / "again.json", "--format", "oscal")

    assert done.code == 1
    assert not (tmp_path / "again.json").exists()


def test_a_library_of_mappings_is_no_failure(ortaq, db, tmp_path):
    objects = {"requirement_mapping_sets": [mapping_set("a", "b")]}

    done = ortaq("frameworks", "import", library_file(tmp_path, objects=objects))

    assert (done.code, done.out) == (0, "small.yaml: small-3 (a library without a framework)\n")


def test_losses_are_told_to_machines(ortaq, db, tmp_path):
    factory.loaded()

    done = ortaq(
        "frameworks", "export", "sample-1.0", tmp_path / "o.yaml", "--format", "ciso", "--json"
    )
    back = ortaq("frameworks", "import", tmp_path / "o.yaml", "--json")

    told = json.loads(done.out)
    assert told["format"] == "ciso"
    assert {"path": "framework.engine", "reason": "no_place", "count": 1} in told["losses"]
    assert json.loads(back.out)[0]["references"] == ["sample-1"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b'{"catalog": '),
        ("a.json", b'{"profile": {"catalog": 1}}'),
        ("a.json", b'{"catalog": []}'),
        ("a.yaml", b"objects: ["),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.yaml", b"\xff\xfe\x00"),
    ],
)
def test_a_damaged_file_is_refused_in_a_sentence(ortaq, db, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    done = ortaq("frameworks", "import", path)

    assert (done.code, done.out) == (1, "")
    assert done.err
    assert not Framework.objects.exists()


def test_every_reason_has_its_words():
    assert REASONS.keys() == {reason.value for reason in Reason}
