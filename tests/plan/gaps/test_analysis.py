from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from docx import Document

from factories import assessments, frameworks, gaps, people
from ortaq.engine.terms.framework import Engine
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import Assessment
from ortaq.plan.assessments.services import add_source
from ortaq.plan.gaps import queries, services
from ortaq.plan.gaps.documents import analysis, make_gap_analysis
from ortaq.plan.gaps.documents.writing import UnknownPaperFormat
from ortaq.plan.gaps.models import AmendmentStage
from ortaq.plan.gaps.services import AlignmentDraft
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.labels import label

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessed():
    """S-1 partial in law, none in practice; S-2 met; the rest is open; one gap."""
    assessment = assessments.opened(is_demo=True)
    assessments.answered(assessment, "S-1", assessments.rating(1, 0, "the reason of S-1"))
    assessments.answered(assessment, "S-2", assessments.rating(2, 2))
    services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))
    return assessment


def _printed(language="en", reference=""):
    _name, content = make_gap_analysis(
        actor=SYSTEM, reference=reference, file_format="docx", language=language
    )
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    footer = document.sections[0].footer.paragraphs[0].text
    return "\n".join(texts), footer


def test_it_tells_score_reason_and_gap(assessed):
    text, footer = _printed()

    gap = queries.list_gaps(SYSTEM).get()
    assert f"{gap.reference}, S-1" in text
    assert "the reason of S-1" in text
    assert "2 of" in text
    assert "No answer rests on a source yet." in text
    assert footer.startswith("DRAFT FOR DEMONSTRATION")


def test_a_real_one_carries_no_label():
    assessments.opened()

    text, footer = _printed()

    assert footer == ""
    assert "Nothing is rated yet, so there is no score." in text
    assert "No open gap is on the list." in text


@pytest.mark.parametrize(
    ("language", "heading"),
    [("kk", "Олқылықтарды талдау"), ("ru", "Анализ пробелов"), ("en", "Gap analysis")],
)
@pytest.mark.parametrize("file_format", ["docx", "pdf"])
def test_it_is_printed_in_every_language(assessed, language, heading, file_format):
    name, content = make_gap_analysis(
        actor=SYSTEM,
        reference=assessed.reference,
        file_format=file_format,
        language=language,
    )

    text, _footer = _printed(language)
    assert name == f"gap-analysis-{assessed.reference}-{language}.{file_format}"
    assert content.startswith(b"%PDF" if file_format == "pdf" else b"PK")
    assert heading in text


def test_sources_are_numbered_and_cited(assessed):
    provision = queries.list_gaps(SYSTEM).get().provision
    draft = assessments.source()
    add_source(actor=SYSTEM, assessment=assessed, provision=provision, draft=draft)

    analysis = queries.get_analysis(SYSTEM, assessed.reference)

    assert [(cited.number, cited.codes, cited.stale) for cited in analysis.sources] == [
        (1, ("S-1",), False)
    ]
    assert analysis.numbers_of("S-1") == (1,)
    assert analysis.numbers_of("S-2") == ()


LAW = {
    "kk": ("6. Заңнама және халықаралық шарт", "Сақтау мерзімі жоқ", "205-1-баппен толықтыру"),
    "ru": ("6. Законодательство и договор", "Нет срока хранения", "Дополнить статьёй 205-1"),
    "en": ("6. The law beside the treaty", "No time limit of keeping", "Add article 205-1"),
}
"""Heading, what is missing and the draft amendment, in each language."""


@pytest.fixture
def compared(assessed):
    """An article stands beside S-1, something is missing in it, and a draft is agreed; S-2 is not compared."""
    gaps.aligned_article("S-1")
    _heading, missing, amendment = zip(*LAW.values(), strict=True)
    services.set_alignment(
        actor=SYSTEM,
        provision=queries.list_gaps(SYSTEM).get().provision,
        draft=AlignmentDraft(
            Trilingual(*missing), Trilingual(*amendment), AmendmentStage.AGREED, date(2026, 3, 1)
        ),
        expected_version=0,
    )
    return assessed


@pytest.mark.parametrize("language", LAW)
def test_the_law_stands_beside_the_treaty_in_the_paper(compared, language):
    text, _footer = _printed(language)

    with translation.override(language):
        stage = label(AmendmentStage.AGREED, "amendment_stage")
    for words in (*LAW[language], stage, "S-1. Title S-1", "205", "https://law.example/205"):
        assert words in text
    assert "S-2, S-3, S-4" in text
    assert "\n7. " in text


@pytest.mark.parametrize("language", LAW)
def test_the_printed_page_holds_it_too(compared, language, monkeypatch):
    papers = []
    monkeypatch.setattr(
        analysis, "write_paper", lambda paper, *_rest, **_given: papers.append(paper) or b""
    )

    for file_format in ("docx", "pdf"):
        make_gap_analysis(
            actor=SYSTEM, reference=compared.reference, file_format=file_format, language=language
        )

    docx, pdf = papers
    assert docx == pdf
    assert all(words in repr(pdf.blocks) for words in LAW[language])


def test_a_law_that_nobody_compared_is_told(assessed):
    text, _footer = _printed()

    assert "The law has not been compared with the treaty yet." in text


def test_a_model_has_no_chapter_of_law():
    assessments.opened(frameworks.loaded(engine=Engine.WEIGHTED_BINARY, scales=()))

    text, _footer = _printed()

    assert "The law beside the treaty" not in text
    assert "6. Sources" in text


def test_directions_have_scores_with_intervals(assessed):
    analysis = queries.get_analysis(SYSTEM, assessed.reference)

    questions = sum(row.questions for row in analysis.pillars)
    counted = sum(len(row.gaps) for row in analysis.pillars)
    assert questions == len(analysis.scores.provisions)
    assert counted == 1
    for row in analysis.pillars:
        assert row.interval.low <= row.interval.high


def test_gaps_of_another_assessment_are_left_out(assessed):
    other = assessments.opened()
    assessments.answered(other, "S-3", assessments.rating(0, 0))
    services.derive_gaps(actor=SYSTEM, assessment=other, threshold=Decimal("0.5"))

    analysis = queries.get_analysis(SYSTEM, assessed.reference)

    assert {gap.assessment for gap in analysis.gaps} == {assessed}


def test_an_unknown_format_and_a_missing_assessment_are_refused(assessed):
    with pytest.raises(UnknownPaperFormat):
        make_gap_analysis(actor=SYSTEM, file_format="odt", language="kk")
    with pytest.raises(Assessment.DoesNotExist):
        make_gap_analysis(actor=SYSTEM, reference="A-999999", file_format="docx", language="kk")


def test_nothing_to_print_is_said():
    with pytest.raises(Assessment.DoesNotExist):
        make_gap_analysis(actor=SYSTEM, file_format="docx", language="kk")


@pytest.mark.parametrize("role", [Role.AGENCY_MEMBER, Role.OBSERVER, Role.INVESTIGATOR])
def test_those_who_may_not_see_all_answers_do_not_print_them(assessed, role):
    with pytest.raises(NotAllowed):
        queries.get_analysis(people.user(role).actor, assessed.reference)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.ANALYST])
def test_the_pages_open(client, assessed, language, role):
    client.force_login(people.user(role))
    with translation.override(language):
        addresses = [
            reverse("gaps:analyses"),
            reverse("gaps:analysis", args=[assessed.reference]),
            reverse("gaps:print_analysis", args=[assessed.reference, "pdf"]),
        ]

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert answers[2]["Content-Type"] == "application/pdf"
    assert "<svg" in answers[1].content.decode()


def test_a_score_leads_to_the_answer_with_its_act_and_article(client):
    assessment, police = assessments.opened(), people.organisation("POLICE")
    assessments.responded(assessment, police, "S-1", assessments.rating(1, 0))
    assessments.responded(assessment, police, "S-2", assessments.rating(2, 2))
    client.force_login(people.user(Role.ANALYST))

    page = client.get(reverse("gaps:analysis", args=[assessment.reference])).content.decode()

    assert reverse("assessments:answer", args=[assessment.reference, "S-1"]) in page
    assert f"{reverse('gaps:list')}?assessment={assessment.reference}&amp;pillar=" in page
    assert page.count("data-label=") > 0
