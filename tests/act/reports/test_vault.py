import pytest
from cryptography.exceptions import InvalidTag

from factories import people
from factories.reports import report
from ortaq.act.reports.models import IdentityReading, Report, ReporterIdentity
from ortaq.act.reports.services import ReporterDetails, open_identity
from ortaq.act.reports.services.vault import ReasonNeeded
from ortaq.shared.actors import NotAllowed, Role
from ortaq.shared.audit.models import Entry
from ortaq.shared.secrets import unseal

pytestmark = pytest.mark.django_db

DETAILS = ReporterDetails(name="Айша Үлгіқызы", phone="+77099876543", email="a@mail.example")
REASON = "Дело 26-1, нужен допрос"


@pytest.fixture
def stored():
    return report("Мне звонили", reporter=DETAILS)


def test_the_identity_is_nowhere_in_clear(stored):
    sealed = bytes(ReporterIdentity.objects.get().sealed)

    everything = repr(list(Report.objects.values())).encode() + sealed
    assert "Айша".encode() not in everything
    assert b"77099876543" not in everything


def test_an_investigator_opens_it_for_a_reason_and_is_logged(stored):
    actor = people.user(Role.INVESTIGATOR).actor

    details = open_identity(actor=actor, report=stored, reason=REASON)

    assert details == DETAILS
    reading = IdentityReading.objects.get()
    assert (reading.read_by, reading.reason) == (actor.name, REASON)
    assert Entry.objects.filter(action="identity.open", subject=stored.reference).count() == 1
    assert "Айша" not in repr(list(Entry.objects.values()))


def test_an_anonymous_report_is_read_and_logged_alike():
    stored = report("Аноним")
    actor = people.user(Role.INVESTIGATOR).actor

    assert open_identity(actor=actor, report=stored, reason=REASON) is None
    assert IdentityReading.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.INVESTIGATOR])
def test_nobody_else_opens_it(stored, role):
    with pytest.raises(NotAllowed):
        open_identity(actor=people.user(role).actor, report=stored, reason=REASON)

    assert not IdentityReading.objects.exists()


def test_no_reason_no_reading(stored):
    with pytest.raises(ReasonNeeded):
        open_identity(actor=people.user(Role.INVESTIGATOR).actor, report=stored, reason="  x ")

    assert not IdentityReading.objects.exists()


def test_a_sealed_identity_moved_to_another_report_does_not_open(stored):
    sealed = bytes(ReporterIdentity.objects.get().sealed)

    with pytest.raises(InvalidTag):
        unseal(sealed, bound_to="R-OTHER-REPORT")
