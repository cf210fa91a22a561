"""Typed-in values: kind, normal form, form for display."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.extract import InvalidIdentifier, defang, identify, normalise
from ortaq.engine.terms.identifier import IdentifierKind as Kind

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor
    from ortaq.engine.terms.country import CountryPack

_TYPED = [
    ("8 (709) 123-45-67", Kind.PHONE, "+77091234567"),
    ("+44 20 7946 0958", Kind.PHONE, "+442079460958"),
    ("kz90 999t est0 0000 0001", Kind.IBAN, "KZ90999TEST000000001"),
    ("9999 9900 0000 0006", Kind.CARD, "9999990000000006"),
    ("5320 41** **** 5889", Kind.CARD_MASKED, "532041******5889"),
    ("900101900015", Kind.IIN, "900101900015"),
    ("240190000014", Kind.BIN, "240190000014"),
    ("Evil[.]Example", Kind.DOMAIN, "evil.example"),
    ("hxxps://Evil.Example/A?b=1#c", Kind.URL, "https://evil.example/A?b=1"),
    ("evil.example/login", Kind.URL, "http://evil.example/login"),
    ("in\u017ftagram.com/made_up", Kind.URL, "http://instagram.com/made_up"),
    ("Me@Mail.Example", Kind.EMAIL, "me@mail.example"),
    ("@Scam_Support", Kind.HANDLE, "telegram:scam_support"),
    ("https://t.me/Scam_Support", Kind.HANDLE, "telegram:scam_support"),
    ("wa.me/77091234567", Kind.HANDLE, "whatsapp:+77091234567"),
    ("192.0.2.7", Kind.IP, "192.0.2.7"),
    ("2001:DB8::0001", Kind.IP, "2001:db8::1"),
    ("102", Kind.SHORTCODE, "102"),
    ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", Kind.WALLET, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
    ("0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED", Kind.WALLET,
     "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "expected"), _TYPED)
def test_identify_names_the_kind(pack: CountryPack, value: str, kind: Kind, expected: str) -> None:
    """A single value is recognised without being told what it is."""
    assert identify(value, pack) == (kind, expected)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "   ",
        "мошенник",
        "12 500",
        "87",
        "9999990000000007",
        "a@b",
        "это a@evil.example",
        "https://evil.example/a это сайт",
        "https://evil.example/\ud800",
        "8709\u0967\u0968\u0969\u096a\u096b\u096c\u096d",
        "http://evil.example:\u0967\u0968/a",
    ],
)
def test_identify_leaves_other_things_alone(pack: CountryPack, value: str) -> None:
    """Words, amounts and mistyped numbers are no identifiers."""
    assert identify(value, pack) is None


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [case for case in _TYPED if case[0] != "https://t.me/Scam_Support"],
)
def test_normalising_twice_changes_nothing(
    pack: CountryPack, value: str, kind: Kind, expected: str
) -> None:
    """The normal form is its own normal form."""
    once = normalise(kind, value, pack)

    assert once == expected
    assert normalise(kind, once, pack) == once


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        (Kind.IIN, "900101900016", "checksum"),
        (Kind.IIN, "240190000014", "checksum"),
        (Kind.IBAN, "KZ299990000000000043", "checksum"),
        (Kind.CARD, "9999990000000007", "checksum"),
        (Kind.PHONE, "+7 555 00", "not_assigned"),
        (Kind.DOMAIN, "evil.notasuffix", "suffix"),
        (Kind.WALLET, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "checksum"),
        (Kind.SHORTCODE, "9999", "not_assigned"),
        (Kind.HANDLE, "no name", "shape"),
    ],
)
def test_a_wrong_value_is_refused_without_repeating_it(
    pack: CountryPack, kind: Kind, value: str, reason: str
) -> None:
    """The error says why and keeps personal data out of the logs."""
    with pytest.raises(InvalidIdentifier) as caught:
        normalise(kind, value, pack)

    assert caught.value.parameters == {"kind": kind.value, "reason": reason}
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("https://evil.example/x.html", "hxxps[:]//evil[.]example/x.html"),
        ("evil.example", "evil[.]example"),
        ("me@evil.example", "me@evil[.]example"),
        ("192.0.2.7", "192[.]0[.]2[.]7"),
    ],
)
def test_defang(value: str, shown: str) -> None:
    """What is shown cannot be clicked."""
    assert defang(value) == shown


@pytest.mark.parametrize("value", ["https://evil.example/x.html?a=1", "http://evil.example/"])
def test_a_defanged_url_is_found_again(extractor: Extractor, value: str) -> None:
    """Defanging is undone by reading."""
    mention = extractor.mentions(f"см. {defang(value)} там")[0]

    assert mention.value == value
