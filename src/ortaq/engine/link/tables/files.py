"""Linking from Parquet files to Parquet files."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.compute as pc
import pyarrow.parquet as pq

from ortaq.engine.link.batch import grouping, reference
from ortaq.engine.link.tables.linking import link_tables
from ortaq.engine.link.tables.reasons import schema
from ortaq.engine.link.tables.source import ParquetSource
from ortaq.engine.terms.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    import pyarrow as pa

    from ortaq.engine.link.batch.judged import Judgement
    from ortaq.engine.link.tables.mentions import Key
    from ortaq.engine.link.tables.reasons import Words

_BACKENDS = {"duckdb": grouping.group_reports, "reference": reference.group_reports}


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written.

    Args:
        reports: rows of the memberships.
        campaigns: groups of two reports or more.
        in_campaigns: reports in those.
        largest: reports of the largest.
        unlisted: reports of which only mentions are known.
        reasons_file: where the reasons are.
    """

    reports: int
    campaigns: int
    in_campaigns: int
    largest: int
    unlisted: int
    reasons_file: Path


def link_files(
    mentions: Path,
    out: Path,
    *,
    reports: Path | None = None,
    key: Key | None = None,
    judgements: Sequence[Judgement] = (),
    backend: str = "duckdb",
    words: Words | None = None,
) -> Summary:
    """Write the campaigns among the reports of a Parquet file, and the reasons beside them.

    Each file appears whole or not at all.

    Args:
        mentions: as `link_tables` takes them; other columns are not read.
        out: for the memberships; the reasons go to the same name with `-reasons`.
        reports: the reports' attributes.
        key: as `read_tables` takes it.
        judgements: of analysts, oldest first.
        backend: duckdb or reference.
        words: code and kind of a reason to its sentence in Kazakh, Russian and English, for three
            more columns of the reasons.

    Raises:
        UnreadableParquet: a file is not Parquet.
        MissingColumn and the other errors of `read_tables`.
    """
    linked = link_tables(
        ParquetSource(mentions),
        None if reports is None else ParquetSource(reports),
        key=key,
        judgements=judgements,
        backend=_BACKENDS[backend],
    )
    reasons_file = out.with_name(f"{out.stem}-reasons{out.suffix}")
    _write(linked.reasons.batches(words), schema(in_words=words is not None), reasons_file)
    members = linked.memberships
    _write(members.to_batches(), members.schema, out)
    sizes = pc.value_counts(members["campaign"]).field("counts").to_numpy()
    joined = sizes[sizes > 1]
    return Summary(
        len(members),
        len(joined),
        int(joined.sum()),
        int(sizes.max(initial=0)),
        linked.unlisted,
        reasons_file,
    )


def _write(batches: Iterable[pa.RecordBatch], columns: pa.Schema, path: Path) -> None:
    """Write the batches, each while the next is made."""
    with (
        whole_file(path) as draft,
        pq.ParquetWriter(draft, columns, write_statistics=False) as writer,
        ThreadPoolExecutor(1) as pool,
    ):
        written: Future[None] | None = None
        for batch in batches:
            if written:
                written.result()
            written = pool.submit(writer.write_batch, batch)
        if written:
            written.result()
