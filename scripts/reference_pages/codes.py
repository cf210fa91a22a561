"""The page of codes and column names that reports may carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.act.reports.models import Channel
from ortaq.engine.exchange.report_fields import REQUIRED, SYNONYMS
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared.country import pack
from ortaq.shared.labels import label
from reference_pages.markdown import code, document, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.terms.language import Trilingual

_LEAD = (
    "Codes that the API and files use, and the names by which a file's columns are found. Regions"
    " and crime types come\nfrom the country pack of Kazakhstan; files may also name them in words."
)
_COLUMNS = (
    "Names are compared without case and punctuation. Where a column is called just “phone” or"
    " “email”, it is used only\nwhen the other side has its own column: a victim's number must not"
    " be taken for the offender's."
)


def page() -> str:
    """docs/reference/codes.md."""
    country = pack()
    columns = [
        (code(field), "yes" if field in REQUIRED else "", ", ".join(names))
        for field, names in SYNONYMS.items()
    ]
    return document(
        "Codes and columns",
        _LEAD,
        "## Regions",
        _named([(region.code, region.name) for region in country.regions]),
        "## Crime types",
        _named([(kind.code, kind.name) for kind in country.crime_types]),
        "## Channels",
        table(("Code", "Meaning"), [(code(c), label(c, "channel")) for c in Channel.values]),
        "## Kinds of identifiers",
        table(("Code", "Meaning"), [(code(kind), label(kind, "kind")) for kind in IdentifierKind]),
        "## Columns of a file",
        _COLUMNS,
        table(("Field", "Required", "Names"), columns),
    )


def _named(entries: Sequence[tuple[str, Trilingual]]) -> str:
    rows = [(code(key), name.kk, name.ru, name.en) for key, name in entries]
    return table(("Code", "Kazakh", "Russian", "English"), rows)
