"""Frameworks of the register as OSCAL, and libraries by the command line."""

from __future__ import annotations

import json

import pytest

from engine.exchange.ciso_assistant.zoo import ZOO
from engine.exchange.oscal.trestle_judge import accepted
from factories import frameworks as factory
from ortaq.engine.terms.framework import ProvisionMapping, Relation

FORMS = {
    "oscal-catalog": ("catalog", ()),
    "oscal-profile": ("profile", ("--group", "powers")),
    "oscal-mapping": ("mapping-collection", ("--with", "other-1.0")),
}


@pytest.mark.parametrize("form", FORMS)
def test_trestle_accepts_what_the_register_exports(ortaq, db, tmp_path, form) -> None:
    lines = (
        ProvisionMapping("S-1", "other-1.0:S-1", Relation.EQUAL, 9),
        ProvisionMapping("S-2", "other-1.0:S-2", Relation.NONE, 0),
    )
    factory.loaded(mappings=lines)
    factory.loaded(code="other", mappings=())
    path, (kind, options) = tmp_path / "out.json", FORMS[form]

    done = ortaq("frameworks", "export", "sample-1.0", path, "--format", form, *options, "--json")

    assert done.code == 0, done.err
    assert kind in json.loads(path.read_text(encoding="utf-8"))
    assert accepted(path.read_text(encoding="utf-8"))
    assert "losses" in json.loads(done.out)


def test_a_profile_holds_the_groups_asked_for_and_those_in_them(ortaq, db, tmp_path) -> None:
    factory.loaded()
    path = tmp_path / "out.json"

    ortaq(
        "frameworks", "export", "sample-1.0", path, "--format", "oscal-profile", "--group", "powers"
    )

    (imported,) = json.loads(path.read_text(encoding="utf-8"))["profile"]["imports"]
    assert imported["include-controls"] == [{"with-ids": ["S-3", "S-4"]}]


def test_a_mapping_without_lines_is_refused(ortaq, db, tmp_path) -> None:
    factory.loaded(mappings=())
    factory.loaded(code="other", mappings=())
    path = tmp_path / "out.json"

    done = ortaq(
        "frameworks",
        "export",
        "sample-1.0",
        path,
        "--format",
        "oscal-mapping",
        "--with",
        "other-1.0",
    )

    assert (done.code, path.exists()) == (1, False)


@pytest.mark.parametrize("name", ["whole", "matrix alone", "lines alone", "nothing", "Arabic"])
def test_a_library_comes_back_by_the_reference_that_the_import_gave(
    ortaq, db, tmp_path, name
) -> None:
    path, out = tmp_path / "in.yaml", tmp_path / "out.yaml"
    path.write_text(ZOO[name], encoding="utf-8")

    (told,) = json.loads(ortaq("frameworks", "import", path, "--json").out)
    (reference,) = told["references"]
    done = ortaq("frameworks", "export", reference, out)

    assert done.code == 0, done.err
    assert out.read_text(encoding="utf-8") == ZOO[name]


def test_a_library_comes_back_by_its_own_reference_too(ortaq, db, tmp_path) -> None:
    path, out = tmp_path / "in.yaml", tmp_path / "out.yaml"
    path.write_text(ZOO["Arabic"], encoding="utf-8")

    (told,) = json.loads(ortaq("frameworks", "import", path, "--json").out)
    ortaq("frameworks", "export", told["library"], out, "--format", "ciso")

    assert out.read_text(encoding="utf-8") == ZOO["Arabic"]
