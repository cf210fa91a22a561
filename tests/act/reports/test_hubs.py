"""The administrator's list of well-known identifiers."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from factories import people
from factories.reports import report
from ortaq.act.reports.models import HubEffect, HubEntry, Identifier, Mention
from ortaq.act.reports.queries import get_well_known, link_digest
from ortaq.act.reports.services import InvalidHub, add_hub, end_hub, mark_hubs
from ortaq.engine.terms.identifier import IdentifierKind, Role
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, NotAllowed
from ortaq.shared.actors import Role as Job
from ortaq.shared.audit.models import Entry

pytestmark = pytest.mark.django_db

PHONE = "+77095550001"
REASON = "The call centre of the bank, letter 12-3"


def add(value: str = PHONE, effect: HubEffect = HubEffect.HUB, **changes: object) -> HubEntry:
    values = {"category": "bank", "reason": REASON, **changes}
    return add_hub(actor=SYSTEM, value=value, effect=effect, **values)


def told(value: str = PHONE):
    report(f"Мошенник звонил с номера {value}")
    return Mention.objects.select_related("identifier").latest("pk")


def test_new_reports_follow_an_entry_at_once():
    assert told().role == Role.OFFENDER

    add()

    mention = told()
    assert mention.role == Role.HUB
    assert mention.identifier.is_hub


def test_stored_identifiers_follow_an_entry_and_its_end():
    told()
    entry = add("8 (709) 555-00-01")
    assert Identifier.objects.get(value=PHONE).is_hub
    told()

    end_hub(actor=SYSTEM, entry=entry, reason="The bank gave the number back")

    assert not Identifier.objects.get(value=PHONE).is_hub
    assert not Mention.objects.filter(role=Role.HUB).exists()
    assert told().role == Role.OFFENDER


def test_an_entry_runs_out_on_its_day_and_the_next_marking_tells_the_stored():
    told()
    add(valid_until=clock.today() + timedelta(days=10))

    with time_machine.travel(clock.now() + timedelta(days=10), tick=False):
        assert not get_well_known(on=clock.today()).is_hub(IdentifierKind.PHONE, PHONE)
        assert Identifier.objects.get(value=PHONE).is_hub
        assert mark_hubs() == 1
        assert mark_hubs() == 0

    assert not Identifier.objects.get(value=PHONE).is_hub


def test_a_domain_covers_hosts_links_and_mail_below_it():
    report("Мошенник прислал https://pay.newbank-kz.kz/a и письмо с help@newbank-kz.kz")
    report("Мошенник прислал https://newbank-kz.kz.evil-pay.top/a")

    add("newbank-kz.kz")

    hubs = set(Identifier.objects.filter(is_hub=True).values_list("value", flat=True))
    assert {"pay.newbank-kz.kz", "help@newbank-kz.kz"} <= hubs
    assert not any("evil-pay" in value for value in hubs)


def test_a_list_can_be_corrected():
    assert get_well_known(on=clock.today()).is_hub(IdentifierKind.DOMAIN, "halykbank.kz")

    add("halykbank.kz", HubEffect.ORDINARY)

    assert not get_well_known(on=clock.today()).is_hub(IdentifierKind.DOMAIN, "halykbank.kz")
    assert told("halykbank.kz").role != Role.HUB


def test_what_is_protected_links_still():
    add(effect=HubEffect.PROTECTED)

    known = get_well_known(on=clock.today())

    assert link_digest(IdentifierKind.PHONE, PHONE) in known.protected
    assert not known.is_hub(IdentifierKind.PHONE, PHONE)
    assert told().role == Role.OFFENDER


def test_a_second_entry_ends_the_first():
    first = add()

    second = add(effect=HubEffect.PROTECTED)

    first.refresh_from_db()
    assert first.ended_at is not None
    assert second.ended_at is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": "hello"}, "value"),
        ({"value": "4405 6399 9999 9996"}, "value"),
        ({"reason": "short"}, "reason"),
        ({"category": "friends"}, "category"),
        ({"valid_until": clock.today()}, "valid_until"),
    ],
)
def test_an_incomplete_entry_is_refused(changes, field):
    with pytest.raises(InvalidHub) as refused:
        add(**changes)

    assert refused.value.parameters["field"] == field
    assert not HubEntry.objects.exists()


def test_both_steps_are_written_to_the_log():
    entry = add()
    end_hub(actor=SYSTEM, entry=entry, reason="The bank gave the number back")
    end_hub(actor=SYSTEM, entry=entry, reason="The bank gave the number back")

    actions = Entry.objects.filter(action__startswith="identifier.").values_list(
        "action", flat=True
    )
    assert list(actions) == ["identifier.add_hub", "identifier.end_hub"]


@pytest.mark.parametrize("job", [job for job in Job if job is not Job.ADMINISTRATOR])
def test_only_an_administrator_changes_the_list(job):
    with pytest.raises(NotAllowed):
        add_hub(
            actor=people.user(job).actor,
            value=PHONE,
            effect=HubEffect.HUB,
            category="bank",
            reason=REASON,
        )


def test_the_page_adds_and_ends(client):
    client.force_login(people.user(Job.ADMINISTRATOR))
    told()
    address = reverse("reports:hubs")
    form = {"value": PHONE, "effect": "hub", "category": "bank", "reason": "<b>letter</b> 12-3 of"}

    added = client.post(address, form, follow=True).content.decode()
    entry = HubEntry.objects.get()
    client.post(reverse("reports:end_hub", args=[entry.pk]), {"reason": ""}, follow=True)
    entry.refresh_from_db()
    assert entry.ended_at is None
    ended = client.post(
        reverse("reports:end_hub", args=[entry.pk]), {"reason": "given back in May"}, follow=True
    ).content.decode()

    assert "&lt;b&gt;letter" in added
    assert PHONE in added
    assert "given back in May" in ended


def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(client):
    client.force_login(people.user(Job.ADMINISTRATOR))

    response = client.post(
        reverse("reports:hubs"),
        {"value": "no number", "effect": "hub", "category": "bank", "reason": REASON},
    )

    assert response.status_code == 422
    assert "no number" in response.content.decode()
    assert not HubEntry.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Choose whose it is."),
        ("ru", "Выберите, чей это идентификатор."),
        ("kk", "Кімдікі екенін таңдаңыз."),
    ],
)
def test_whose_it_is_is_chosen_by_nobody_but_the_person(client, language, said):
    client.force_login(people.user(Job.ADMINISTRATOR))
    address = f"/{language}{reverse('reports:hubs')[3:]}"
    page = client.get(address).content.decode()

    answer = client.post(
        address, {"value": PHONE, "effect": "hub", "reason": REASON, "category": ""}
    )

    select = page[page.index('<select name="category"') :]
    assert 'value="" selected' in select[: select.index("</option>")]
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not HubEntry.objects.exists()


def test_the_page_fills_the_form_from_an_entry_that_is_changed(client):
    client.force_login(people.user(Job.ADMINISTRATOR))
    entry = add(valid_until=clock.today() + timedelta(days=9), effect=HubEffect.PROTECTED)
    address = reverse("reports:hubs")
    listed = client.get(address).content.decode()

    page = client.get(address, {"change": entry.pk}).content.decode()

    assert f'href="?change={entry.pk}#entry"' in listed
    form = page[page.index('id="entry"') :]
    assert PHONE in form
    assert REASON in form
    assert f'value="{entry.valid_until:%Y-%m-%d}"' in form
    for wrong in ("99999", "x", "-1"):
        assert client.get(address, {"change": wrong}).status_code == 200
