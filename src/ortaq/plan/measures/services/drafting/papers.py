"""Wording the texts of the printed plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.render.decree.placeholders import require_known
from ortaq.plan.measures.models import PaperText
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.queries.drafting.papers import PLACEHOLDERS, PLACES
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor


@transaction.atomic
def word_paper(*, actor: Actor, plan: Plan, texts: Mapping[str, Trilingual]) -> None:
    """Keep the texts of a plan's papers; an empty one gives the place back to the product's own words.

    Args:
        actor: who words them.
        plan: whose papers.
        texts: corner, head or notes to its words with placeholders.

    Raises:
        UnknownPlaceholder: a text has a placeholder that is not on the list.
    """
    actor.require(MANAGE)
    for place in PLACES:
        text = texts.get(place)
        words = list(text.as_dict().values()) if text else []
        for one in words:
            require_known(one, PLACEHOLDERS)
        if text is None or not any(words):
            PaperText.objects.filter(plan=plan, place=place).delete()
            continue
        PaperText.objects.update_or_create(
            plan=plan,
            place=place,
            defaults={"text": text, "changed_at": clock.now(), "changed_by": actor.name},
        )
    record(actor, "plan.word_paper", subject_kind="plan", subject=plan.slug)
