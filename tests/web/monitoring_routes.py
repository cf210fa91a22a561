"""What the half-year cycle's addresses point at."""

from __future__ import annotations

from factories import monitoring
from ortaq.plan.measures.models import Measure
from ortaq.plan.monitoring.models import CounterReport, ProgressReport, Proof
from ortaq.plan.monitoring.services import ProofDraft


def _measure(_tenant: object) -> str:
    return Measure.objects.order_by("pk").first().reference


def _report(_tenant: object) -> int:
    return ProgressReport.objects.order_by("pk").first().pk


def _counter(_tenant: object) -> int:
    return CounterReport.objects.order_by("pk").first().pk


def _proof(_tenant: object) -> int:
    found = Proof.objects.filter(file__isnull=False).first()
    if found is None:
        report = monitoring.progress_report(
            Measure.objects.order_by("pk").first(),
            proofs=(ProofDraft("Act", content=b"An act, as plain text.\n"),),
        )
        found = report.proofs.get(file__isnull=False)
    return found.pk


ARGUMENTS = {
    **{
        (f"monitoring:{view}", "reference"): _measure
        for view in ["public_measure", "counter", "report"]
    },
    ("monitoring:report", "period"): lambda _: monitoring.PERIOD.code,
    ("monitoring:paper", "kind"): lambda _: "summary",
    ("monitoring:paper", "file_format"): lambda _: "docx",
    ("monitoring:review", "pk"): _report,
    ("monitoring:proof_download", "pk"): _proof,
    ("monitoring:moderate", "pk"): _counter,
}
