from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import assessments, frameworks, people
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments import queries, services
from ortaq.plan.assessments.models import Source, SourceKind
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.clock import today

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 scanned act"


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _add(assessment, code="S-1", **changes):
    return services.add_source(
        actor=SYSTEM,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework, code),
        draft=assessments.source(**changes),
    )


def _post(client, assessment, **values):
    address = reverse("assessments:add_source", args=[assessment.reference, "S-1"])
    return client.post(address, values)


def test_an_expired_source_raises_an_alarm_where_it_is_used(secretary):
    assessment = assessments.opened()
    assessments.answered(assessment)
    yesterday = today() - timedelta(days=1)
    for code in ("S-1", "S-2"):
        _add(assessment, code, valid_until=yesterday)
    _add(assessment, "S-3", valid_until=today() + timedelta(days=400))

    aged = queries.list_aged_sources(SYSTEM, on=today())
    pages = [
        secretary.get(address).content.decode()
        for address in (
            reverse("assessments:list"),
            reverse("assessments:aged_sources"),
            reverse("assessments:assessment", args=[assessment.reference]),
            reverse("assessments:answer", args=[assessment.reference, "S-1"]),
        )
    ]

    assert [(one.expired, len(one.answers)) for one in aged] == [(True, 2)]
    assert "1 source has expired" in pages[0]
    assert "S-2" in pages[1]
    assert "2 answers rest on expired sources" in pages[2]
    assert "expired after" in pages[3]


@pytest.mark.parametrize(("days", "expired"), [(-1, [True]), (0, [False]), (60, []), (59, [False])])
def test_a_source_warns_before_its_last_day_and_expires_after_it(days, expired):
    assessment = assessments.opened()
    _add(assessment, valid_until=today() + timedelta(days=days))

    aged = queries.list_aged_sources(SYSTEM, on=today())

    assert [one.expired for one in aged] == expired


def test_a_document_is_kept_by_its_hash_and_handed_out_as_a_download(secretary):
    assessment = assessments.opened()
    upload = SimpleUploadedFile("<b>.html", PDF, content_type="text/html")

    _post(secretary, assessment, kind="document", title="Order 5/2026", upload=upload)
    source = Source.objects.get()
    page = secretary.get(reverse("assessments:answer", args=[assessment.reference, "S-1"]))
    answer = secretary.get(
        reverse("assessments:download_source", args=[assessment.reference, source.pk, "S-1"])
    )

    assert source.file.size_bytes == len(PDF)
    assert source.file.digest[:16] in page.content.decode()
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="Order 5_2026.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("content", [b"<html><script>", b"MZ\x90\x00", b"PK\x03\x04junk"])
def test_a_file_that_is_no_document_is_refused_beside_its_field(secretary, content):
    assessment = assessments.opened()
    upload = SimpleUploadedFile("act.pdf", content)

    answer = _post(secretary, assessment, kind="document", title="Act", upload=upload)

    assert answer.status_code == 422
    assert 'id="id_document_upload_error"' in answer.content.decode()
    assert not Source.objects.exists()


def test_a_source_without_a_file_is_not_downloaded(secretary):
    assessment = assessments.opened()
    source = _add(assessment)

    answer = secretary.get(
        reverse("assessments:download_source", args=[assessment.reference, source.pk, "S-1"])
    )

    assert answer.status_code == 404


def test_a_live_statistic_says_what_it_said_and_what_it_says_now(secretary, monkeypatch):
    from ortaq.engine.cube.table import CubeTable
    from ortaq.plan.assessments.queries import sources as asked

    values = iter([250, 300, 300])
    monkeypatch.setattr(
        asked,
        "get_cube",
        lambda _actor, query: CubeTable((), query.measures, (), (next(values),)),
    )
    assessment = assessments.opened()

    _post(
        secretary,
        assessment,
        kind="statistic",
        title="Reports of the half-year",
        measure="reports",
        **{"from": "2026-01", "to": "2026-06"},
    )
    page = secretary.get(reverse("assessments:answer", args=[assessment.reference, "S-1"]))

    words = page.content.decode()
    assert "<strong>300</strong>" in words
    assert "250 when it was cited on" in words
    assert "changed since" in words


@pytest.mark.parametrize(
    "values", [{"measure": "reports"}, {"measure": "reports", "from": "2026-05", "to": "2026-01"}]
)
def test_a_figure_of_the_picture_needs_its_months(secretary, values):
    answer = _post(secretary, assessments.opened(), kind="statistic", title="Reports", **values)

    assert answer.status_code == 422


def test_a_live_statistic_of_an_empty_lake_is_unknown():
    query = {
        "measure": "reports",
        "from": "2026-01",
        "to": "2026-06",
        "region": "",
        "crime_type": "",
    }

    source = _add(assessments.opened(), kind=SourceKind.STATISTIC, query=query, article="", url="")

    assert queries.live_value(SYSTEM, source) in (None, 0)


@pytest.mark.parametrize(
    ("changes", "verified", "score"),
    [
        ({}, True, 1),
        ({}, False, 0),
        ({"valid_until": date(2026, 6, 29)}, True, 0),
        ({"valid_until": date(2026, 6, 30)}, True, 1),
        ({"valid_from": date(2026, 7, 1)}, True, 0),
        ({"kind": SourceKind.MEETING}, True, 0),
    ],
)
def test_points_count_only_with_a_verified_source_in_force_of_the_kind_asked_for(
    changes, verified, score
):
    assessment = assessments.opened(frameworks.loaded(engine=Engine.POINTS_EVIDENCE, scales=()))
    assessments.answered(assessment, given=assessments.valued(1))
    source = _add(assessment, **changes)
    if verified:
        services.verify_source(actor=SYSTEM, source=source)

    scores = queries.get_scores(SYSTEM, assessment.reference)

    assert scores.whole.score == score
    assert scores.whole.parts["claimed"].share == 1
