from __future__ import annotations

import importlib
import inspect

import pytest
from click.testing import CliRunner

from factories import assessments
from ortaq.cli.documents import KINDS, documents


@pytest.mark.django_db
@pytest.mark.parametrize(("ending", "magic"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_gap_analysis_is_written_to_a_file(tmp_path, ending, magic):
    reference = assessments.opened().reference
    target = tmp_path / f"analysis.{ending}"

    done = CliRunner().invoke(
        documents,
        ["make", "gap-analysis", "--of", reference, "--format", ending, "--out", str(target)],
    )

    assert done.exit_code == 0, done.output
    assert target.read_bytes().startswith(magic)
    assert list(tmp_path.iterdir()) == [target]


def test_an_unknown_kind_is_wrong_usage():
    assert CliRunner().invoke(documents, ["make", "letter"]).exit_code == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_maker_that_takes_the_same(kind):
    module, name = KINDS[kind].split(":")

    taken = set(inspect.signature(getattr(importlib.import_module(module), name)).parameters)

    assert {"actor", "reference", "file_format", "language"} <= taken
