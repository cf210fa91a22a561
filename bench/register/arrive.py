"""Reports that arrive one by one and in batches, through the service that every door calls."""

from __future__ import annotations

import gc
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
from values import sentence

from ortaq.act.intake.services import submit
from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.act.reports.services import ReportDraft
from ortaq.act.reports.services.masking import SENSITIVE
from ortaq.engine.terms.identifier import IdentifierKind, Role
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

WARM_UP = 50
_STORY = "Позвонил человек, назвался сотрудником банка и убедил перевести деньги."
_NAMED_SENSITIVE = [str(kind) for kind in SENSITIVE]


@dataclass(frozen=True, slots=True)
class Times:
    """Times of many calls in milliseconds."""

    of: str
    calls: int
    p50: float
    p95: float
    p99: float
    worst: float

    @classmethod
    def measure(cls, of: str, work: Iterable[Callable[[], object]]) -> Times:
        """Call each, after the first few that warm caches up."""
        taken = []
        gc.collect()
        gc.freeze()  # as the server does once it has started
        for call in work:
            started = time.perf_counter()
            call()
            taken.append((time.perf_counter() - started) * 1000)
        return cls.of_milliseconds(of, taken[WARM_UP:] or taken)

    @classmethod
    def of_milliseconds(cls, of: str, taken: list[float]) -> Times:
        """The figures of these times."""
        p50, p95, p99 = np.percentile(taken, [50, 95, 99])
        return cls(of, len(taken), float(p50), float(p95), float(p99), max(taken))

    def __str__(self) -> str:
        return (
            f"{self.of:44} n={self.calls:6d}  p50 {self.p50:7.1f}  p95 {self.p95:7.1f}"
            f"  p99 {self.p99:7.1f}  worst {self.worst:7.1f} ms"
        )


def usual(count: int, seed: int) -> list[ReportDraft]:
    """Reports that name what reports of the last weeks named, as often as those did."""
    chance = np.random.default_rng(seed)
    last = Report.objects.order_by("-pk").values_list("pk", flat=True)[0]
    drawn = chance.integers(max(1, last - 100_000), last + 1, count).tolist()
    return [_draft(number, _of_report(report), seed) for number, report in enumerate(drawn)]


def hot(count: int, seed: int, *, among: int = 200) -> list[ReportDraft]:
    """Reports that name two of the identifiers that most reports name."""
    chance = np.random.default_rng(seed)
    shown = Identifier.objects.filter(is_hub=False).exclude(kind__in=_NAMED_SENSITIVE)
    common = list(shown.order_by("-report_count").values_list("kind", "value")[:among])
    sys.stderr.write(f"reports on the most common identifiers: {_counts(among)}\n")
    pairs = chance.integers(0, len(common), (count, 2))
    return [
        _draft(number, [common[one], common[other]], seed)
        for number, (one, other) in enumerate(pairs)
    ]


def fresh(count: int, seed: int) -> list[ReportDraft]:
    """Reports that name what nobody named before."""
    return [
        _draft(number, [("handle", f"telegram:new_{seed}_{number}")], seed)
        for number in range(count)
    ]


def singly(of: str, drafts: Sequence[ReportDraft]) -> Times:
    """Each report in a transaction of its own."""
    return Times.measure(of, (_submit([draft]) for draft in drafts))


def in_bulk(of: str, drafts: Sequence[ReportDraft], size: int) -> Times:
    """So many reports in each transaction, as an import does."""
    parts = [drafts[start : start + size] for start in range(0, len(drafts), size)]
    return Times.measure(of, (_submit(part) for part in parts))


def submit_one(draft: ReportDraft) -> None:
    """One report in a transaction of its own."""
    submit(actor=SYSTEM, drafts=[draft])


def _submit(drafts: Sequence[ReportDraft]) -> Callable[[], object]:
    return lambda: submit(actor=SYSTEM, drafts=drafts)


def _of_report(report: int) -> list[tuple[str, str]]:
    named = Mention.objects.filter(report=report, identifier__is_hub=False)
    named = named.exclude(role=Role.VICTIM).exclude(identifier__kind__in=_NAMED_SENSITIVE)
    return list(named.values_list("identifier__kind", "identifier__value"))


def _draft(number: int, named: list[tuple[str, str]], seed: int) -> ReportDraft:
    told = (sentence(IdentifierKind(kind), Role.OFFENDER, value) for kind, value in named)
    return ReportDraft(
        source="bench-arrival",
        source_id=f"{seed}-{number}-{time.time_ns()}",
        narrative=" ".join([_STORY, *told, f"Мой номер +7709{number % 10**7:07d}."]),
        reported_at=clock.now() - timedelta(minutes=5),
        channel="bank",
        region="KZ-75",
        crime_type="bank_call",
    )


def _counts(among: int) -> list[int]:
    rows = Identifier.objects.filter(is_hub=False).order_by("-report_count")
    counts: Iterator[int] = rows.values_list("report_count", flat=True)[:among].iterator()
    listed = list(counts)
    return [listed[0], listed[len(listed) // 2], listed[-1]]
