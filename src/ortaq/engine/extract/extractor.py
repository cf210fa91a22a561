"""From a text to the identifiers in it, with their roles."""

from __future__ import annotations

from dataclasses import replace
from itertools import starmap
from typing import TYPE_CHECKING

from ortaq.engine.extract.errors import UnknownField
from ortaq.engine.extract.hubs import Hubs
from ortaq.engine.extract.identify import identify
from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.extract.kinds.shortcodes import HELP_LINE, SENDER
from ortaq.engine.extract.overlap import resolved
from ortaq.engine.extract.reading.mixed import SPOT
from ortaq.engine.extract.scan import Scan
from ortaq.engine.terms.identifier import IdentifierKind, Mention, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ortaq.engine.extract.reading.refang import Folded
    from ortaq.engine.extract.roles.judge import Judgement
    from ortaq.engine.terms.country import CountryPack, HubEntry

_FIELD_ROLES = {
    "offender_contact": Role.OFFENDER,
    "offender_account": Role.OFFENDER,
    "offender_site": Role.OFFENDER,
    "reporter_contact": Role.VICTIM,
}
_FIELD_CONFIDENCE = 0.98
_MIXED_CONFIDENCE = 0.8
"""That of a host whose letters were of two scripts."""

_NAMED = frozenset((IdentifierKind.DOMAIN, IdentifierKind.EMAIL, IdentifierKind.URL))

Row = tuple[IdentifierKind, str, int, int, str, float, Role, float, str]
"""The fields of a `Mention`, in its order."""


class Extractor:
    """Finds identifiers in texts of one country; make it once, use it for every text.

    Args:
        pack: the country's numbers, hubs and words of money.
        hubs: identifiers that everybody shares, beside the country's own.
    """

    def __init__(self, pack: CountryPack, hubs: Iterable[HubEntry] = ()) -> None:
        # Compiling the words of roles takes longer than everything else that a command loads.
        from ortaq.engine.extract.roles.judge import Roles  # noqa: PLC0415

        self._pack = pack
        self._scan = Scan(pack)
        self._roles = Roles()
        self._hubs = Hubs(pack, hubs)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every identifier in the text, in order of its place.

        Spans refer to `text` as given. Mentions do not overlap, except that a URL is followed by
        its parts: its domain or IP address, a profile name, a wallet.
        """
        return tuple(starmap(Mention, self.rows([text])[0]))

    def rows(self, texts: Sequence[str]) -> list[list[Row]]:
        """The mentions of each text as plain tuples, for those who read texts by the million."""
        return [self._judged(*reading) for reading in self._scan.read(texts)]

    def _judged(
        self, folded: Folded, candidates: list[Found], may_doubt: bool, phrases: list[int]
    ) -> list[Row]:
        if not candidates:
            return []
        whole, parts = resolved(candidates, len(folded.text))
        judged = self._roles.judge(folded.text, whole, may_doubt=may_doubt, phrases=phrases)
        if not parts and not folded.layers:
            return [self._row(found, judged[at]) for at, found in enumerate(whole)]
        return [
            self._placed(folded, found, judgement)
            for found, judgement in _nested(whole, judged, parts)
        ]

    def from_field(self, field: str, value: str) -> tuple[Mention, ...]:
        """Identifiers in a structured field; the field says whose they are, hubs stay hubs.

        Args:
            field: offender_contact, offender_account, offender_site or reporter_contact.
            value: what was typed there.

        Raises:
            UnknownField: the field is another one.
        """
        role = _FIELD_ROLES.get(field)
        if role is None:
            raise UnknownField(field=field)
        found = self.mentions(value) or self._typed(value)
        return tuple(
            mention
            if mention.role is Role.HUB
            else replace(mention, role=role, role_confidence=_FIELD_CONFIDENCE)
            for mention in found
        )

    def _typed(self, value: str) -> tuple[Mention, ...]:
        """The whole value as one identifier where running text would not show one."""
        known = identify(value, self._pack)
        if known is None:
            return ()
        found = Found(known[0], known[1], 0, len(value), "field")
        return (Mention(*self._row(found, (0.0, Role.UNKNOWN))),)

    def _placed(self, folded: Folded, found: Found, judgement: Judgement) -> Row:
        """The mention with its place in the original and its role."""
        kind, value, _, _, rule, confidence, role, role_confidence, detail = self._row(
            found, judgement
        )
        start, end = folded.span(found.start, found.end)
        shown = folded.original[start:end]
        if not shown.isascii() and kind in _NAMED and SPOT.search(shown):
            confidence = min(confidence, _MIXED_CONFIDENCE)
        return kind, value, start, end, rule, confidence, role, role_confidence, detail

    def _row(self, found: Found, judgement: Judgement) -> Row:
        role_confidence, role = judgement
        if self._hubs.is_hub(found.kind, found.value):
            role_confidence, role = 1.0, Role.HUB
        elif found.rule == HELP_LINE:
            role_confidence, role = found.confidence, Role.HUB
        elif found.rule == SENDER:
            role_confidence, role = found.confidence, Role.OFFENDER
        return (
            found.kind,
            found.value,
            found.start,
            found.end,
            found.rule,
            found.confidence,
            role,
            role_confidence,
            found.detail,
        )


def _nested(
    whole: Sequence[Found], judged: Sequence[Judgement], parts: Sequence[Found]
) -> Iterator[tuple[Found, Judgement]]:
    """Each mention followed by its parts, which take over its role."""
    position = 0
    for mention, judgement in zip(whole, judged, strict=True):
        yield mention, judgement
        while position < len(parts) and parts[position].start < mention.end:
            yield parts[position], judgement
            position += 1
