"""Keeping an uploaded plan until somebody has looked at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.plan.measures.models import PlanImport
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.queries.imports import preview
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.files.services import store

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor


@transaction.atomic
def upload_plan(*, actor: Actor, name: str, content: bytes) -> PlanImport:
    """Keep a file whose table can be read as a plan.

    Raises:
        UnknownPlanFile, NoPlanTable: it is none.
        FileEmpty, FileTooLarge, FileTypeRefused: see `files.store`.
    """
    actor.require(MANAGE)
    preview(name, content)
    stored = store(actor=actor, content=content)
    kept = PlanImport.objects.create(
        name=name[-200:],
        digest=stored.digest,
        uploaded_at=clock.now(),
        uploaded_by=actor.name,
    )
    record(actor, "plan.upload", subject_kind="file", subject=stored.digest)
    return kept
