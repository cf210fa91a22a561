"""A selection of provisions as a profile: a national scope, an implementation group, a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.exchange.oscal.values import (
    Json,
    catalog_href,
    control_ids,
    metadata,
    prop,
    to_json,
    uid,
)

if TYPE_CHECKING:
    from datetime import datetime

    from ortaq.engine.terms.framework import Framework


@dataclass(frozen=True, slots=True)
class Selection:
    """Which provisions of a framework are in scope.

    Args:
        reference: stable reference of the selection.
        codes: codes of the provisions; None takes all of them.
    """

    reference: str
    title: str
    version: str = "1"
    codes: tuple[str, ...] | None = None


def write_profile(
    framework: Framework, selection: Selection, *, at: datetime
) -> tuple[str, LossReport]:
    """The profile of a selection as JSON; it imports the catalog of the framework as a file beside it."""
    book = LossBook()
    ids = control_ids(framework)
    chosen = list(dict.fromkeys(ids[code] for code in selection.codes or () if code in ids))
    for code in selection.codes or ():
        if code not in ids:
            book.note(f"codes.{code}", Reason.DANGLING)
    imports: Json = {"href": catalog_href(framework)}
    if selection.codes is None:
        imports["include-all"] = {}
    elif chosen:
        imports["include-controls"] = [{"with-ids": chosen}]
    else:
        imports |= {"include-all": {}, "exclude-controls": [{"with-ids": list(ids.values())}]}
    props = [prop("code", selection.reference), prop("framework", framework.reference)]
    content: Json = {
        "uuid": uid("profile", framework.reference, selection.reference, at.isoformat()),
        "metadata": metadata(selection.title, selection.version, at, props),
        "imports": [imports],
        "merge": {"as-is": True},
    }
    return to_json("profile", content), book.report()
