"""Pictures of gaps and scores, each with the same figures as a table beside it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.heat_map import HeatMap
from ortaq.engine.render.tables import Column, Table
from ortaq.plan.assessments.documents import source_words
from ortaq.plan.gaps.queries import share_of_responses
from ortaq.shared import drawing
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.utils.safestring import SafeString

    from ortaq.plan.assessments.queries import Scores
    from ortaq.plan.gaps.queries import Analysis, Overview
    from ortaq.shared.people.models import Organisation

PERCENT = 100
ROWS_ON_A_PAGE = 30
"""Provisions in one heat map, so that it fits a printed page. Ortaq's own choice."""
ROWS_ON_SCREEN = 15
"""Provisions in the heat map of the page, which says how many pages there are. Ortaq's own choice."""
PHONE_WIDTH = 300
"""Of a plot that fits a phone with its labels, in pixels. Ortaq's own choice."""
LABEL_LENGTH = 38
"""Characters in a line of a label beside paired bars. Ortaq's own choice."""


def pillars(analysis: Overview, *, width: int = drawing.WIDTH) -> SafeString | None:
    """One bar per direction that has a score; None where none has one.

    Args:
        analysis: whose.
        width: of the plot, in pixels.
    """
    rated = [
        (label(row.pillar, "direction"), row.interval.share * PERCENT)
        for row in analysis.pillars
        if row.interval.share is not None
    ]
    if not rated:
        return None
    return drawing.bars(
        rated,
        title=_("Score by direction of the plan"),
        description=pillar_words(analysis),
        source=source_words(analysis.scores),
        unit=_("Per cent of what the framework asks"),
        width=width,
    )


def pillar_words(analysis: Overview) -> str:
    """What the reader should take from the bars."""
    rated = [row for row in analysis.pillars if row.interval.share is not None]
    if not rated:
        return _("No direction has a score yet.")
    best = max(rated, key=lambda row: row.interval.share or 0)
    worst = min(rated, key=lambda row: row.interval.share or 0)
    return _("Highest: %(best)s, %(high)s. Lowest: %(worst)s, %(low)s.") % {
        "best": label(best.pillar, "direction"),
        "high": percent(best.interval.share),
        "worst": label(worst.pillar, "direction"),
        "low": percent(worst.interval.share),
    }


def answers(analysis: Analysis) -> list[tuple[SafeString, Table]]:
    """Heat maps of provisions and organisations, each with its table; none before anybody answered."""
    organisations = [one.organisation for one in analysis.asked if one.answered]
    if not organisations:
        return []
    shares = share_of_responses(analysis.scores, analysis.responses)
    codes = [
        row.provision.code
        for row in analysis.scores.provisions
        if row.provision.code in analysis.responses
    ]
    return [heat_map(analysis.scores, organisations, part, shares) for part in _pages(codes)]


def heat_map(
    scores: Scores,
    organisations: Sequence[Organisation],
    codes: Sequence[str],
    shares: Mapping[tuple[str, int], float | None],
) -> tuple[SafeString, Table]:
    """The shares of some provisions by organisation as a picture, and as a table."""
    names = tuple(in_language(one.short_name) for one in organisations)
    keys = [one.pk for one in organisations]
    values = {
        (row, column): shares[code, key]
        for row, code in enumerate(codes)
        for column, key in enumerate(keys)
        if (code, key) in shares
    }
    drawn = HeatMap(
        title=_("Answers of organisations by provision"),
        description=f"{codes[0]} – {codes[-1]}",
        columns=names,
        rows=tuple(codes),
        values=values,
    )
    table = Table(
        title=_("Score of each answer"),
        columns=(Column(_("Provision")), *(Column(name, places=0) for name in names)),
        rows=tuple(
            (
                code,
                *(percent(shares[code, key]) if (code, key) in shares else "" for key in keys),
            )
            for code in codes
        ),
        source=source_words(scores),
    )
    return drawing.heat(drawn), table


def _pages(codes: list[str]) -> list[list[str]]:
    """The codes in as few parts as pages allow, all about as long."""
    pages = -(-len(codes) // ROWS_ON_A_PAGE)
    size = -(-len(codes) // pages) if pages else 1
    return [codes[start : start + size] for start in range(0, len(codes), size)]


def before_after(before: Scores, after: Scores) -> tuple[SafeString, Table] | None:
    """Bars of each chapter in an older and a newer assessment, with their table; None without scores."""
    old = {row.group.code: row.score.share for row in before.groups if row.depth == 0}
    rows = [
        (in_language(row.group.title), old.get(row.group.code), row.score.share)
        for row in after.groups
        if row.depth == 0
    ]
    rows.append((_("Whole framework"), before.whole.share, after.whole.share))
    if not any(one is not None for row in rows for one in row[1:]):
        return None
    names = [
        _("before") + f", {before.assessment.reference}",
        _("after") + f", {after.assessment.reference}",
    ]
    title = _("Score by chapter, before and after")
    drawn = drawing.paired_bars(
        [
            (_broken(name), [None if one is None else one * PERCENT for one in shares])
            for name, *shares in rows
        ],
        names,
        title=title,
        description=_("Score by chapter, before and after"),
        source=source_words(after),
        unit=_("Per cent of what the framework asks"),
    )
    table = Table(
        title=title,
        columns=(Column(_("Chapter")), *(Column(name, places=0) for name in names)),
        rows=tuple((name, percent(one), percent(other)) for name, one, other in rows),
        source=f"{source_words(before)}; {source_words(after)}",
    )
    return drawn, table


def _broken(name: str) -> str:
    """A long name in several lines."""
    return "\n".join(textwrap.wrap(name, LABEL_LENGTH)) or name
