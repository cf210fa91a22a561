from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import gaps, measures, people
from ortaq.plan.gaps.models import Gap, ProofKind
from ortaq.plan.gaps.services import ProofNeeded
from ortaq.plan.measures import services
from ortaq.plan.measures.services.prove import GapNotOfMeasure, prove_gap
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db
FILE = b"%PDF-1.7\nan order\n%%EOF\n"


@pytest.fixture
def linked():
    measure, gap = measures.measure(), gaps.gap()
    services.link_gap(actor=SYSTEM, measure=measure, gap=gap, share=Decimal(1))
    return measure, gap


def _prove(measure, gap, kind=ProofKind.ACT, content=None, actor=SYSTEM):
    return prove_gap(
        actor=actor, measure=measure, gap=gap, kind=kind, reference="Order No. 5", content=content
    )


def test_a_linked_measure_closes_a_gap_with_a_document(linked):
    measure, gap = linked

    closed = _prove(measure, gap, ProofKind.DOCUMENT, FILE)

    assert (closed.closing, closed.proof_of) == ("proof", measure.reference)
    assert closed.proof_digest == hashlib.sha256(FILE).hexdigest()


def test_a_document_without_its_file_proves_nothing(linked):
    with pytest.raises(ProofNeeded):
        _prove(*linked, ProofKind.DOCUMENT)


def test_a_measure_that_is_not_linked_proves_nothing():
    with pytest.raises(GapNotOfMeasure):
        _prove(measures.measure(), gaps.gap())


def test_only_the_secretariat_proves(linked):
    with pytest.raises(NotAllowed):
        _prove(*linked, actor=people.user(Role.AGENCY_MEMBER).actor)


def test_the_page_closes_the_gap(client, linked):
    measure, gap = linked
    client.force_login(people.user(Role.SECRETARY))
    address = reverse("measures:prove_gap", args=[measure.reference, gap.reference])

    shown = client.get(reverse("measures:measure", args=[measure.reference])).content.decode()
    form = client.get(address)
    refused = client.post(address, {"kind": "document", "reference": "Order No. 5"})
    upload = SimpleUploadedFile("order.pdf", FILE)
    client.post(address, {"kind": "document", "reference": "Order No. 5", "file": upload})

    assert address in shown
    assert (form.status_code, refused.status_code) == (200, 422)
    assert Gap.objects.get().closing == "proof"
