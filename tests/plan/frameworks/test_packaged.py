from __future__ import annotations

import pytest

from ortaq.data import frameworks as packaged
from ortaq.engine.exchange.framework_yaml import read_framework
from ortaq.plan.frameworks import queries
from ortaq.plan.frameworks.services import load_framework
from ortaq.shared.actors import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", packaged.names())
def test_every_packaged_framework_loads_and_exports_equal(name):
    framework = read_framework(packaged.text(name))

    row = load_framework(actor=SYSTEM, framework=framework).framework

    assert read_framework(queries.get_yaml(SYSTEM, row.reference)) == framework
