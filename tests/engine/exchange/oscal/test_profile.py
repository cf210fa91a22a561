from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.exchange.oscal.trestle_judge import accepted
from factories import frameworks as factory
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal import Selection, write_profile

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("codes", "imported"),
    [
        (None, {"include-all": {}}),
        (("S-1", "S-4"), {"include-controls": [{"with-ids": ["S-1", "S-4"]}]}),
        (
            (),
            {
                "include-all": {},
                "exclude-controls": [{"with-ids": ["S-1", "S-2", "S-3", "S-4", "S-9"]}],
            },
        ),
    ],
)
def test_a_selection_imports_the_catalog_and_names_its_controls(codes, imported) -> None:
    text, _ = write_profile(factory.framework(), Selection("kz", "Scope", codes=codes), at=AT)

    profile = accepted(text)

    assert profile["imports"] == [{"href": "sample-1.0.catalog.json", **imported}]


def test_a_code_that_the_framework_lacks_is_reported() -> None:
    text, report = write_profile(
        factory.framework(), Selection("kz", "Scope", codes=("S-1", "S-77")), at=AT
    )

    accepted(text)
    assert report.paths(Reason.DANGLING) == ("codes.S-77",)
