"""Other ways to link, for comparison: what their libraries do when used as documented.

All read the same mentions: those that are the offender's or whose role is unknown, by the role that
extraction gave. None of them knows of time or of anything else about reports.
"""

from __future__ import annotations

import importlib.util
import logging
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa
from schemes import OFFENDER, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator import Nation
    from numpy.typing import NDArray

    Linker = Callable[[Nation], NDArray[np.int64]]

_OVER_CORRELATED = 20
"""Values in more reports are not correlated.

Source: MISP, setting `MISP.correlation_limit`, default 20.
"""
_PROPAGATED = 10


def edges(nation: Nation) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Report, identifier and 1/degree of mentions that may link by the role extraction gave."""
    kept = (nation.role == OFFENDER) | (nation.role == UNKNOWN)
    identifier = np.unique(nation.identifier[kept], return_inverse=True)[1]
    return nation.report[kept], identifier, 1 / np.bincount(identifier)[identifier]


def _hanging_together(
    reports: int, report: NDArray[np.int64], identifier: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The least report of each report's component, passed on until nothing changes."""
    label = np.arange(reports)
    while True:
        least = np.full(int(identifier.max()) + 1, len(label))
        np.minimum.at(least, identifier, label[report])
        new = label.copy()
        np.minimum.at(new, report, least[identifier])
        new = new[new]
        if np.array_equal(new, label):
            return label
        label = new


def scipy_components(nation: Nation) -> NDArray[np.int64]:
    """Everything that hangs together by shared identifiers (scipy)."""
    from scipy.sparse import coo_array  # noqa: PLC0415 - optional
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    report, identifier, _ = edges(nation)
    count = len(nation.truth)
    size = count + int(identifier.max()) + 1
    graph = coo_array((np.ones(len(report)), (report, count + identifier)), shape=(size, size))
    return connected_components(graph, directed=False)[1][:count].astype(np.int64)


def networkx_components(nation: Nation) -> NDArray[np.int64]:
    """The same by networkx."""
    import networkx as nx  # noqa: PLC0415 - optional

    report, identifier, _ = edges(nation)
    count = len(nation.truth)
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(zip(report.tolist(), (count + identifier).tolist(), strict=True))
    found = np.empty(count + int(identifier.max()) + 1, np.int64)
    for number, component in enumerate(nx.connected_components(graph)):
        found[list(component)] = number
    return found[:count]


def leiden(nation: Nation) -> NDArray[np.int64]:
    """Leiden communities of the graph of reports and identifiers, weighted 1/degree (igraph)."""
    import igraph  # noqa: PLC0415 - optional, and GPL: never a dependency of the product

    report, identifier, weight = edges(nation)
    count = len(nation.truth)
    graph = igraph.Graph(
        n=count + int(identifier.max()) + 1, edges=np.column_stack([report, count + identifier])
    )
    found = graph.community_leiden(objective_function="modularity", weights=weight)
    return np.array(found.membership)[:count]


def splink(nation: Nation) -> NDArray[np.int64]:
    """Splink's deterministic link on equal identifiers, then its clustering (DuckDB)."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415 - optional

    logging.getLogger("splink").setLevel(logging.ERROR)
    report, identifier, _ = edges(nation)
    mentions = pa.table({"report": report, "identifier": identifier})  # noqa: F841 - DuckDB reads it
    records = duckdb.sql(
        "select r.report as unique_id, coalesce(list(m.identifier), []) as identifier"
        f" from range({len(nation.truth)}) r(report) left join mentions m on m.report = r.report"
        " group by 1"
    ).arrow()
    rule = block_on("identifier", arrays_to_explode=["identifier"])
    settings = SettingsCreator(
        link_type="dedupe_only", blocking_rules_to_generate_predictions=[rule]
    )
    api = DuckDBAPI()
    linker = Linker(api.register(records.read_all()), settings)
    pairs = linker.inference.deterministic_link()
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs)
    table = clusters.as_pandas_dataframe()
    found = np.empty(len(nation.truth), np.int64)
    found[table["unique_id"].to_numpy()] = table["cluster_id"].to_numpy()
    return found


def sql_propagation(nation: Nation) -> NDArray[np.int64]:
    """Label propagation in SQL (DuckDB): each side takes the label that weighs most beside it."""
    report, identifier, weight = edges(nation)
    mention = pa.table({"r": report, "i": identifier, "w": weight})  # noqa: F841 - DuckDB reads it
    with duckdb.connect() as base:
        base.execute("create table m as select * from mention")
        base.execute("create table label as select distinct r, r as l from m")
        for _ in range(_PROPAGATED):
            base.execute(
                "create or replace table seen as select i, arg_max(l, (s, -l)) as l from (select i,"
                " l, sum(w) as s from m join label using (r) group by i, l) group by i"
            )
            base.execute(
                "create or replace table label as select r, arg_max(l, (s, -l)) as l from (select r,"
                " l, sum(w) as s from m join seen using (i) group by r, l) group by r"
            )
        table = base.sql("select r, l from label").to_arrow_table()
    found = len(nation.truth) + np.arange(len(nation.truth))
    found[table["r"].to_numpy()] = table["l"].to_numpy()
    return found


def pair_table(nation: Nation) -> NDArray[np.int64]:
    """All pairs of reports that share a value, but for over-correlated values; then components."""
    report, identifier, _ = edges(nation)
    mention = pa.table({"r": report, "i": identifier})  # noqa: F841 - DuckDB reads it
    with duckdb.connect() as base:
        base.execute("create table m as select distinct r, i from mention")
        pairs = base.sql(
            "select distinct a.r as one, b.r as other from m a join m b using (i) where a.r < b.r"
            f" and i in (select i from m group by i having count(*) <= {_OVER_CORRELATED})"
        ).to_arrow_table()
    number = np.arange(len(pairs))
    both = np.concatenate([pairs["one"].to_numpy(), pairs["other"].to_numpy()])
    return _hanging_together(len(nation.truth), both, np.concatenate([number, number]))


def bound(nation: Nation) -> NDArray[np.int64]:
    """Components by someone who knows every role and which campaign each use belongs to."""
    mine = nation.true_role == OFFENDER
    width = int(nation.truth.max()) + 1
    key = nation.identifier[mine] * width + nation.truth[nation.report[mine]]
    identifier = np.unique(key, return_inverse=True)[1]
    return _hanging_together(len(nation.truth), nation.report[mine], identifier)


def installed() -> dict[str, Linker]:
    """The peers that can run here, by name."""
    asked = {
        "splink": ("splink", splink),
        "igraph leiden": ("igraph", leiden),
        "networkx components": ("networkx", networkx_components),
        "scipy components": ("scipy", scipy_components),
        "SQL label propagation": ("duckdb", sql_propagation),
        "pair table": ("duckdb", pair_table),
    }
    return {name: run for name, (module, run) in asked.items() if importlib.util.find_spec(module)}
