"""Gaps for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks.models import Provision
from ortaq.plan.gaps import services
from ortaq.plan.gaps.models import LawArticle
from ortaq.plan.gaps.services import ArticleDraft, GapDraft
from ortaq.shared.actors import SYSTEM, Actor

if TYPE_CHECKING:
    from ortaq.plan.gaps.models import AlignedArticle, Gap, GapDifference


def draft(**changes: object) -> GapDraft:
    values: dict[str, object] = {
        "title": Trilingual(kk="Олқылық", ru="Пробел", en="Missing"),
        "severity": Decimal("0.5"),
        "pillar": Direction.PREVENTION,
        **changes,
    }
    return GapDraft(**values)


def gap(actor: Actor = SYSTEM, **changes: object) -> Gap:
    return services.open_gap(actor=actor, draft=draft(**changes))


def difference(actor: Actor = SYSTEM) -> GapDifference:
    return services.tell_apart(actor=actor, one=gap(), other=gap())


LAW_TABLE = """act,article,text,wording_date,language,url
Уголовный кодекс,205,Неправомерный доступ к информации в информационной системе,2026-01-01,ru,https://law.example/205
Уголовный кодекс,206,Неправомерные уничтожение или модификация информации,2026-01-01,ru,
Қылмыстық кодекс,205,Ақпаратқа құқыққа сыйымсыз қол жеткізу,2026-01-01,kk,
"""


def law_article(actor: Actor = SYSTEM) -> LawArticle:
    services.import_law_articles(actor=actor, content=LAW_TABLE.encode())
    return LawArticle.objects.order_by("pk")[0]


PLAN_OF_ACTION = """{"plan-of-action-and-milestones": {"risks": [
  {"title": "Журналы не хранятся", "description": "Срок не задан.", "status": "open",
   "characterizations": [{"facets": [{"name": "impact", "value": "high"}]}]},
  {"title": "No duty officers", "description": "Nobody answers at night.", "status": "open"},
  {"title": "Old gap", "description": "Done.", "status": "closed"}
], "poam-items": [{"title": "Plan", "related-risks": [{"risk-uuid": "x"}]}]}}
"""


def brought_file(actor: Actor = SYSTEM) -> str:
    """The digest of a plan of action that somebody brought and nobody has taken over."""
    return services.bring_gaps(actor=actor, content=PLAN_OF_ACTION.encode()).digest


def aligned_article(code: str, actor: Actor = SYSTEM) -> AlignedArticle:
    """An article beside the provision with this code, whichever framework has it."""
    return services.add_aligned_article(
        actor=actor,
        provision=Provision.objects.filter(code=code).order_by("pk")[0],
        draft=ArticleDraft(
            act=Trilingual(ru="Уголовный кодекс"),
            article="205",
            wording_date=date(2026, 1, 1),
            url="https://law.example/205",
        ),
    )
