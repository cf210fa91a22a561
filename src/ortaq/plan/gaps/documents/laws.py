"""The comparison of a treaty with the country's law, in the form of the country profiles of its parties."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from ortaq.engine.render.paper.blocks import Heading, Paper, Paragraph, TableBlock
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.terms.language import Language
from ortaq.plan.frameworks.queries import get_framework
from ortaq.plan.gaps.documents.writing import check_format, write_paper
from ortaq.plan.gaps.models import AmendmentStage
from ortaq.plan.gaps.queries import list_law_rows, list_treaties
from ortaq.shared import clock
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language, integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.plan.frameworks.models import Framework
    from ortaq.plan.gaps.models import AlignedArticle
    from ortaq.plan.gaps.queries import Analysis, LawRow
    from ortaq.shared.actors import Actor


def make_law_profile(
    *, actor: Actor, reference: str = "", file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of the comparison with one treaty; with the first one without a reference.

    Raises:
        UnknownPaperFormat: the format is neither docx nor pdf.
        Framework.DoesNotExist: no treaty has this reference.
    """
    check_format(file_format)
    chosen = reference or list_treaties(actor).values_list("reference", flat=True).first() or ""
    framework = get_framework(actor, chosen)
    rows = list_law_rows(actor, framework)
    with override(language):
        paper = Paper(
            title=_("Comparison of the law with the treaty"),
            language=Language(language),
            blocks=tuple(_blocks(framework, rows)),
            imprint=(
                in_language(framework.title),
                _("Printed on %(day)s") % {"day": day(clock.today())},
            ),
        )
    content = write_paper(paper, file_format, created_at=clock.now())
    return f"law-{framework.reference}-{language}.{file_format}", content


def law_blocks(analysis: Analysis) -> Iterator[Block]:
    """The chapter of the gap analysis that tells how the law stands beside the treaty; none for a model."""
    if not analysis.laws:
        return
    yield Heading("6. " + _("The law beside the treaty"))
    told = [row for row in analysis.laws if row.articles or row.alignment]
    if not told:
        yield Paragraph(_("The law has not been compared with the treaty yet."))
        return
    yield from _counted(analysis.laws)
    for _key, group in groupby(told, key=lambda row: row.provision.group_id):
        listed = list(group)
        yield Heading(in_language(listed[0].provision.group.title), level=2)
        yield TableBlock(_table(analysis.scores.assessment.framework, listed))
    silent = [row.provision.code for row in analysis.laws if row not in told]
    if silent:
        yield Paragraph(_("Not compared yet: %(codes)s.") % {"codes": ", ".join(silent)})


def _blocks(framework: Framework, rows: list[LawRow]) -> Iterator[Block]:
    yield from _counted(rows)
    for _key, group in groupby(rows, key=lambda row: row.provision.group_id):
        listed = list(group)
        yield Heading(in_language(listed[0].provision.group.title), level=1)
        yield TableBlock(_table(framework, listed))


def _counted(rows: Sequence[LawRow]) -> Iterator[Block]:
    """How many provisions have an article and an adopted amendment, and how binding it all is."""
    with_law = sum(1 for row in rows if row.articles)
    adopted = sum(
        1 for row in rows if row.alignment and row.alignment.stage == AmendmentStage.ADOPTED
    )
    yield Paragraph(
        _(
            "Provisions: %(count)s. With an article of the country’s law beside them: %(with_law)s."
            " With an amendment adopted: %(adopted)s."
        )
        % {
            "count": integer(len(rows)),
            "with_law": integer(with_law),
            "adopted": integer(adopted),
        }
    )
    yield Paragraph(
        _(
            "What the treaty asks is told in our own words; only its official text is binding. Articles"
            " marked as not verified have not been compared with the official text."
        )
    )


def _table(framework: Framework, rows: list[LawRow]) -> Table:
    return Table(
        title=_("Provisions and the country’s law"),
        columns=(
            Column(_("Provision"), width=36),
            Column(_("The country’s law"), width=44),
            Column(_("What is missing"), width=36),
            Column(_("Amendment and its stage"), width=36),
        ),
        rows=tuple(_row(row) for row in rows),
        source=f"{in_language(framework.source_name)} {framework.source_url}".strip(),
    )


def _row(row: LawRow) -> tuple[Cell, ...]:
    alignment = row.alignment
    provision = row.provision
    return (
        f"{provision.code}. {in_language(provision.title)}",
        "\n".join(article_words(one) for one in row.articles) or "–",
        in_language(alignment.missing) if alignment else "",
        "\n".join(part for part in stage_lines(row) if part),
    )


def stage_lines(row: LawRow) -> list[str]:
    """The stage of the amendment with its day, and its text."""
    alignment = row.alignment
    if alignment is None or alignment.stage == AmendmentStage.NONE:
        return [in_language(alignment.amendment) if alignment else ""]
    stage = label(alignment.stage, "amendment_stage")
    return [f"{stage}, {day(alignment.stage_date)}", in_language(alignment.amendment)]


def article_words(article: AlignedArticle) -> str:
    """An article in a line: act, number, wording, address, whether it is verified."""
    parts = [in_language(article.act)]
    if article.article:
        parts.append(_("article %(article)s") % {"article": article.article})
    if article.wording_date:
        parts.append(_("wording of %(day)s") % {"day": day(article.wording_date)})
    if article.url:
        parts.append(article.url)
    checked = _("verified") if article.verified else _("not verified")
    return ", ".join(parts) + f" ({checked})"
