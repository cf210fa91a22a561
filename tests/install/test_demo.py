"""The demonstration, and the homes it must never get into."""

from __future__ import annotations

import pytest

from factories import people
from factories.reports import report
from ortaq.act.campaigns.models import Campaign
from ortaq.act.reports.models import Report
from ortaq.home import Home
from ortaq.install import demo
from ortaq.install.reference import load_reference_data
from ortaq.plan.measures.models import Measure
from ortaq.shared.audit.queries import verify
from ortaq.shared.people.models import Organisation, User

pytestmark = pytest.mark.django_db
REPORTS = 120


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "REPORTS", REPORTS)
    monkeypatch.setattr(demo, "BATCH", 50)
    settings.HOME = Home(tmp_path)
    settings.HOME.make()
    return settings.HOME


def load(progress=lambda done, total: None) -> bool:
    load_reference_data()
    return demo.load_demo(password=people.PASSWORD, progress=progress)


def test_the_synthetic_nation_is_marked_and_complete(home):
    fresh = load()

    assert fresh
    assert home.demo_mark.exists()
    assert Report.objects.count() == REPORTS
    assert Campaign.objects.exists()
    assert Measure.objects.count() >= 25
    assert {(user.username, user.role) for user in User.objects.all()} == set(
        demo.list_demo_accounts()
    )
    assert verify().holds


def test_again_it_changes_nothing():
    load()
    before = (Report.objects.count(), Measure.objects.count(), verify().size)

    fresh = load()

    assert not fresh
    assert (Report.objects.count(), Measure.objects.count(), verify().size) == before


def test_an_interrupted_load_goes_on():
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(stop)
    load()

    assert Report.objects.count() == REPORTS
    assert User.objects.count() == len(demo.list_demo_accounts())


@pytest.mark.parametrize("work", [people.user, report])
def test_a_home_with_work_in_it_is_left_alone(home, work):
    work()

    with pytest.raises(demo.HomeInUse) as caught:
        load()

    assert caught.value.parameters["home"]
    assert not home.demo_mark.exists()
    assert not Measure.objects.exists()


def test_reference_data_is_loaded_once():
    load_reference_data()
    before = (Organisation.objects.count(), verify().size)

    load_reference_data()

    assert (Organisation.objects.count(), verify().size) == before
