"""Told tables: who named what, when, and as what type of crime."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa

START = date(2026, 3, 2)
STRANGERS = 60
TYPES = ("loan", "investment", "job", "rental", "delivery", "romance")


class Story:
    """Reports and mentions as they are told, for `link_tables`."""

    def __init__(self):
        self.reports, self.mentions = [], []

    def report(self, name, day, crime_type="loan", **more):
        at = START + timedelta(days=day)
        self.reports.append(
            {"report_id": name, "reported_at": at, "crime_type": crime_type, "region": "KZ-75"}
            | more
        )
        return self

    def names(self, report, *values, kind="phone", role="offender", **more):
        for value in values:
            self.mentions.append(
                {"report_id": report, "kind": kind, "value": value, "role": role}
                | {"role_confidence": 0.9}
                | more
            )
        return self

    def strangers(self):
        """Reports that share nothing: they show how often strangers agree."""
        for number in range(STRANGERS):
            self.report(f"S-{number:02d}", number, TYPES[number % len(TYPES)])
            self.names(f"S-{number:02d}", f"+7709{number:07d}")
        return self

    def scheme(self, name, first_day, crime_type, shared=(), size=12):
        """A campaign with two lines of its own; every third report names `shared` too."""
        for number in range(size):
            report = f"{name}-{number:02d}"
            self.report(report, first_day + number, crime_type)
            self.names(report, f"{name}-line-{number % 2}", f"{name}-account")
            if number % 3 == 0:
                self.names(report, *shared, kind="iban")
        return self

    def tables(self):
        return pa.Table.from_pylist(self.mentions), pa.Table.from_pylist(self.reports)


def campaigns(linked):
    """Report to campaign."""
    return dict(
        zip(
            *(linked.memberships[name].to_pylist() for name in ("report_id", "campaign")),
            strict=True,
        )
    )


def reasons(linked, report):
    """Value to (code, row) of one report."""
    rows = (row for row in linked.reasons.table().to_pylist() if row["report_id"] == report)
    return {row["value"]: row for row in rows}
