from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

import ortaq.data.frameworks as packaged
from engine.exchange.made import a_framework
from factories import frameworks as factory
from ortaq.engine.exchange import framework_files
from ortaq.engine.exchange.framework_files import (
    FrameworkFormat,
    format_of,
    read_any_framework,
    write_framework_file,
)
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, read_framework

if TYPE_CHECKING:
    from ortaq.engine.terms.framework import Framework

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
READABLE = (
    FrameworkFormat.ORTAQ,
    FrameworkFormat.CISO,
    FrameworkFormat.CISO_XLSX,
    FrameworkFormat.OSCAL,
)
PACKAGED = sorted(Path(packaged.__path__[0]).glob("*.yaml"))


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("a.yaml", "", FrameworkFormat.ORTAQ),
        ("a.YML", "", FrameworkFormat.ORTAQ),
        ("a", "", FrameworkFormat.ORTAQ),
        ("a.json", "", FrameworkFormat.OSCAL),
        ("a.xlsx", "", FrameworkFormat.CISO_XLSX),
        ("a.json", "ciso", FrameworkFormat.CISO),
    ],
)
def test_the_format_is_the_one_asked_for_else_that_of_the_ending(name, given, expected) -> None:
    assert format_of(Path(name), given) is expected


@pytest.mark.parametrize("chosen", READABLE)
@pytest.mark.parametrize("path", PACKAGED, ids=lambda path: path.stem)
def test_the_format_is_told_by_the_content(path: Path, chosen: FrameworkFormat, tmp_path) -> None:
    framework = read_framework(path.read_text(encoding="utf-8"))
    out = tmp_path / "no-ending"

    write_framework_file(framework, out, chosen, at=AT)
    [again], _ = read_any_framework(out)

    asked = {(each.code, each.title) for each in again.assessable}
    assert asked == {(each.code, each.title) for each in framework.assessable}
    if chosen in {FrameworkFormat.ORTAQ, FrameworkFormat.OSCAL}:
        assert again == framework


@pytest.mark.parametrize("chosen", READABLE)
@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(framework=a_framework())
def test_any_framework_goes_through_any_format(
    tmp_path, chosen: FrameworkFormat, framework: Framework
) -> None:
    out = tmp_path / "file"

    write_framework_file(framework, out, chosen, at=AT)
    [again], _ = read_any_framework(out)

    assert len(again.assessable) == len(framework.assessable)


def test_a_mark_of_the_encoding_does_not_hide_the_format(tmp_path) -> None:
    out = tmp_path / "file"
    write_framework_file(factory.framework(), out, FrameworkFormat.OSCAL, at=AT)
    out.write_bytes(b"\xef\xbb\xbf" + out.read_bytes())

    [again], report = read_any_framework(out)

    assert again == factory.framework()
    assert report.losses == ()


def test_a_text_of_a_size_that_no_framework_has_is_refused(tmp_path, monkeypatch) -> None:
    out = tmp_path / "file"
    write_framework_file(factory.framework(), out, FrameworkFormat.ORTAQ, at=AT)
    monkeypatch.setattr(framework_files, "MAX_BYTES", 100)

    with pytest.raises(FrameworkInvalid) as caught:
        read_any_framework(out)

    assert caught.value.reason == "too_large"


def test_what_a_format_loses_is_told(tmp_path) -> None:
    framework = replace(factory.framework(), version="1.0")

    reports = {
        chosen: write_framework_file(framework, tmp_path / "file", chosen, at=AT)
        for chosen in READABLE
    }

    assert [chosen for chosen, report in reports.items() if not report.losses] == [
        FrameworkFormat.ORTAQ
    ]
