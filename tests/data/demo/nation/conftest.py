from __future__ import annotations

from datetime import date

import pytest

from ortaq.data.demo.nation import DemoReport, reports


@pytest.fixture(scope="package")
def told() -> list[DemoReport]:
    """The nation of the demonstration."""
    return list(reports(20261124, until=date(2026, 11, 24)))
