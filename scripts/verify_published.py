#!/usr/bin/env python3
"""Verify a published decision or number offline, with nothing but Python's standard library.

Usage: verify_published.py PROOF.json [--head ROOT] [--size N] [--frozen FILE]

The proof holds the content, its entry in the log, the hashes on the way to the tree head, and that head.
`--head` and `--size` are the tree head as you noted it from the log's page or another witness: without
them the script only shows that the proof agrees with itself. `--frozen` is what was decided about.

Exit: 0 verified, 1 not as published, 2 wrong usage.
Source: RFC 9162, sections 2.1.1 and 2.1.3.2.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

FORMAT = "ortaq-proof-1"
MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


class NotAsPublishedError(Exception):
    """Something does not agree; the message says what."""


def canonical(value: object) -> bytes:
    """The one byte form of a JSON value: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check_content(proof: dict) -> None:
    """The content is the one whose hash the entry holds, and the entry's details are the hashed ones."""
    entry = proof["entry"]
    digest = hashlib.sha256(canonical(proof["content"])).hexdigest()
    if entry["details"].get("content_sha256") != digest:
        message = "the content is not the one that the log holds"
        raise NotAsPublishedError(message)
    if proof["content"].get("reference") != entry["subject"]:
        message = "the entry of the log is about something else"
        raise NotAsPublishedError(message)


def leaf_of(entry: dict) -> bytes:
    """The hash of the entry as a leaf of the tree."""
    details = hashlib.sha256(bytes.fromhex(entry["salt"]) + canonical(entry["details"])).hexdigest()
    names = ("index", "at", "actor", "organisation", "action", "subject_kind", "subject")
    covered = {name: entry[name] for name in names} | {"details": details}
    return hashlib.sha256(b"\x00" + canonical(covered)).digest()


def root_from(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """The root that the path leads to; None where the path has a wrong length."""
    if not 0 <= index < size:
        return None
    first, last, node = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if first & 1 or first == last:
            node = hashlib.sha256(b"\x01" + step + node).digest()
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\x01" + node + step).digest()
        first, last = first >> 1, last >> 1
    return node if last == 0 else None


def verify(
    proof: dict, *, root: str = "", size: int | None = None, frozen: bytes | None = None
) -> None:
    """Return where everything agrees.

    Raises:
        NotAsPublishedError: something does not.
    """
    try:
        if proof["format"] != FORMAT:
            message = f"this is no {FORMAT}"
            raise NotAsPublishedError(message)
        check_content(proof)
        entry, head = proof["entry"], proof["head"]
        path = [bytes.fromhex(step) for step in proof["inclusion"]]
        reached = root_from(leaf_of(entry), entry["index"], head["size"], path)
        _check_head(head, reached, root, size)
        if frozen is not None:
            _check_frozen(proof["content"], frozen)
    except MALFORMED as error:
        message = f"the proof is incomplete or damaged ({type(error).__name__}: {error})"
        raise NotAsPublishedError(message) from error


def _check_head(head: dict, reached: bytes | None, root: str, size: int | None) -> None:
    if reached is None or reached.hex() != head["root"]:
        message = "the entry is not in the log with this tree head"
        raise NotAsPublishedError(message)
    if root and root.lower() != head["root"]:
        message = "the tree head is another one than yours: ask for a proof against your head"
        raise NotAsPublishedError(message)
    if size is not None and size != head["size"]:
        message = "the log had another length at your tree head"
        raise NotAsPublishedError(message)


def _check_frozen(content: dict, frozen: bytes) -> None:
    if hashlib.sha256(frozen).hexdigest() != content["snapshot_sha256"]:
        message = "the file is not what was decided about"
        raise NotAsPublishedError(message)


def main(arguments: list[str] | None = None) -> int:
    """Verify the named file and say what was verified."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("proof", type=Path)
    parser.add_argument(
        "--head", default="", help="tree head that you trust, 64 hexadecimal digits"
    )
    parser.add_argument("--size", type=int, help="entries of the log at that tree head")
    parser.add_argument("--frozen", type=Path, help="the file with what was decided about")
    given = parser.parse_args(arguments)
    try:
        proof = json.loads(given.proof.read_text(encoding="utf-8"))
        frozen = given.frozen.read_bytes() if given.frozen else None
    except (OSError, ValueError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    try:
        verify(proof, root=given.head, size=given.size, frozen=frozen)
    except NotAsPublishedError as error:
        print(f"NOT VERIFIED: {error}")
        return 1
    content, entry = proof["content"], proof["entry"]
    print(f"VERIFIED: {content['reference']}, entry {entry['index']} of {entry['at']}")
    for code, text in (content.get("text") or {}).items():
        print(f"  {code}: {text}")
    if "text" not in content:
        print(json.dumps(content, ensure_ascii=False, indent=2))
    if not given.head:
        print("Compare this tree head with the one that you noted from the log's page:")
    print(f"  size {proof['head']['size']}, root {proof['head']['root']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
