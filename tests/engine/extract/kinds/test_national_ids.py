"""IIN and BIN: vectors of numbers that were never issued, and properties of the check digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ortaq.engine.extract.kinds.national_ids import check_digit, parse_national_id
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("900101900015", IdentifierKind.IIN),
        ("851231900423", IdentifierKind.IIN),
        ("900101900607", IdentifierKind.IIN),
        ("240190000014", IdentifierKind.BIN),
    ],
)
def test_vectors(value: str, kind: IdentifierKind) -> None:
    """Valid numbers, one of them only by the second pass of weights."""
    assert parse_national_id(value) == (kind, value)


def test_some_bodies_have_no_check_digit() -> None:
    """Both passes give ten: such a number is never issued."""
    assert check_digit("90010190067") is None


@given(position=st.integers(0, 11), shift=st.integers(1, 9))
def test_one_wrong_digit_is_seen(position: int, shift: int) -> None:
    """Changing any one digit of a first-pass number makes it another or none."""
    digits = list("900101900015")
    digits[position] = str((int(digits[position]) + shift) % 10)
    changed = "".join(digits)
    body_digit = check_digit(changed[:11])
    assume(body_digit is None or position == 11 or str(body_digit) != changed[11])

    assert parse_national_id(changed) is None


@pytest.mark.parametrize(
    "body", ["90130190001", "90013290001", "90010170001", "90010180001", "90023090001"]
)
def test_impossible_dates_and_centuries(body: str) -> None:
    """Month 13, day 32, 30 February and centuries to come are refused."""
    digit = check_digit(body)

    assert parse_national_id(f"{body}{digit}") is None


@given(text=st.text(max_size=14))
def test_any_text_is_read(text: str) -> None:
    """No input raises."""
    found = parse_national_id(text)

    assert found is None or len(found[1]) == 12


@pytest.mark.parametrize(
    "text",
    [
        "backup 201001110629 done",
        "Message-Id: <200104061723.JAB03225@mail.example>",
        "id 900101900015.g7MBqcA12345@mail.example",
    ],
)
def test_times_are_no_numbers_of_people(extractor: Extractor, text: str) -> None:
    """Programs number copies and mails by date and time."""
    kinds = {mention.kind for mention in extractor.mentions(text)}

    assert not kinds & {IdentifierKind.IIN, IdentifierKind.BIN}


def test_a_named_number_may_be_of_anybody(extractor: Extractor) -> None:
    """The word before it is enough, whatever its century."""
    (mention,) = extractor.mentions("ИИН 201001110629")

    assert mention.value == "201001110629"


@pytest.mark.parametrize(
    "text",
    [
        "ИИН кл. 9001 0190 0015", "иин-900101900015", "ЖСН менікі-900 101 900 015",
        "спросили ИИН, я назвала 900 101 900 015", "900 101 900 015 ЖСН деп жаздым",
        "national ID 9001 0190 0015", "jsn-ım 9 0 0 1 0 1 9 0 0 0 1 5, jazyñyz", "JSN-ı 900 101 900 015",
    ],
)  # fmt: skip
def test_the_word_stands_before_or_behind_in_any_groups(extractor: Extractor, text: str) -> None:
    assert [mention.value for mention in extractor.mentions(text)] == ["900101900015"]


@pytest.mark.parametrize("text", ["дело-900101900015", "9001 0190 0015"])
def test_without_the_word_such_groups_are_nobody(extractor: Extractor, text: str) -> None:
    assert not extractor.mentions(text)
