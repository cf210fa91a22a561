"""What the migrations of the app do to a register that is in use."""

from __future__ import annotations

import importlib

import pytest
from django.apps import apps

from factories import frameworks
from ortaq.plan.frameworks import queries
from ortaq.plan.frameworks.models import Framework, ProvisionWord
from ortaq.shared.actors import SYSTEM

pytestmark = pytest.mark.django_db


def test_frameworks_that_were_there_are_counted_and_found() -> None:
    row = frameworks.loaded()
    ProvisionWord.objects.all().delete()
    Framework.objects.update(provision_count=0, assessable_count=0)
    migration = importlib.import_module("ortaq.plan.frameworks.migrations.0003_count_and_index")

    migration.count_and_index(apps, None)

    row.refresh_from_db()
    assert (row.provision_count, row.assessable_count) == (5, 4)
    assert [each.code for each in queries.search_provisions(SYSTEM, "S-3")] == ["S-3"]
