"""Checking values and printing what is known of them. Needs Django."""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from ortaq.act.campaigns.queries.check import STANDINGS, About, Verdict, check_values
from ortaq.act.reports.services.digest_index import refresh_index
from ortaq.act.reports.services.testimony_index import refresh_testimony
from ortaq.cli.edge import print_json, say
from ortaq.engine.extract import defang
from ortaq.shared.actors import SYSTEM
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ortaq.act.campaigns.queries.check import Checked

_AT_ONCE = 10_000
_MANY = 1_000
"""Values from which the index of digests is brought up to date first."""

_VERY_MANY = 100_000
"""Values after which the file of testimony is: writing it takes as long as checking so many without it."""

_LINE = json.JSONEncoder(ensure_ascii=False, default=str)


def lines_of(place: str) -> Iterator[str]:
    """The lines of a text file, or of standard input for `-`, without empty ones."""
    with click.open_file(place, encoding="utf-8") as lines:
        yield from (text for line in lines if (text := line.strip()))


def check_all(values: Iterable[str], *, as_json: bool) -> int:
    """Print one answer a value, as they come; return how many are identifiers."""
    rest = iter(values)
    first = list(islice(rest, _MANY))
    if len(first) == _MANY:
        refresh_index()
    identifiers = 0
    for number, batch in enumerate(in_batches(chain(first, rest), _AT_ONCE)):
        if number == _VERY_MANY // _AT_ONCE:
            refresh_testimony(STANDINGS.index)
        answers = check_values(SYSTEM, batch)
        identifiers += sum(answer.verdict is not Verdict.INVALID for answer in answers)
        _print(answers, as_json=as_json, is_only=len(first) == 1)
    return identifiers


def _print(answers: list[Checked], *, as_json: bool, is_only: bool) -> None:
    """Print a line an answer; what is no identifier is told as an error, but among many in JSON."""
    lines = []
    for answer in answers:
        if answer.verdict is Verdict.INVALID and (is_only or not as_json):
            named = "This" if is_only else answer.asked
            say(f"{named} is no phone, account, site, address or wallet. Check its digits.")
        elif not as_json:
            lines.append(_in_words(answer, is_only=is_only))
        elif is_only:
            print_json(_plain(answer))
        else:
            lines.append(_LINE.encode(_plain(answer)))
    if lines:
        click.echo("\n".join(lines))


def _plain(answer: Checked) -> dict[str, object]:
    seen, flag = answer.standing.seen, answer.standing.flag
    return {
        "input": answer.asked,
        "kind": answer.kind,
        "value": defang(answer.value),
        "verdict": answer.verdict,
        "about": answer.about,
        "reports": seen.reports if seen else 0,
        "reporters": seen.reporters if seen else 0,
        "first_seen_on": seen.first_on if seen else None,
        "last_seen_on": seen.last_on if seen else None,
        "campaigns": answer.campaigns,
        "flag_expires_on": flag.expires_on if flag else None,
    }


def _reports(count: int) -> str:
    return "1 report" if count == 1 else f"{count} reports"


def _days(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _in_words(answer: Checked, *, is_only: bool) -> str:
    seen, flag = answer.standing.seen, answer.standing.flag
    if answer.verdict is Verdict.UNKNOWN:
        named = answer.kind if is_only else f"{answer.kind} {defang(answer.value)}"
        return f"{named}: in no report"
    about = " (the site that the link is on)" if answer.about is About.SITE else ""
    parts = [f"{answer.verdict.value.replace('_', ' ')}{about}"]
    if seen:
        parts.append(f"{_reports(seen.reports)}, {_days(seen.first_on, seen.last_on)}")
    if answer.campaigns:
        parts.append(f"campaigns {', '.join(answer.campaigns)}")
    if flag:
        parts.append(f"the flag ends on {flag.expires_on}")
    return f"{answer.kind} {defang(answer.value)}: {'; '.join(parts)}"
