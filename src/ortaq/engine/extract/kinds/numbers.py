"""Phones, cards, accounts, national numbers and IPv4 addresses among the digits of a text.

A text is cut into runs of digits with the signs that people put between digits. Most runs are
amounts and dates, too short for anything; only the others are shown to the finders.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.cards import Cards, find_dotted_cards, find_masked_cards
from ortaq.engine.extract.kinds.foreign_phones import digits_of, find_unmarked
from ortaq.engine.extract.kinds.found import CARD
from ortaq.engine.extract.kinds.ibans import find_retyped_ibans, iban_at, may_be_iban
from ortaq.engine.extract.kinds.lookalikes import LOOKALIKES, is_disguised
from ortaq.engine.extract.kinds.national_ids import find_national_ids
from ortaq.engine.extract.kinds.sites import find_ipv4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context
    from ortaq.engine.extract.kinds.found import Found
    from ortaq.engine.extract.kinds.phones import Phones

_MIN_ADDRESS = 7
_RUN = re.compile(
    rf"[0-9](?<![0-9].)(?:[0-9 \t\n().,\-/]{{{_MIN_ADDRESS - 2},}}[0-9]|(?<=[A-Za-zОЗз].)|(?<=[ -].)(?<=[A-Za-zОЗз]..))"
)
"""Digits and signs between them, at least `_MIN_ADDRESS` together, or fewer behind a letter with which the
code of a country may end: those of an account."""

_COLUMN = re.compile(
    r",(?=[0-9])(?:(?<=[0-9]{10},)(?=[0-9]{4}|[0-9]{1,3}[,.][0-9A-Za-zА-Яа-я])"
    r"|(?:(?<=[0-9]{3},)|(?<=[.:/-][0-9]{2},)|(?<=[\n\t,;][0-9]{2},)|(?<=[\n\t,;][1-9],)"
    r"|(?<=^[1-9],)|(?<=^[1-9][0-9],))"
    r"(?=(?:[78][0-9]{10}|7[0-9]{9}|[0-9]{12}|[0-9]{16})(?![0-9])))"
)
"""A comma between two columns, one of them long, and not between a number and its decimals."""

_ABROAD = ("00", "810")
_FOREIGN_DIGITS = 8
_NATIONAL_DIGITS = 10
_PHONE_DIGITS = 11
_ACCOUNT_DIGITS = 12
_DOTS = 3
_LONGEST_ENDING = 5
"""Letters behind a phone that are looked at: an ending may be glued on there."""

_LOOKALIKE_CONFIDENCE = 0.9
_CODE = re.compile(r"(?<!\b(?:на|na|to) )[0-9A-Z]+")
"""A number with capitals such as programs make, unless money was sent to it."""


class Numbers:
    """Finds whatever is written in digits.

    Args:
        phones: of the country.
        context: tells numbers from amounts and case numbers.
    """

    def __init__(self, phones: Phones, context: Context) -> None:
        self._phones = phones
        self._cards = Cards(context)
        self._context = context

    def find(self, text: str) -> list[Found]:
        """Everything that any finder sees, overlapping, run by run."""
        found: list[Found] = []
        done = 0
        for run in _RUN.finditer(text):
            start, end = run.span()
            if end <= done:
                continue
            iban = iban_at(text, start) if may_be_iban(text, start) else None
            if iban:
                found.append(iban)
                start = done = iban.end
            if end - start >= _MIN_ADDRESS:
                shown = text[start:end]
                if "," in shown and _COLUMN.search(text, start, end + 2):
                    return self.find(_COLUMN.sub(";", text))
                self._add(found, text, start, shown)
        return found

    def find_disguised(self, text: str) -> Iterator[Found]:
        """Phones, cards, accounts and national numbers with letters in place of digits, such as 87O1."""
        yield from find_retyped_ibans(text)
        plain = text.translate(LOOKALIKES)
        size = len(plain)
        for found in chain(
            self._phones.find_trunk(plain, 0, size, around=text),
            self._phones.find_national(plain, 0, size, around=text),
            self._cards.find_cards(plain, 0, size, around=text),
            find_masked_cards(plain),
            find_dotted_cards(plain, 0, size, around=text),
            find_national_ids(plain, 0, size, self._context, around=text),
        ):
            is_unsaid = found.kind is CARD and found.confidence < 1.0
            if is_unsaid and _CODE.fullmatch(text, found.start, found.end):
                continue
            if is_disguised(text, plain, found.start, found.end):
                found.rule = f"{found.kind.value}_lookalike"
                found.confidence = min(found.confidence, _LOOKALIKE_CONFIDENCE)
                yield found

    def _add(self, found: list[Found], text: str, start: int, shown: str) -> None:
        """Add what stands in one run; finders look further, to see where it ends."""
        end = start + len(shown)
        digits = end - start
        is_solid = shown.isdigit()
        if is_solid:
            is_abroad = shown.startswith(_ABROAD)
        else:
            digits = len(digits_of(shown))
            is_abroad = digits >= _FOREIGN_DIGITS and ("00" in shown or "10" in shown)
            if shown.count(".") >= _DOTS:
                find = find_dotted_cards if "...." in shown else find_ipv4
                found += find(text, start, end + 1)
        abroad: list[Found] = []
        if is_abroad or (shown[0] != "7" and "+" in text[max(0, start - 2) : start]):
            abroad += self._phones.find_foreign(text, max(0, start - 2), end + 1)
            found += abroad
        accounts: list[Found] = []
        if digits >= _ACCOUNT_DIGITS:
            accounts = self._find_accounts(
                text, start, end, is_long=digits > _ACCOUNT_DIGITS and is_solid
            )
            found += accounts
            start = _behind(accounts, start)
            if start == end:
                return
        if digits >= _NATIONAL_DIGITS:
            behind = end + _LONGEST_ENDING
            phones = self._phones.find_trunk(text, max(0, start - 2), behind)
            if digits > _PHONE_DIGITS or not phones:
                phones += self._phones.find_national(text, start, behind)
            found += phones
            if not phones and "," in shown:
                found += self._phones.find_dictated(text, start, end + 1)
            if not (phones or accounts or abroad):
                found += find_unmarked(text, max(0, start - 1), end + 1, self._context)

    def _find_accounts(self, text: str, start: int, end: int, *, is_long: bool) -> list[Found]:
        """Cards and, unless the run is one number too long for them or a card, national numbers."""
        found = list(self._cards.find_cards(text, start, end + 1))
        if not (is_long or _behind(found, start) == end):
            found += find_national_ids(text, start, end + 1, self._context)
        return found


def _behind(accounts: list[Found], start: int) -> int:
    """Where the first of them ends, if it begins here."""
    return accounts[0].end if accounts and accounts[0].start == start else start
