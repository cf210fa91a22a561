"""What killed writers left in the lake goes; what somebody may still be writing stays."""

from __future__ import annotations

import os
import time

import pytest

from ortaq.home import Home
from ortaq.shared.lake.services import clear_abandoned


@pytest.fixture
def lake(settings, tmp_path):
    settings.HOME = Home(tmp_path / "home")
    settings.HOME.make()
    return settings.HOME.lake


def test_only_old_unfinished_files_go(lake):
    month = lake / "reports" / "month=2026-05"
    month.mkdir(parents=True)
    files = {name: month / name for name in ("old.part", "young.part", "old.parquet")}
    for name, path in files.items():
        path.write_bytes(b"half")
        if name.startswith("old"):
            os.utime(path, (time.time() - 7200,) * 2)

    clear_abandoned()

    assert sorted(path.name for path in month.iterdir()) == ["old.parquet", "young.part"]


def test_an_empty_lake_is_fine(lake):
    clear_abandoned()

    assert list(lake.rglob("*.part")) == []
