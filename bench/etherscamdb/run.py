"""The main job on 6,912 real reports: accepted rows, identifiers found, groups by shared wallet.

    python bench/etherscamdb/run.py REPORTS.csv

The file is EtherScamDB's `_data/scams.yaml` (MIT licence) as a table with the columns report_id,
reported_at, name, url, wallets and text. It is imported by the command line into a throw-away home
from the column `text` alone; the columns url and wallets are the truth.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MAPPING = """
ignore = ["name", "url", "category", "subcategory", "coin", "wallets", "description"]
[columns]
source_id = ["report_id", "name"]
reported_at = "reported_at"
narrative = "text"
"""


def main(path: Path) -> None:
    """Import twice and print what was found."""
    with tempfile.TemporaryDirectory(prefix="ortaq-bench-") as folder:
        os.environ["ORTAQ_HOME"] = str(Path(folder) / "home")
        mapping = Path(folder) / "mapping.toml"
        mapping.write_text(MAPPING)
        _ortaq("up", "--no-serve", "--admin", "bench", "--admin-password", "a bench password")
        for attempt in ("first", "second"):
            started = time.perf_counter()
            result = json.loads(
                _ortaq("reports", "import", str(path), "--mapping", str(mapping), "--json")
            )
            seconds = time.perf_counter() - started
            counts = {name: result[name] for name in ("accepted", "repeated", "rejected")}
            print(f"{attempt} import: {counts} in {seconds:.1f} s")
        _compare(path)
        print(_ortaq("log", "verify").strip())


def _ortaq(*arguments: str) -> str:
    command = [sys.executable, "-m", "ortaq", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _compare(path: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
    import django  # noqa: PLC0415 - after the home is chosen

    django.setup()
    from ortaq.act.reports.models import Mention  # noqa: PLC0415
    from ortaq.engine.extract import normalise  # noqa: PLC0415
    from ortaq.engine.extract.errors import InvalidIdentifier  # noqa: PLC0415
    from ortaq.engine.terms.identifier import IdentifierKind  # noqa: PLC0415
    from ortaq.shared.country import pack  # noqa: PLC0415

    def normal(kind: IdentifierKind, value: str) -> str | None:
        try:
            return normalise(kind, value, pack())
        except InvalidIdentifier:
            return None

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wallets = {wallet for row in rows for wallet in row["wallets"].split()}
    valid = {normal(IdentifierKind.WALLET, wallet) for wallet in wallets} - {None}
    urls = {row["url"] for row in rows}
    wanted = {normal(IdentifierKind.URL, url) for url in urls} - {None}
    found: dict[str, set[str]] = {"wallet": set(), "url": set()}
    by_report: dict[str, set[str]] = {}
    mentions = Mention.objects.filter(identifier__kind__in=found)
    for kind, value, source_id in mentions.values_list(
        "identifier__kind", "identifier__value", "report__source_id"
    ):
        found[kind].add(value)
        if kind == "wallet":
            by_report.setdefault(source_id, set()).add(value)
    print(f"wallets: {len(found['wallet'] & valid)} of {len(wallets)} listed ({len(valid)} valid)")
    print(f"urls: {len(found['url'] & wanted)} of {len(urls)} distinct ({len(rows)} rows)")
    truth: dict[str, set[str]] = {}
    by_id: dict[str, set[str]] = {}
    for number, row in enumerate(rows):
        listed = {normal(IdentifierKind.WALLET, wallet) for wallet in row["wallets"].split()}
        truth[str(number)] = by_id[row["report_id"]] = {wallet for wallet in listed if wallet}
    only_listed = {name: found & valid for name, found in by_report.items()}
    _tell("listed wallets, one report a row", truth)
    _tell("listed wallets, the last row of a repeated id", by_id)
    _tell("found in the text, listed wallets only", only_listed)
    _tell("found in the text, every wallet", by_report)


def _tell(words: str, by_report: dict[str, set[str]]) -> None:
    groups = _groups(by_report)
    sizes = [len(group) for group in groups]
    print(
        f"groups by shared wallet ({words}): {len(groups)}, reports: {sum(sizes)}, largest: {max(sizes)}"
    )


def _groups(by_report: dict[str, set[str]]) -> list[set[str]]:
    """Connected components of reports that share a wallet, of two reports and more."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for report, wallets in by_report.items():
        for wallet in wallets:
            parent[root(f"w:{wallet}")] = root(report)
    groups: dict[str, set[str]] = {}
    for report in by_report:
        groups.setdefault(root(report), set()).add(report)
    return [group for group in groups.values() if len(group) > 1]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
