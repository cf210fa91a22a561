import pytest

from factories import people
from factories.reports import report
from ortaq.act.reports import queries
from ortaq.act.reports.models import Identifier, Report
from ortaq.act.reports.queries import ReportFilter
from ortaq.shared.actors import PUBLIC, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_banks():
    ours, theirs = people.organisation("BANK-A"), people.organisation("BANK-B")
    a = people.user(Role.DUTY_OFFICER, ours).actor
    b = people.user(Role.DUTY_OFFICER, theirs).actor
    mine = report("Наш клиент, номер +77091112233", actor=a)
    other = report("Их клиент, номер +77091112233 и +77094445566", actor=b)
    return a, b, mine, other


def test_an_institution_sees_its_own_reports_only(two_banks):
    a, _b, mine, other = two_banks

    assert list(queries.list_reports(a, ReportFilter())) == [mine]
    with pytest.raises(Report.DoesNotExist):
        queries.get_report(a, other.reference)


def test_identifiers_are_counted_over_visible_reports(two_banks):
    a, _b, _mine, _other = two_banks
    shared = Identifier.objects.get(value="+77091112233")
    foreign = Identifier.objects.get(value="+77094445566")

    assert queries.get_seen_identifier(a, shared.pk).reports == 1
    with pytest.raises(Identifier.DoesNotExist):
        queries.get_seen_identifier(a, foreign.pk)
    assert foreign not in queries.list_identifiers(a)
    assert [row.seen for row in queries.list_identifiers(a)] == [1]


@pytest.mark.parametrize(
    "role", [Role.SECRETARY, Role.AGENCY_MEMBER, Role.OBSERVER, Role.ADMINISTRATOR]
)
def test_roles_without_the_permission_see_none(two_banks, role):
    actor = people.user(role).actor

    assert not queries.visible_to(actor).exists()


def test_the_public_sees_none(two_banks):
    assert not queries.visible_to(PUBLIC).exists()


def test_kazakh_words_are_found_in_any_case():
    actor = people.user(Role.ANALYST).actor
    stored = report("Қоңырау шалып, ҚАЗАҚСТАН банкінен дейді")

    found = queries.list_reports(actor, ReportFilter(text="қазақстан"))

    assert list(found) == [stored]
