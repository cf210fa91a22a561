from __future__ import annotations

import pytest

from ortaq.data import frameworks
from ortaq.install import reference
from ortaq.plan.frameworks.models import Framework

pytestmark = pytest.mark.django_db


def test_every_packaged_framework_is_loaded() -> None:
    reference.load_reference_data()

    assert set(Framework.objects.values_list("reference", flat=True)) == set(frameworks.names())


def test_what_is_loaded_unchanged_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    reference.load_reference_data()
    parsed: list[str] = []
    monkeypatch.setattr(reference, "read_framework", parsed.append)

    reference.load_reference_data()

    assert parsed == []


def test_what_has_changed_is_loaded_again() -> None:
    reference.load_reference_data()
    Framework.objects.filter(reference="cmm-2021").update(digest="0" * 64)

    reference.load_reference_data()

    assert not Framework.objects.filter(digest="0" * 64).exists()
