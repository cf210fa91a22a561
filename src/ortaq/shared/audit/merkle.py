"""Merkle tree hashes and proofs of an append-only log.

Source: RFC 9162 (Certificate Transparency 2.0), sections 2.1.1 to 2.1.5, SHA-256.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Node = tuple[int, int]
"""A full subtree: its height, 0 for a leaf, and its place among those of the same height."""

HASH = 32
"""Bytes of a hash."""

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The roots of the full subtrees of a log, largest first: enough to append and to know the root.

    Args:
        size: number of leaves.
        peaks: one 32-byte root for each bit that is set in `size`, highest bit first.
        completed: roots of the subtrees that the last leaf made full, from height 1 upwards.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    completed: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Frontier:
        """The frontier after one more leaf hash."""
        peaks = list(self.peaks)
        node, size, completed = leaf, self.size, []
        while size & 1:
            node = node_hash(peaks.pop(), node)
            completed.append(node)
            size >>= 1
        return Frontier(self.size + 1, (*peaks, node), tuple(completed))

    def root(self) -> bytes:
        """The tree head: one hash over all leaves."""
        return _joined(self.peaks) if self.peaks else EMPTY_ROOT


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The tree head over leaf hashes in order."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier.root()


def _joined(roots: Sequence[bytes]) -> bytes:
    """The root over neighbouring full subtrees, largest first."""
    node = roots[-1]
    for root in reversed(roots[:-1]):
        node = node_hash(root, node)
    return node


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def _full_subtrees(start: int, end: int) -> list[Node]:
    """The full subtrees that the leaves from `start` to before `end` make, largest first.

    Where a tree is split, `start` is a multiple of the largest of them.
    """
    nodes: list[Node] = []
    while start < end:
        height = (end - start).bit_length() - 1
        nodes.append((height, start >> height))
        start += 1 << height
    return nodes


def inclusion_path(index: int, size: int) -> list[list[Node]]:
    """What each hash of the proof of leaf `index` in a log of `size` leaves is made of, lowest first.

    Source: RFC 9162, section 2.1.3.1.
    """
    start, end = 0, size
    path: list[list[Node]] = []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_full_subtrees(middle, end))
            end = middle
        else:
            path.append(_full_subtrees(start, middle))
            start = middle
    return path[::-1]


def consistency_path(old_size: int, size: int) -> list[list[Node]]:
    """What each hash is made of that shows that the first `old_size` leaves are a beginning of a log.

    Source: RFC 9162, section 2.1.4.1.
    """
    if old_size in {0, size}:
        return []
    start, end = 0, size
    path: list[list[Node]] = []
    while old_size != end:
        middle = start + _split(end - start)
        if old_size <= middle:
            path.append(_full_subtrees(middle, end))
            end = middle
        else:
            path.append(_full_subtrees(start, middle))
            start = middle
    if start:
        path.append(_full_subtrees(start, end))
    return path[::-1]


def proof_of(path: Iterable[Sequence[Node]], roots: Mapping[Node, bytes]) -> list[bytes]:
    """The hashes of a proof, by the roots of all full subtrees in its path."""
    return [_joined([roots[node] for node in nodes]) for nodes in path]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """True where `proof` shows that `leaf` stands at `index` of the log with this root.

    Source: RFC 9162, section 2.1.3.2.
    """
    if index >= size:
        return False
    first, last, node = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if first & 1 or first == last:
            node = node_hash(step, node)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            node = node_hash(node, step)
        first, last = first >> 1, last >> 1
    return last == 0 and node == root


def verify_consistency(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """True where `proof` shows that the log only grew from the old head to the new one.

    Source: RFC 9162, section 2.1.4.2.
    """
    if old_size in {0, new_size}:
        return not proof and (old_size == 0 or old_root == new_root)
    if old_size > new_size:
        return False
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    first, last = old_size - 1, new_size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old_node = new_node = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old_node, new_node = node_hash(step, old_node), node_hash(step, new_node)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            new_node = node_hash(new_node, step)
        first, last = first >> 1, last >> 1
    return last == 0 and old_node == old_root and new_node == new_root
