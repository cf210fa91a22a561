"""Other ways to link, for comparison: what their libraries do when used as documented."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np
from schemes import OFFENDER, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator import Nation
    from numpy.typing import NDArray

    Linker = Callable[[Nation], NDArray[np.int64]]


def edges(nation: Nation) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Report, identifier and 1/degree of mentions that may link by the role extraction gave."""
    kept = (nation.role == OFFENDER) | (nation.role == UNKNOWN)
    identifier = np.unique(nation.identifier[kept], return_inverse=True)[1]
    return nation.report[kept], identifier, 1 / np.bincount(identifier)[identifier]


def components(nation: Nation) -> NDArray[np.int64]:
    """Everything that hangs together by shared identifiers."""
    report, identifier, _ = edges(nation)
    return _hanging_together(len(nation.truth), report, identifier)


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


def label_propagation(nation: Nation) -> NDArray[np.int64]:
    """Communities by networkx's asynchronous label propagation."""
    import networkx as nx  # noqa: PLC0415 - optional

    report, identifier, weight = edges(nation)
    count = len(nation.truth)
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(
        zip(report.tolist(), (count + identifier).tolist(), weight.tolist(), strict=True)
    )
    found = np.empty(count + int(identifier.max()) + 1, np.int64)
    communities = nx.community.asyn_lpa_communities(graph, weight="weight", seed=1)
    for number, community in enumerate(communities):
        found[list(community)] = number
    return found[:count]


def bound(nation: Nation) -> NDArray[np.int64]:
    """Components by someone who knows every role and which campaign each use belongs to."""
    mine = nation.true_role == OFFENDER
    width = int(nation.truth.max()) + 1
    key = nation.identifier[mine] * width + nation.truth[nation.report[mine]]
    identifier = np.unique(key, return_inverse=True)[1]
    return _hanging_together(len(nation.truth), nation.report[mine], identifier)


def installed() -> dict[str, Linker]:
    """The peers that can run here, by name."""
    found: dict[str, Linker] = {"components": components}
    if importlib.util.find_spec("igraph"):
        found["igraph leiden"] = leiden
    if importlib.util.find_spec("networkx"):
        found["networkx lpa"] = label_propagation
    return found
