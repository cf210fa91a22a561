"""A filled questionnaire: kept until it is confirmed, then applied."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import SourceKind
from ortaq.plan.assessments.services import SourceAddressUnfit, SourceDraft
from ortaq.plan.rounds.models import HandIn, RoundStatus, Upload
from ortaq.plan.rounds.permissions import RESPOND
from ortaq.plan.rounds.queries.desks import list_asked
from ortaq.plan.rounds.queries.uploads import Fate, get_preview, stored_problem
from ortaq.plan.rounds.questionnaire.layout import Form
from ortaq.plan.rounds.questionnaire.read import read_questionnaire
from ortaq.plan.rounds.services.answer import HandedInAlready, add_source, answer
from ortaq.plan.rounds.services.drafts import lock_round, note, require_status
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ortaq.plan.rounds.queries import Desk
    from ortaq.plan.rounds.queries.uploads import PreviewRow

KEPT = timedelta(days=1)
"""How long an upload waits for its confirmation. Ortaq's own choice."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What a confirmed upload did: answers saved, sources added, conflicts left as they were."""

    answers: int
    sources: int
    left: int


@transaction.atomic
def keep_upload(*, desk: Desk, path: Path) -> Upload:
    """Read a filled questionnaire and keep what it says until it is confirmed; nothing changes yet.

    Raises:
        RoundWrongStatus: the round takes no answers now.
        HandedInAlready: the organisation said that it is done.
        TableError, NotThisQuestionnaire, QuestionnaireOfOthers: see `read_questionnaire`.
    """
    _require_open(desk)
    codes = list_asked(desk).values_list("code", flat=True)
    filled = read_questionnaire(
        path,
        Form.of(desk.round.assessment.framework),
        round_=desk.round.reference,
        organisation=desk.organisation.code,
        asked=codes,
    )
    now = clock.now()
    mine = Upload.objects.filter(round=desk.round, organisation=desk.organisation)
    mine.filter(by=desk.actor.name).delete()
    return Upload.objects.create(
        round=desk.round,
        organisation=desk.organisation,
        language=filled.language if filled.language in {"kk", "ru", "en"} else "kk",
        rows={
            "rows": [asdict(row) for row in filled.rows],
            "problems": [stored_problem(problem) for problem in filled.problems],
            "ignored_columns": list(filled.ignored_columns),
        },
        at=now,
        by=desk.actor.name,
    )


@transaction.atomic
def apply_upload(*, desk: Desk, upload: Upload, take: Iterable[str] = ()) -> Applied:
    """Save what an upload adds and changes, and of its conflicts those that are taken.

    Args:
        desk: who confirms.
        upload: what was previewed; it is gone afterwards.
        take: codes of the provisions where the file wins over what somebody else saved meanwhile.

    Raises:
        RoundWrongStatus, HandedInAlready: as `keep_upload`.
    """
    _require_open(desk)
    taken = set(take)
    preview = get_preview(desk, upload)
    conflicts = [row for row in preview.conflicts if row.provision.code not in taken]
    chosen = [row for row in preview.rows if row not in conflicts]
    answers = sum(_save(desk, row) for row in chosen)
    sources = sum(_add_sources(desk, row, upload.language) for row in chosen)
    upload.delete()
    note(
        desk.actor,
        "round.apply_questionnaire",
        desk.round,
        organisation=desk.organisation.code,
        answers=answers,
        sources=sources,
        conflicts_left=len(conflicts),
    )
    return Applied(answers, sources, len(conflicts))


def drop_old_uploads() -> int:
    """Forget uploads that nobody confirmed; return how many."""
    return Upload.objects.filter(at__lt=clock.now() - KEPT).delete()[0]


def _require_open(desk: Desk) -> None:
    desk.actor.require(RESPOND)
    current = lock_round(desk.round)
    require_status(current, RoundStatus.OPEN)
    if HandIn.objects.filter(round=current, organisation=desk.organisation).exists():
        raise HandedInAlready


def _save(desk: Desk, row: PreviewRow) -> bool:
    if not row.changes_answer:
        return False
    version = row.response.version if row.response else 0
    answer(desk=desk, provision=row.provision, rating=row.rating, expected_version=version)
    return True


def _add_sources(desk: Desk, row: PreviewRow, language: str) -> int:
    if row.fate == Fate.SAME:
        return 0
    for title, article, url in row.sources:
        draft = SourceDraft(
            kind=SourceKind.LAW if article else SourceKind.DOCUMENT,
            title=Trilingual.of({language: title}),
            article=article,
            url=url,
        )
        try:
            add_source(desk=desk, provision=row.provision, draft=draft)
        except SourceAddressUnfit:
            plain = Trilingual.of({language: f"{title} {url}"})
            add_source(
                desk=desk,
                provision=row.provision,
                draft=SourceDraft(kind=draft.kind, title=plain, article=article),
            )
    return len(row.sources)
