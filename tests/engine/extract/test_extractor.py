"""Spans, overlaps and structured fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.extract import Extractor, UnknownField
from ortaq.engine.terms.identifier import IdentifierKind, Role

if TYPE_CHECKING:
    from ortaq.engine.terms.country import CountryPack
    from ortaq.engine.terms.identifier import Mention

_PIECES = st.sampled_from(
    ["+7 709 123 45 67", "KZ90 999T EST0 0000 0001", "9999 9900 0000 0006", "hxxps://a[.]example/b",
     "e (at) b.example", "@scam_support", "900101900015", "\u200b", "мой номер", " ", "\n", "*", "7",
     "сегіз жеті жүз тоғыз жүз жиырма үш қырық бес алпыс жеті", "İ", "𝟕", "t.me/evil_bot"]
)  # fmt: skip


def _pairs(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(mention.kind.value, mention.value) for mention in mentions]


def test_spans_refer_to_the_original_text(extractor: Extractor) -> None:
    """Disguises and invisible marks change nothing in the offsets."""
    text = "\u200bсайт hxxps://evil[.]example/a и тел. +7\u200b709 123 45 67."

    mentions = extractor.mentions(text)

    shown = [text[mention.start : mention.end] for mention in mentions]
    assert shown == ["hxxps://evil[.]example/a", "evil[.]example", "+7\u200b709 123 45 67"]


def test_a_spelt_number_spans_all_its_words(extractor: Extractor) -> None:
    """The span of digits that were never written covers the words."""
    words = "сегіз жеті жүз тоғыз жүз жиырма үш қырық бес алпыс жеті"

    (mention,) = extractor.mentions(f"нөмірі {words} еді")

    assert (mention.start, mention.end) == (7, 7 + len(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KZ90999TEST900101900015", []),
        ("https://evil.example/87091234567", [("url", "https://evil.example/87091234567"),
                                              ("domain", "evil.example")]),
        ("a.87091234567@evil.example", [("email", "a.87091234567@evil.example")]),
        ("9999990000000006", [("card", "9999990000000006")]),
        ("http://192.0.2.1/", [("url", "http://192.0.2.1/"), ("ip", "192.0.2.1")]),
        ("https://t.me/evil_bot", [("url", "https://t.me/evil_bot"), ("domain", "t.me"),
                                   ("handle", "telegram:evil_bot")]),
        ("", []),
    ],
)  # fmt: skip
def test_the_most_specific_reading_wins(
    extractor: Extractor, text: str, expected: list[tuple[str, str]]
) -> None:
    """A phone inside a URL, an IIN inside an account: one reading each."""
    mentions = extractor.mentions(text)

    assert _pairs(mentions) == expected


@given(pieces=st.lists(_PIECES, max_size=12))
def test_mentions_are_sorted_and_apart(extractor: Extractor, pieces: list[str]) -> None:
    """Whatever the text: spans inside it, in order, disjoint but for the parts of a URL."""
    text = "".join(pieces)

    mentions = extractor.mentions(text)

    end_of_url = end = 0
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.start >= end or mention.end <= end_of_url
        if mention.kind is IdentifierKind.URL:
            end_of_url = mention.end
        end = max(end, mention.end)


@given(text=st.text(max_size=200))
def test_any_text_is_read(extractor: Extractor, text: str) -> None:
    """No text raises, and reading twice gives the same."""
    assert extractor.mentions(text) == extractor.mentions(text)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("offender_contact", "8 709 123 45 67", ("phone", "+77091234567", Role.OFFENDER)),
        ("reporter_contact", "8 709 123 45 67", ("phone", "+77091234567", Role.VICTIM)),
        ("offender_account", "kz90999test000000001", ("iban", "KZ90999TEST000000001",
                                                      Role.OFFENDER)),
        ("offender_site", "evil.example", ("domain", "evil.example", Role.OFFENDER)),
        ("offender_site", "kaspi.kz", ("domain", "kaspi.kz", Role.HUB)),
        ("offender_contact", "102", ("shortcode", "102", Role.HUB)),
        ("offender_contact", "telegram:scam.x", ("handle", "telegram:scam.x", Role.OFFENDER)),
    ],
)  # fmt: skip
def test_the_field_says_whose_it_is(
    extractor: Extractor, field: str, value: str, expected: tuple[str, str, Role]
) -> None:
    """The role comes from the field, but a hub stays a hub."""
    (mention,) = extractor.from_field(field, value)

    assert (mention.kind.value, mention.value, mention.role) == expected


def test_words_in_a_field_are_no_identifier(extractor: Extractor) -> None:
    """A field may hold a sentence that names nothing."""
    assert extractor.from_field("offender_contact", "не помню") == ()


def test_an_unknown_field_is_refused(extractor: Extractor) -> None:
    """A misspelt field name is an error, not silence."""
    with pytest.raises(UnknownField) as caught:
        extractor.from_field("offender", "x")

    assert caught.value.code == "unknown_field"


def test_details_name_operator_bank_and_coin(pack: CountryPack) -> None:
    """Hints for the reader: operator of the prefix, bank code, coin."""
    extractor = Extractor(pack)
    text = "KZ90999TEST000000001 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed +7 709 123 45 67"

    details = {mention.kind.value: mention.detail for mention in extractor.mentions(text)}

    assert details == {"iban": "999", "wallet": "ETH", "phone": ""}
