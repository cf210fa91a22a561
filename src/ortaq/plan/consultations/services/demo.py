"""A made-up consultation for the demonstration: every word of it is synthetic."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.consultations.models import Consultation, Outcome, Subject
from ortaq.plan.consultations.services.answers import dispose
from ortaq.plan.consultations.services.comments import CommentDraft, submit_comment
from ortaq.plan.consultations.services.consultations import (
    ConsultationDraft,
    publish_consultation,
    start_consultation,
)
from ortaq.plan.consultations.services.grouping import group_comments
from ortaq.plan.consultations.services.moderation import publish_comments
from ortaq.shared import clock
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

DAYS = 14
COMMENTS = 60
WAITING = 4
"""Comments that are left for moderation."""

_LETTER = (
    "Біз, аудан тұрғындары, үлкен сомадағы ақша аударымын бір тәулікке тоқтата тұру міндетті болсын деп"
    " сұраймыз, өйткені қарт адамдар жинағынан бірнеше минутта айырылады, ал банк мұны кеш біледі"
)
_SAID: tuple[tuple[str, str, str, str], ...] = (
    ("kk", "citizen", _LETTER, ""),
    ("ru", "bank", "Срок слишком короткий: доработка систем банка занимает не менее года.", ""),
    ("kk", "citizen", _LETTER, ""),
    (
        "en",
        "ngo",
        "Please publish the results every half-year, not once a year.",
        "every half-year",
    ),
    ("ru", "academia", "Не указано, кто готовит преподавателей и по какой программе.", ""),
    ("kk", "citizen", _LETTER, ""),
    ("kk", "academia", "Көрсеткіштің бастапқы мәні қалай өлшенгені жазылмаған.", ""),
    ("ru", "citizen", "Нужен один короткий номер, по которому отвечают ночью.", ""),
    ("kk", "citizen", _LETTER, ""),
    ("ru", "business", "Расходы малого бизнеса не учтены. Мой номер +7 709 555 0101.", ""),
    ("kk", "ngo", "Ауыл тұрғындарына арналған іс-шара бөлек көрсетілсін.", "ауыл тұрғындары үшін"),
    ("ru", "state", "Предлагаем указать соисполнителем местные исполнительные органы.", ""),
)
"""Language, group of society, comment and proposed change."""


def load_demo_consultation(*, actor: Actor, plan: Plan) -> Consultation:
    """Put a draft plan to a made-up public; one that is there stays."""
    earlier = Consultation.objects.filter(plan=plan, is_demo=True).first()
    if earlier is not None:
        return earlier
    today = clock.today()
    draft = ConsultationDraft(
        title=Trilingual(
            "Кешенді іс-шаралар жоспарының жобасы",
            "Проект Комплексного плана мероприятий",
            "Draft of the Comprehensive Action Plan",
        ),
        about=Trilingual(
            "Көрсетілімге арналған талқылау: жоба да, ескертулер де ойдан құрастырылған.",
            "Обсуждение для демонстрации: и проект, и замечания вымышлены.",
            "A consultation for demonstration: the draft and the comments are made up.",
        ),
        subject=Subject.PLAN,
        plan=plan,
        opens_on=today,
        closes_on=today + timedelta(days=DAYS),
        society=("bank", "telecom", "ngo"),
    )
    made = start_consultation(actor=actor, draft=draft, is_demo=True)
    made = publish_consultation(actor=actor, consultation=made)
    _comment(actor, made)
    return made


def _comment(actor: Actor, consultation: Consultation) -> None:
    sections = list(consultation.sections.select_related("consultation").order_by("position")[:8])
    regions = cycle(region.code for region in pack().regions[:9])
    for place, said in enumerate(islice(cycle(_SAID), COMMENTS)):
        language, society, text, change = said
        section = sections[0] if text == _LETTER else sections[(place * 5) % len(sections)]
        submit_comment(
            actor=actor,
            section=section,
            draft=CommentDraft(
                kind="technical",
                text=text,
                language=language,
                society=society,
                proposed_change=change,
                region=next(regions),
                passage=section.heading.in_(language) if place % 2 else "",
            ),
        )
    shown = range(1, COMMENTS - WAITING + 1)
    publish_comments(actor=actor, consultation=consultation, numbers=shown)
    group_comments(actor=actor, consultation=consultation)
    largest = consultation.groups.order_by("-size")[0]
    dispose(
        actor=actor,
        group=largest,
        outcome=Outcome.ACCEPTED_WITH_CHANGE,
        reason=Trilingual(
            "Үлкен сомалар үшін енгізіледі; шекті соманы Ұлттық Банк белгілейді.",
            "Вводится для крупных сумм; порог устанавливает Национальный Банк.",
            "It comes for large sums; the National Bank sets the threshold.",
        ),
    )
