"""A table of mentions as columns of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.engine.link.batch.columns import MentionColumns, offender_evidence
from ortaq.engine.link.tables.source import shown, text
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.identifier import MANY_FORMS, WHATSAPP, IdentifierKind, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.tables.source import Source

    Key = Callable[[IdentifierKind, str], tuple[IdentifierKind, str]]
    """Kind and value of an identifier to the kind and the key that all its forms share."""

KINDS = tuple(IdentifierKind)
_BEHIND_HOST = re.compile(r"[/?:]")
"""What follows the host in the key of a page."""

_SIGN = {Role.OFFENDER: 1, Role.VICTIM: -1}
_NEVER = (IdentifierKind.SHORTCODE,)
"""Kinds that never link: everybody calls them."""
_PLAIN_CONFIDENCE = 0.75
"""Of a role that comes without its confidence."""


class UnknownIdentifierKind(OrtaqError):
    """A mention is of no kind that we know: correct it, or extract the mentions anew."""

    code = "unknown_identifier_kind"


class UnknownMentionRole(OrtaqError):
    """A mention has a role that we do not know: correct it, or extract the mentions anew."""

    code = "unknown_mention_role"


class UnreadableConfidence(OrtaqError):
    """A role_confidence is no number from 0 to 1: correct it, or leave it empty."""

    code = "bad_confidence"


@dataclass(frozen=True, slots=True)
class CodedMentions:
    """Mentions as numbers, before it is known which rows their reports have.

    Args:
        kind: of each mention, its place in `KINDS`.
        identifier: number of each mention's identifier, from 0.
        offender, is_hub: as in `MentionColumns`.
        span: where each mention starts and ends in its text, -1 where unknown; None without such columns.
        kind_of: of each identifier, its place in `KINDS`.
        site_of: of each identifier that is a page, the identifier of its site; else, where no mention
            names the site, or where places are known, -1.
        values: of each identifier.
    """

    kind: Whole
    identifier: Whole
    offender: Whole
    is_hub: Flags
    span: tuple[Whole, Whole] | None
    kind_of: Whole
    site_of: Whole
    values: pa.Array

    def of(self, report: Whole) -> MentionColumns:
        """The mentions of these reports, less repeated witnesses.

        Args:
            report: row of the report of each mention.
        """
        kept = ~self._same_witness(report)
        return MentionColumns(
            report[kept],
            self.identifier[kept],
            self.offender[kept],
            self.is_hub[kept],
            self.kind_of,
        )

    def _same_witness(self, report: Whole) -> Flags:
        """Pages whose own site or profile follows in the same place of the text.

        A page and its site are one witness; extraction names the page first, then its host, then the
        profile or wallet that its path tells. Where places are unknown, the site anywhere in the report.
        """
        if self.span is None:
            return self._site_named_too(report)
        repeated = np.zeros(len(self.kind), np.bool_)
        start, end = self.span
        is_page = (self.kind == KINDS.index(IdentifierKind.URL)) & (start >= 0)
        for further in (1, 2):
            page, part = slice(None, -further), slice(further, None)
            repeated[page] |= (
                is_page[page]
                & ~self.is_hub[part]
                & (report[part] == report[page])
                & (start[part] >= start[page])
                & (end[part] <= end[page])
            )
        return repeated

    def _site_named_too(self, report: Whole) -> Flags:
        """Pages whose site the same report names, where that may link."""
        site = self.site_of[self.identifier]
        pages = np.flatnonzero(site >= 0)
        sites = np.isin(self.identifier, site[pages]) & ~self.is_hub
        width = len(self.kind_of)
        named = report[sites] * width + self.identifier[sites]
        repeated = np.zeros(len(self.kind), np.bool_)
        repeated[pages] = np.isin(report[pages] * width + site[pages], named)
        return repeated


def coded_mentions(mentions: Source, key: Key | None = None) -> CodedMentions:
    """Mentions as numbers.

    Args:
        mentions: kind, value, role and, where known, role_confidence, start, end.
        key: of identifiers of many forms; without it each value is an identifier of its own.

    Raises:
        UnknownIdentifierKind: a kind is none of `IdentifierKind`.
        UnknownMentionRole: a role is none of `Role`; an empty one is unknown.
        UnreadableConfidence: a role_confidence is no number from 0 to 1.
    """
    kind = _kinds(mentions)
    value = pc.fill_null(text(mentions, "value"), "")
    role = _roles(mentions)
    never = np.isin(kind, [KINDS.index(never) for never in _NEVER]) | _is(value, "")
    identifier, kind_of, values = _identifiers(value, kind)
    span, site_of = _spans(mentions), np.full(len(kind_of), -1)
    if key:
        identifier, kind_of, values, number_of = _united(identifier, kind_of, values, key)
        if span is None:
            _find_sites(site_of, number_of, key)
    sign = np.zeros(len(kind), np.int64)
    for name, direction in _SIGN.items():
        sign[_is(role, name)] = direction
    return CodedMentions(
        kind,
        identifier,
        offender_evidence(sign, _confidence(mentions)),
        _is(role, Role.HUB) | never,
        span,
        kind_of,
        site_of,
        values,
    )


def _kinds(mentions: Source) -> Whole:
    kind = text(mentions, "kind")
    code = pc.index_in(kind, value_set=pa.array([str(known) for known in KINDS]))
    if code.null_count:
        raise UnknownIdentifierKind(
            value=shown(kind.filter(pc.is_null(code))), kinds=", ".join(KINDS)
        )
    numbers: Whole = code.to_numpy().astype(np.int64)
    return numbers


def _roles(mentions: Source) -> pa.ChunkedArray:
    role = text(mentions, "role")
    named = pc.if_else(pc.equal(role, ""), None, role)
    known = pc.is_in(named, value_set=pa.array([*map(str, Role), None], pa.string()))
    if not pc.all(known, min_count=0).as_py():
        raise UnknownMentionRole(value=shown(role.filter(pc.invert(known))))
    return role


def _identifiers(value: pa.ChunkedArray, kind: Whole) -> tuple[Whole, Whole, pa.Array]:
    """Number of each mention's identifier, kind of each identifier, value of each identifier.

    A value is an identifier; only where it occurs with two kinds there are two.
    """
    coded = value.dictionary_encode().combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        coded = pa.array([], pa.dictionary(pa.int32(), pa.string()))
    values = coded.dictionary
    identifier = coded.indices.to_numpy().astype(np.int64)
    kind_of = np.zeros(len(values), np.int64)
    kind_of[identifier[::-1]] = kind[::-1]
    odd = np.flatnonzero(kind != kind_of[identifier])
    key, number = np.unique(identifier[odd] * len(KINDS) + kind[odd], return_inverse=True)
    identifier[odd] = len(values) + number
    return (
        identifier,
        np.concatenate([kind_of, key % len(KINDS)]),
        pa.concat_arrays([values, values.take(pa.array(key // len(KINDS)))]),
    )


def _united(
    identifier: Whole, kind_of: Whole, values: pa.Array, key: Key
) -> tuple[Whole, Whole, pa.Array, dict[tuple[IdentifierKind, str], int]]:
    """The same with one number for all forms of an identifier, which then has their kind and key.

    The last of what is returned is the number of each kind and key.
    """
    rows = _of_many_forms(kind_of, values)
    found = [
        key(KINDS[kind], value)
        for kind, value in zip(
            kind_of[rows].tolist(), values.take(pa.array(rows)).to_pylist(), strict=True
        )
    ]
    first: dict[tuple[IdentifierKind, str], int] = {}
    number = np.arange(len(kind_of))
    number[rows] = [
        first.setdefault(one, row) for one, row in zip(found, rows.tolist(), strict=True)
    ]
    many = np.bincount(number, minlength=len(number))[rows] > 1
    shared = [found[at] for at in np.flatnonzero(many).tolist()]
    kind_of = kind_of.copy()
    kind_of[rows[many]] = [KINDS.index(kind) for kind, _ in shared]
    mask = np.zeros(len(number), np.bool_)
    mask[rows[many]] = True
    keys = pa.array([value for _, value in shared], values.type)
    values = pc.replace_with_mask(values, pa.array(mask), keys)
    return number[identifier], kind_of, values, first


def _find_sites(site_of: Whole, number_of: dict[tuple[IdentifierKind, str], int], key: Key) -> None:
    """Write down the site of each page of which some mention names it."""
    for (kind, value), number in number_of.items():
        if kind is IdentifierKind.URL:
            site = key(IdentifierKind.DOMAIN, _BEHIND_HOST.split(value, 1)[0])
            site_of[number] = number_of.get(site, -1)


def _of_many_forms(kind_of: Whole, values: pa.Array) -> Whole:
    """Identifiers that may have other forms; of phones and handles, numbers that are on WhatsApp."""
    code = {kind: KINDS.index(kind) for kind in MANY_FORMS}
    phone, handle = code.pop(IdentifierKind.PHONE), code.pop(IdentifierKind.HANDLE)
    on_whatsapp = (kind_of == handle) & _flags(pc.starts_with(values, f"{WHATSAPP}+"))
    accounts = values.filter(pa.array(on_whatsapp))
    numbers = pc.utf8_slice_codeunits(accounts, len(WHATSAPP))
    phones = (kind_of == phone) & _flags(pc.is_in(values, value_set=numbers))
    return np.flatnonzero(np.isin(kind_of, list(code.values())) | on_whatsapp | phones)


def _is(words: pa.ChunkedArray, word: str) -> Flags:
    return _flags(pc.fill_null(pc.equal(words, str(word)), fill_value=False))


def _flags(answers: pa.Array | pa.ChunkedArray) -> Flags:
    return np.asarray(answers).astype(np.bool_)


def _confidence(mentions: Source) -> Real:
    if "role_confidence" not in mentions.column_names:
        return np.full(mentions.num_rows, _PLAIN_CONFIDENCE)
    told = mentions["role_confidence"]
    try:
        known = pc.cast(told, pa.float64())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise UnreadableConfidence(value=shown(told.drop_null())) from error
    found: Real = np.nan_to_num(pc.fill_null(known, 0.0).to_numpy(), nan=0.0)
    outside = np.flatnonzero((found < 0) | (found > 1))
    if len(outside):
        raise UnreadableConfidence(value=str(float(found[outside[0]])))
    return found


def _spans(mentions: Source) -> tuple[Whole, Whole] | None:
    if not {"start", "end"} <= set(mentions.column_names):
        return None
    start, end = (
        pc.fill_null(pc.cast(mentions[name], pa.int64()), -1).to_numpy()
        for name in ("start", "end")
    )
    return start, end
