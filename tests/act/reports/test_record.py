from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from factories import people
from factories.reports import TOLD_AT, draft, report
from ortaq.act.intake.services import submit
from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.act.reports.services import InvalidReport
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db

_HELD = {"claimed_kzt": Decimal(9), "held_kzt": Decimal(4)}


def test_identifiers_of_the_text_and_of_the_fields_are_stored():
    stored = report(
        "Звонили с +7 709 123 45 67, дали ссылку hxxps://halyk-bonus[.]example/pay",
        offender_fields=(("offender_account", "KZ90999TEST000000001"),),
    )

    found = {(m.identifier.kind, m.identifier.value) for m in stored.mentions.all()}

    assert ("phone", "+77091234567") in found
    assert ("iban", "KZ90999TEST000000001") in found
    assert ("domain", "halyk-bonus.example") in found


def test_spans_point_into_the_stored_text():
    stored = report("Номер мошенника 8 (709) 123-45-67, вот.")

    (mention,) = stored.mentions.filter(identifier__kind="phone")

    assert stored.narrative[mention.start : mention.end] == "8 (709) 123-45-67"


CARD = "9999990000000006"
IIN = "900101900015"


def test_card_and_iin_are_never_kept_whole():
    stored = report(
        f"Перевёл на карту {CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]}, мой ИИН {IIN}"
    )

    everything = repr(list(Report.objects.values()) + list(Identifier.objects.values()))
    values = set(stored.mentions.values_list("identifier__kind", "identifier__value"))
    assert CARD not in everything.replace(" ", "")
    assert IIN not in everything
    assert ("card", "999999******0006") in values
    assert ("iin", "********0015") in values


def test_two_sendings_of_one_report_are_one():
    first = draft("Обманули с номера +77091112233")

    (again,) = submit(actor=SYSTEM, drafts=[first]) and submit(actor=SYSTEM, drafts=[first])

    assert not again.is_new
    assert not again.differs
    assert Report.objects.count() == 1
    assert Identifier.objects.get(kind="phone").report_count == 1


def test_another_report_under_the_same_id_is_told():
    first = draft("Обманули один раз")
    submit(actor=SYSTEM, drafts=[first])

    (second,) = submit(actor=SYSTEM, drafts=[replace(first, narrative="Обманули по-другому")])

    assert second.differs
    assert Report.objects.get().narrative == "Обманули один раз"


def test_a_source_may_tell_later_what_was_held_and_restored():
    first = draft("Обманули", claimed_kzt=Decimal(900))
    submit(actor=SYSTEM, drafts=[first])

    (again,) = submit(actor=SYSTEM, drafts=[replace(first, held_kzt=Decimal(400))])

    stored = Report.objects.get()
    assert (again.is_new, again.updated, again.differs) == (False, True, False)
    assert (stored.claimed_kzt, stored.held_kzt) == (900, 400)
    (same,) = submit(actor=SYSTEM, drafts=[replace(first, held_kzt=Decimal(400))])
    assert not same.updated


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"narrative": "  \n "}, "narrative", "empty_narrative"),
        ({"narrative": "а" * 20_001}, "narrative", "text_too_long"),
        ({"region": "KZ-00"}, "region", "unknown_region"),
        ({"crime_type": "witchcraft"}, "crime_type", "unknown_crime_type"),
        ({"channel": "pigeon"}, "channel", "unknown_channel"),
        ({"language": "de"}, "language", "unknown_language"),
        ({"occurred_on": date(1970, 1, 1)}, "occurred_on", "date_too_early"),
        ({"claimed_kzt": Decimal(-1)}, "claimed_kzt", "negative_amount"),
        ({"claimed_kzt": Decimal("NaN")}, "claimed_kzt", "bad_amount"),
        ({"claimed_kzt": Decimal(10**14)}, "claimed_kzt", "amount_too_large"),
        ({"held_kzt": Decimal(1)}, "held_kzt", "held_exceeds_claimed"),
        ({"held_at": TOLD_AT}, "held_at", "hold_without_sum"),
        ({"held_by": "722", "claimed_kzt": Decimal(9)}, "held_by", "hold_without_sum"),
        (
            {**_HELD, "occurred_on": TOLD_AT.date(), "held_at": TOLD_AT - timedelta(days=1)},
            "held_at",
            "held_before_crime",
        ),
        ({**_HELD, "held_at": datetime(2999, 1, 1, tzinfo=UTC)}, "held_at", "future_date"),
        ({**_HELD, "held_by": "x" * 201}, "held_by", "name_too_long"),
        (
            {"claimed_kzt": Decimal(9), "held_kzt": Decimal(5), "restored_kzt": Decimal(6)},
            "restored_kzt",
            "restored_exceeds_held",
        ),
    ],
)
def test_a_bad_draft_names_its_field_and_stores_nothing(changes, field, code):
    bad = replace(draft(), **changes)

    with pytest.raises(InvalidReport) as caught:
        submit(actor=SYSTEM, drafts=[draft(), bad])

    assert [(problem.field, problem.code) for problem in caught.value.problems] == [(field, code)]
    assert not Report.objects.exists()


def test_a_future_report_is_refused():
    tomorrow = datetime.now(UTC) + timedelta(days=3)

    with pytest.raises(InvalidReport):
        submit(actor=SYSTEM, drafts=[draft(reported_at=tomorrow)])


def test_a_source_may_tell_later_when_and_by_whom_it_was_held():
    first = draft(claimed_kzt=Decimal(900), held_kzt=Decimal(400))
    submit(actor=SYSTEM, drafts=[first])
    told = replace(first, held_at=TOLD_AT + timedelta(minutes=42), held_by="Kaspi Bank")

    (again,) = submit(actor=SYSTEM, drafts=[told])
    (same,) = submit(actor=SYSTEM, drafts=[told])
    (shorter,) = submit(actor=SYSTEM, drafts=[first])

    stored = Report.objects.get()
    assert (again.updated, same.updated, shorter.updated) == (True, False, False)
    assert (stored.held_at, stored.held_by) == (told.held_at, "CASPKZKA")


def test_a_hold_that_is_taken_back_has_no_time():
    first = draft(claimed_kzt=Decimal(9), held_kzt=Decimal(4), held_at=TOLD_AT, held_by="HSBKKZKX")
    submit(actor=SYSTEM, drafts=[first])
    gone = replace(first, held_kzt=Decimal(0), held_at=None, held_by="")

    submit(actor=SYSTEM, drafts=[gone])

    stored = Report.objects.get()
    assert (stored.held_kzt, stored.held_at, stored.held_by) == (0, None, "")


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("CASPKZKAXXX", "CASPKZKA"),
        ("722", "CASPKZKA"),
        ("kaspi  bank", "CASPKZKA"),
        ("Народный Банк Казахстана", "HSBKKZKX"),
        ("қазақстан халық банкі", "HSBKKZKX"),
        ("Some Wallet LLP", "Some Wallet LLP"),
    ],
)
def test_a_provider_has_one_code_however_it_is_named(told, kept):
    stored = report(claimed_kzt=Decimal(9), held_kzt=Decimal(4), held_by=told)

    assert stored.held_by == kept


def test_the_database_itself_refuses_more_restored_than_held():
    stored = report(claimed_kzt=Decimal(100), held_kzt=Decimal(50), restored_kzt=Decimal(10))

    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=stored.pk).update(restored_kzt=Decimal(60))


def test_control_characters_are_dropped_and_language_is_guessed():
    stored = report("Маған\x00 қоңырау шалып,\x07 ақшамды алды")

    assert stored.narrative == "Маған қоңырау шалып, ақшамды алды"
    assert stored.language == "kk"


@pytest.mark.parametrize("role", [Role.ANALYST, Role.SECRETARY, Role.OBSERVER, Role.ADMINISTRATOR])
def test_roles_without_the_permission_cannot_submit(role):
    with pytest.raises(NotAllowed):
        submit(actor=people.user(role).actor, drafts=[draft()])


def test_count_of_reports_counts_each_report_once():
    report("Номер +77091112233, ещё раз +7 709 111 22 33")
    report("Тот же номер 8 709 111 22 33")

    identifier = Identifier.objects.get(kind="phone")

    assert identifier.report_count == 2
    assert Mention.objects.filter(identifier=identifier).count() == 3
