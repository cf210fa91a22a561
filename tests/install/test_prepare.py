"""Bringing a database up to date, or leaving it alone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from ortaq.install.prepare import DatabaseOfOtherVersion, migrate

pytestmark = pytest.mark.django_db


def test_a_database_that_is_up_to_date_stays_as_it_is():
    assert migrate() is False


def test_a_database_of_another_version_is_left_alone():
    MigrationRecorder(connection).record_applied("reports", "0999_of_tomorrow")

    with pytest.raises(DatabaseOfOtherVersion) as refusal:
        migrate()

    assert refusal.value.parameters["step"] == "reports.0999_of_tomorrow"
