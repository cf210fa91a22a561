"""The demonstration's half-years: leads that are late, silent, or too good to be true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.queries import list_measures
from ortaq.plan.measures.services import set_progress
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.queries import owes_report
from ortaq.plan.monitoring.services.close import close_period
from ortaq.plan.monitoring.services.counter import file_counter_report, moderate_counter_report
from ortaq.plan.monitoring.services.reports import (
    ProofDraft,
    ReportDraft,
    accept_report,
    return_report,
    submit_report,
)
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

_EARLIER = Decimal("0.7")
"""Part of today's progress that the half-year before had."""
_SILENT, _LATE, _DEAR, _UNTOLD = 5, 7, 11, 6
"""One measure in so many: its lead is silent, late, spends too much, does not tell the money."""

_DONE = (
    Trilingual(
        "Жобаның бірінші нұсқасы әзірленіп, мүдделі мемлекеттік органдарға келісуге жіберілді.",
        "Подготовлена первая редакция проекта и направлена на согласование заинтересованным органам.",
        "A first draft was written and sent to the bodies concerned.",
    ),
    Trilingual(
        "Үш өңірде қанатқақты іске қосу өткізілді, нәтижелері талданды.",
        "Проведён пилотный запуск в трёх регионах, итоги проанализированы.",
        "A pilot was run in three regions and its results were studied.",
    ),
    Trilingual(
        "Жұмыс тобының төрт отырысы өтті, техникалық тапсырма бекітілді.",
        "Состоялись четыре заседания рабочей группы, утверждено техническое задание.",
        "The working group met four times and approved the terms of reference.",
    ),
    Trilingual(
        "Мемлекеттік сатып алу рәсімі аяқталды, шарт жасалды.",
        "Завершена процедура государственных закупок, заключён договор.",
        "The tender was held and the contract signed.",
    ),
)
_NEXT = Trilingual(
    "Келесі жартыжылдықта ескертулер ескеріліп, жұмыс қабылданады.",
    "В следующем полугодии замечания будут учтены, работа принята.",
    "In the next half-year the remarks will be met and the work accepted.",
)
_OBSTACLE = Trilingual(
    "Қаржыландыру жоспарланғаннан кеш ашылды.",
    "Финансирование открыто позже запланированного.",
    "The money came later than planned.",
)
_ACT = "Аяқталу нысанын растайтын құжат (үлгі)"
_COUNTERS = (
    (
        (
            "Біз үш өңірдегі ұйымдарға хабарластық: регламент оларға әлі жеткен жоқ. "
            "Ведомство есебіндегі санды тексеру мүмкін емес, себебі тізім жарияланбаған."
        ),
        "kk",
    ),
    (
        (
            "По нашему опросу банков регламент применяют не все: трое из восьми о нём не знали. "
            "Просим опубликовать перечень присоединившихся."
        ),
        "ru",
    ),
)


@dataclass(frozen=True, slots=True)
class _Word:
    """What a lead said before the half-years were played through."""

    declared: DeclaredStatus
    progress: Decimal


@transaction.atomic
def load_demo_half_year(
    *, actor: Actor, plan: Plan, civil_society: Iterable[Organisation] = ()
) -> int:
    """Play the last two half-years of a demonstration plan through; return the reports handed in.

    The one before is closed. In the last one some leads are silent or late, some spend more than
    planned, and some say more than the facts.
    """
    last = HalfYear.last_ended(clock.today())
    before = last.shifted(-1)
    measures = [row.measure for row in list_measures(actor, plan, on=clock.today())]
    words = {one.pk: _Word(DeclaredStatus(one.declared_status), one.progress) for one in measures}
    count = sum(_report_before(actor, one, before, words[one.pk]) for one in measures)
    if before.year in plan.years:
        close_period(actor=actor, plan=plan, period=before, on=_within(before.summary_by))
    for number, measure in enumerate(measures):
        count += _report_last(actor, number, measure, last, words[measure.pk])
    _write_counters(actor, measures, last, civil_society)
    return count


def _report_before(actor: Actor, measure: Measure, period: HalfYear, word: _Word) -> bool:
    if not owes_report(measure, period, []):
        return False
    draft = ReportDraft(
        done=_DONE[measure.position % len(_DONE)],
        declared_status=DeclaredStatus.IN_PROGRESS,
        progress=(word.progress * _EARLIER).quantize(Decimal("0.01")),
        spent=_spent(measure, period, Decimal("0.85")),
    )
    report = submit_report(
        actor=actor,
        measure=measure,
        period=period,
        draft=draft,
        received_on=_within(period.report_by - timedelta(days=2)),
    )
    accept_report(actor=actor, report=report)
    return True


def _report_last(
    actor: Actor, number: int, measure: Measure, period: HalfYear, word: _Word
) -> bool:
    if not owes_report(measure, period, []):
        set_progress(
            actor=actor, measure=measure, declared_status=word.declared, progress=word.progress
        )
        return False
    if number % _SILENT == _SILENT - 2:
        return False
    is_late = number % _LATE == _LATE - 1
    received = period.report_by + timedelta(days=9 if is_late else -3)
    report = submit_report(
        actor=actor,
        measure=measure,
        period=period,
        draft=_draft(number, measure, period, word),
        received_on=_within(received),
    )
    if number % 9 == 4:
        return_report(
            actor=actor,
            report=report,
            remarks="Растайтын құжаттың нөмірі мен күнін көрсетіңіз.",
        )
    elif number % 4:
        accept_report(actor=actor, report=report)
    return True


def _draft(number: int, measure: Measure, period: HalfYear, word: _Word) -> ReportDraft:
    is_dear = number % _DEAR == 5
    used = Decimal("1.35") if is_dear else Decimal("0.85")
    is_untold = number % _UNTOLD == 1
    is_done = word.declared == DeclaredStatus.DONE
    proof = ProofDraft(_ACT, number=f"{100 + number}-ү", issued_on=period.last_day)
    return ReportDraft(
        done=_DONE[number % len(_DONE)],
        next_steps=Trilingual() if is_done else _NEXT,
        obstacles=_OBSTACLE if word.declared == DeclaredStatus.LATE else Trilingual(),
        declared_status=word.declared,
        progress=word.progress,
        spent={} if is_untold else _spent(measure, period, used),
        proofs=(proof,) if is_done and number % 2 else (),
        values=_values(number, measure),
    )


def _spent(measure: Measure, period: HalfYear, used: Decimal) -> dict[tuple[int, str], Decimal]:
    part = Decimal(str(period.years_gone))
    return {
        (cost.year, cost.source): (cost.amount_thousand_kzt * part * used).quantize(Decimal(1))
        for cost in measure.costs.all()
        if cost.year == period.year
    }


def _values(number: int, measure: Measure) -> dict[int, Decimal]:
    """On the way to the first target, or still where it began; every third is not told."""
    found = {}
    for one in measure.indicators.all():
        targets = list(one.targets_by_year.values())
        if one.indicator is None and one.baseline is not None and targets and number % 3:
            gone = Decimal("0.05") if number % 9 == 2 else Decimal("0.9")
            value = one.baseline + (targets[0] - one.baseline) * gone
            is_whole = all(known % 1 == 0 for known in (one.baseline, *targets))
            found[one.position] = value.quantize(Decimal(1) if is_whole else Decimal("0.1"))
    return found


def _write_counters(
    actor: Actor, measures: list[Measure], period: HalfYear, bodies: Iterable[Organisation]
) -> None:
    """The first is published, the second waits."""
    for number, (body, (text, language)) in enumerate(zip(bodies, _COUNTERS, strict=False)):
        writer = replace(actor, organisation_id=body.pk, organisation=body.code)
        measure = measures[number * 2 % len(measures)]
        report = file_counter_report(
            actor=writer, measure=measure, period=period, text=text, language=language
        )
        if not number:
            moderate_counter_report(actor=actor, report=report)


def _within(day: date) -> date:
    """The day, but never one to come."""
    return min(day, clock.today())
