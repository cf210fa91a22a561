from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from docx import Document

from factories import assessments, frameworks, gaps, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.services import add_source
from ortaq.plan.gaps import queries, services
from ortaq.plan.gaps.documents import make_law_profile
from ortaq.plan.gaps.models import (
    AlignedArticle,
    AmendmentStage,
    LawAlignment,
    LawAlignmentChange,
    LawArticle,
)
from ortaq.plan.gaps.services import AlignmentDraft, ArticleDraft
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db
DRAFT = AlignmentDraft(
    missing=Trilingual(kk="Жоқ", ru="Нет срока", en="No time limit"),
    amendment=Trilingual(en="Add article 205-1"),
    stage=AmendmentStage.AGREED,
    stage_date=date(2026, 3, 1),
)


@pytest.fixture
def provision():
    return frameworks.provision_row(frameworks.loaded(), "S-1")


def _align(provision, draft=DRAFT, version=0):
    return services.set_alignment(
        actor=SYSTEM, provision=provision, draft=draft, expected_version=version
    )


def test_every_change_is_kept(provision):
    _align(provision)
    alignment = _align(
        provision, AlignmentDraft(stage=AmendmentStage.ADOPTED, stage_date=date(2026, 6, 1)), 1
    )

    changes = queries.list_alignment_changes(alignment)
    assert [(one.version, one.stage) for one in changes] == [(2, "adopted"), (1, "agreed")]
    assert changes[1].missing.en == "No time limit"


def test_nobody_overwrites_what_he_has_not_seen(provision):
    _align(provision)

    with pytest.raises(services.AlignmentChanged):
        _align(provision)

    assert LawAlignmentChange.objects.count() == 1


@pytest.mark.parametrize(
    ("stage", "days"),
    [(AmendmentStage.DRAFTED, None), (AmendmentStage.NONE, 0), (AmendmentStage.DRAFTED, 1)],
)
def test_a_stage_has_a_day_that_has_come(provision, stage, days):
    day = None if days is None else clock.today() + timedelta(days=days)

    with pytest.raises(services.StageDateUnfit):
        _align(provision, AlignmentDraft(stage=stage, stage_date=day))


def test_an_article_is_unverified_until_somebody_compared_it(provision):
    article = gaps.aligned_article("S-1")

    services.verify_aligned_article(actor=SYSTEM, article=article)
    first = AlignedArticle.objects.get().verified_at
    services.verify_aligned_article(actor=SYSTEM, article=article)

    assert not article.verified
    assert AlignedArticle.objects.get().verified_at == first


def test_an_article_without_an_act_is_refused(provision):
    with pytest.raises(services.ActUnnamed):
        services.add_aligned_article(
            actor=SYSTEM, provision=provision, draft=ArticleDraft(Trilingual(), "205")
        )


def test_a_table_fills_the_register_and_replaces_equal_numbers():
    table = gaps.LAW_TABLE.encode()

    first = services.import_law_articles(actor=SYSTEM, content=table)
    second = services.import_law_articles(actor=SYSTEM, content=table.replace(b",", b";"))

    assert (first.added, first.replaced) == (3, 0)
    assert (second.added, second.replaced) == (0, 3)
    assert LawArticle.objects.count() == 3


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("act,article,text\nA,1,x\n", 1, "wording_date"),
        ("act,article,text,wording_date,language\nA,1,,2026-01-01,ru\n", 2, "text"),
        ("act,article,text,wording_date,language\nA,1,x,01.01.2026,ru\n", 2, "wording_date"),
        ("act,article,text,wording_date,language\nA,1,x,2026-01-01,de\n", 2, "language"),
        (
            "act,article,text,wording_date,language,url\nA,1,x,2026-01-01,ru,javascript:x\n",
            2,
            "url",
        ),
    ],
)
def test_a_table_with_a_bad_row_is_refused_whole(table, row, column):
    with pytest.raises(services.LawTableUnfit) as refused:
        services.import_law_articles(actor=SYSTEM, content=table.encode())

    assert refused.value.parameters == {"row": row, "column": column}
    assert not LawArticle.objects.exists()


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(services.LawTableUnfit):
        services.import_law_articles(actor=SYSTEM, content=b"\xff\xfe\x00")


def test_the_profile_prints_what_stands_beside_each_provision(provision):
    gaps.aligned_article("S-1")
    _align(provision)

    _name, content = make_law_profile(
        actor=SYSTEM, reference="sample-1.0", file_format="docx", language="en"
    )

    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join(cells)
    assert "Уголовный кодекс, article 205" in text
    assert "(not verified)" in text
    assert "No time limit" in text
    assert "agreed between agencies" in text


def test_legal_acts_under_answers_are_taken_over_once(provision):
    assessment = assessments.opened(provision.framework)
    add_source(actor=SYSTEM, assessment=assessment, provision=provision, draft=assessments.source())

    first = services.adopt_sources(actor=SYSTEM, assessment=assessment)
    second = services.adopt_sources(actor=SYSTEM, assessment=assessment)

    article = AlignedArticle.objects.get()
    assert (first, second) == (1, 0)
    assert (article.provision, article.article, article.verified) == (provision, "205", False)


def test_others_read_only(provision):
    actor = people.user(Role.AGENCY_MEMBER).actor

    with pytest.raises(NotAllowed):
        services.set_alignment(actor=actor, provision=provision, draft=DRAFT, expected_version=0)
    with pytest.raises(NotAllowed):
        services.import_law_articles(actor=actor, content=gaps.LAW_TABLE.encode())
    assert queries.get_law_row(actor, provision).articles == ()


def test_the_database_wants_a_day_for_a_stage(provision):
    alignment = _align(provision)

    with pytest.raises(IntegrityError), transaction.atomic():
        LawAlignment.objects.filter(pk=alignment.pk).update(stage_date=None)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.ANALYST, Role.AGENCY_MEMBER])
def test_the_pages_open(client, provision, language, role):
    gaps.aligned_article("S-1")
    article = gaps.law_article()
    _align(provision)
    client.force_login(people.user(role))
    with translation.override(language):
        addresses = [
            reverse("gaps:laws"),
            reverse("gaps:law_profile", args=["sample-1.0"]),
            reverse("gaps:law_provision", args=["sample-1.0", "S-1"]),
            reverse("gaps:law_articles"),
            reverse("gaps:law_article", args=[article.pk]),
            reverse("gaps:print_law_profile", args=["sample-1.0", "pdf"]),
        ]

    assert [client.get(address).status_code for address in addresses] == [200] * 6


def test_an_analyst_works_on_the_page(client, provision):
    client.force_login(people.user(Role.ANALYST))
    one = ["sample-1.0", "S-1"]
    upload = SimpleUploadedFile("law.csv", gaps.LAW_TABLE.encode())

    client.post(reverse("gaps:import_law_articles"), {"file": upload})
    chosen = LawArticle.objects.get(language="kk")
    page = client.get(f"{reverse('gaps:law_provision', args=one)}?article={chosen.pk}")
    client.post(
        reverse("gaps:add_article", args=one), {"act_kk": "Қылмыстық кодекс", "article": "205"}
    )
    refused = client.post(
        reverse("gaps:align", args=one), {"stage": "drafted", "missing_kk": "Жоқ", "version": 0}
    )
    client.post(
        reverse("gaps:align", args=one),
        {"stage": "drafted", "stage_date": "2026-01-05", "missing_kk": "Жоқ", "version": 0},
    )

    assert 'value="Қылмыстық кодекс"' in page.content.decode()
    assert AlignedArticle.objects.get().article == "205"
    assert refused.status_code == 422
    assert LawAlignment.objects.get().stage == "drafted"
    client.post(reverse("gaps:verify_article", args=[AlignedArticle.objects.get().pk]))
    assert AlignedArticle.objects.get().verified
    client.post(reverse("gaps:remove_article", args=[AlignedArticle.objects.get().pk]))
    assert not AlignedArticle.objects.exists()
