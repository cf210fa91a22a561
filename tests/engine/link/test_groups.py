"""Connected components, on small cases and on real reports."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ortaq.engine.link.facts import LinkMention
from ortaq.engine.link.groups import groups_by_shared
from ortaq.engine.link.replay import link_all
from ortaq.engine.terms.identifier import IdentifierKind, Role

REPORTS = Path(__file__).parents[4] / "shared" / "data" / "etherscamdb" / "reports.csv"

needs_reports = pytest.mark.skipif(
    not REPORTS.is_file(), reason="the collection of real reports is not beside the checkout"
)


def wallet(report, value):
    return LinkMention(report, IdentifierKind.WALLET, value, Role.OFFENDER, date(2026, 1, 1))


@pytest.fixture(scope="module")
def real_rows():
    """Rows with their line number; 25 of the 6,912 reuse the report_id of another report."""
    with REPORTS.open(encoding="utf-8", newline="") as file:
        return [{"line": f"{line:05}", **row} for line, row in enumerate(csv.DictReader(file))]


def wallets(rows, reference):
    """One mention per listed wallet; only hexadecimal addresses are without case."""
    return [
        LinkMention(
            row[reference],
            IdentifierKind.WALLET,
            value.lower() if value.startswith(("0x", "0X")) else value,
            Role.OFFENDER,
            date.fromisoformat(row["reported_at"]),
        )
        for row in rows
        for value in row["wallets"].split()
    ]


def test_chains_are_one_group_and_loners_none():
    mentions = [
        wallet("R-1", "x"),
        wallet("R-2", "x"),
        wallet("R-2", "y"),
        wallet("R-3", "y"),
        wallet("R-4", "z"),
        wallet("R-6", "w"),
        wallet("R-5", "w"),
    ]

    groups = groups_by_shared(mentions, {IdentifierKind.WALLET})

    assert groups == (("R-1", "R-2", "R-3"), ("R-5", "R-6"))


def test_other_kinds_do_not_chain():
    mentions = [wallet("R-1", "x"), wallet("R-2", "x")]

    assert groups_by_shared(mentions, {IdentifierKind.PHONE}) == ()


def test_one_report_naming_a_value_twice_is_no_group():
    assert groups_by_shared([wallet("R-1", "x")] * 2, {IdentifierKind.WALLET}) == ()


@needs_reports
def test_real_reports_group_by_shared_wallet_as_published(real_rows):
    last_of_each_id = {row["report_id"]: row for row in real_rows}.values()

    groups = groups_by_shared(wallets(last_of_each_id, "report_id"), {IdentifierKind.WALLET})

    assert (len(groups), sum(map(len, groups)), len(groups[0])) == (387, 1208, 32)


@needs_reports
def test_every_row_of_the_real_reports_is_a_report_of_its_own(real_rows):
    groups = groups_by_shared(wallets(real_rows, "line"), {IdentifierKind.WALLET})

    assert (len(groups), sum(map(len, groups)), len(groups[0])) == (388, 1214, 33)


@needs_reports
def test_linking_real_reports_on_arrival_refines_the_groups(real_rows):
    mentions = wallets(real_rows, "line")
    groups = groups_by_shared(mentions, {IdentifierKind.WALLET})
    group_of = {report: group for group in groups for report in group}

    campaigns = link_all(mentions).campaign_of

    assert all(report in group_of[campaign] for report, campaign in campaigns.items())
    assert len(campaigns) > 0.95 * len(group_of)
    assert max(Counter(campaigns.values()).values()) <= 33
