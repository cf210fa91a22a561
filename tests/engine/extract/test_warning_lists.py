"""Hubs of the whole world from a maintained package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ortaq.engine.extract import Extractor, warning_lists
from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ortaq.engine.terms.country import CountryPack


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package of two small lists in place of the installed one."""
    for name in warning_lists._REASONS:
        folder = tmp_path.joinpath(*warning_lists._FOLDER, name)
        folder.mkdir(parents=True)
        names = {"url-shortener": ["short.example"], "dynamic-dns": [".dyn.example"]}.get(name, [])
        (folder / "list.json").write_text(json.dumps({"list": names}), encoding="utf-8")
    monkeypatch.setattr(warning_lists, "files", lambda _: tmp_path)
    monkeypatch.setattr(warning_lists, "find_spec", lambda _: object())
    warning_lists.warning_hubs.cache_clear()
    yield
    warning_lists.warning_hubs.cache_clear()


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(
    ("host", "role"),
    [
        ("short.example", Role.HUB),
        ("dyn.example", Role.HUB),
        ("evil.dyn.example", Role.OFFENDER),
        ("other.example", Role.OFFENDER),
    ],
)
def test_names_on_the_lists_are_hubs(pack: CountryPack, host: str, role: Role) -> None:
    """A name below a dynamic-DNS suffix is a stranger's site."""
    (mention,) = Extractor(pack, warning_lists.warning_hubs()).mentions(f"сайт {host} обманул")

    assert mention.role is role


def test_without_the_package_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The country's own hubs are enough to work."""
    monkeypatch.setattr(warning_lists, "find_spec", lambda _: None)
    warning_lists.warning_hubs.cache_clear()

    assert warning_lists.warning_hubs() == ()
