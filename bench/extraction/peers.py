"""Other products that find identifiers in texts, each as a function from a text to what it found.

A product that is not installed is left out. Each is asked only for the kinds that it knows, and
its answers are put into our normal forms, so that only finding is compared; no peer names roles.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from ortaq.data import country
from ortaq.engine.extract import InvalidIdentifier, normalise
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Raw = Iterable[tuple[str, str]]

_PACK = country.load("kz")


class Peer(NamedTuple):
    """One product.

    Args:
        name: as its users call it.
        kinds: that it looks for.
        scan: kind and value as the product gives them; this is what is timed.
    """

    name: str
    kinds: frozenset[str]
    scan: Callable[[str], Raw]


def peers() -> Iterator[Peer]:
    """Every product that is installed."""
    for module, make in _MAKERS.items():
        if find_spec(module):
            yield make()


def missing() -> list[str]:
    """Names of the products that are not installed."""
    return [module for module in _MAKERS if not find_spec(module)]


def normal(found: Raw) -> set[tuple[str, str]]:
    """The values in our normal forms; what cannot be read stays as it is."""
    return {_normal(kind, value) for kind, value in found}


def _normal(kind: str, value: str) -> tuple[str, str]:
    try:
        return kind, normalise(IdentifierKind(kind), value, _PACK)
    except InvalidIdentifier:
        return kind, value


def _ioc_finder() -> Peer:
    from ioc_finder import find_iocs  # noqa: PLC0415 - an optional product

    kinds = {
        "urls": "url", "domains": "domain", "email_addresses": "email", "ipv4s": "ip",
    }  # fmt: skip

    def scan(text: str) -> Raw:
        found = find_iocs(text)
        return [(kind, value) for name, kind in kinds.items() for value in found.get(name, ())]

    return Peer("ioc-finder", frozenset(kinds.values()), scan)


def _iocextract() -> Peer:
    import iocextract  # noqa: PLC0415 - an optional product

    def scan(text: str) -> Raw:
        return [
            *(("url", value) for value in iocextract.extract_urls(text, refang=True)),
            *(("email", value) for value in iocextract.extract_emails(text, refang=True)),
            *(("ip", value) for value in iocextract.extract_ipv4s(text, refang=True)),
        ]

    return Peer("iocextract", frozenset(("url", "email", "ip")), scan)


def _phonenumbers() -> Peer:
    import phonenumbers  # noqa: PLC0415 - heavy

    def scan(text: str) -> Raw:
        return [
            ("phone", f"+{match.number.country_code}{match.number.national_number}")
            for match in phonenumbers.PhoneNumberMatcher(
                text, "KZ", leniency=phonenumbers.Leniency.POSSIBLE
            )
        ]

    return Peer("phonenumbers", frozenset(("phone",)), scan)


def _airlock() -> Peer:
    from airlock_pii import detect  # noqa: PLC0415 - an optional product

    kinds = {
        "PHONE": "phone", "EMAIL": "email", "CARD": "card", "KZ_IBAN": "iban", "IIN": "iin", "BIN": "bin",
    }  # fmt: skip

    def scan(text: str) -> Raw:
        return [
            (kinds[entity.type], text[entity.start : entity.end])
            for entity in detect(text)
            if entity.type in kinds
        ]

    return Peer("airlock-pii", frozenset(kinds.values()), scan)


def _presidio() -> Peer:
    """Its recognisers of patterns; the ones that need a language model are left out."""
    import tldextract  # noqa: PLC0415 - presidio asks it for every address
    from presidio_analyzer import predefined_recognizers as recognizers  # noqa: PLC0415 - optional

    tldextract.extract = tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None
    )  # nothing is fetched
    kinds = {
        "PhoneRecognizer": "phone", "EmailRecognizer": "email", "CreditCardRecognizer": "card",
        "IbanRecognizer": "iban", "IpRecognizer": "ip", "UrlRecognizer": "url",
        "CryptoRecognizer": "wallet",
    }  # fmt: skip
    asked = [(kind, getattr(recognizers, name)()) for name, kind in kinds.items()]

    def scan(text: str) -> Raw:
        return [
            (kind, text[found.start : found.end])
            for kind, recognizer in asked
            for found in recognizer.analyze(text, recognizer.supported_entities, None)
        ]

    return Peer("presidio", frozenset(kinds.values()), scan)


def _msticpy() -> Peer:
    from msticpy.transform.iocextract import IoCExtract  # noqa: PLC0415 - an optional product

    kinds = {"ipv4": "ip", "url": "url", "email": "email", "dns": "domain"}
    extractor = IoCExtract()

    def scan(text: str) -> Raw:
        found = extractor.extract(text)
        return [(kind, value) for name, kind in kinds.items() for value in found.get(name, ())]

    return Peer("msticpy", frozenset(kinds.values()), scan)


def _plain() -> Peer:
    patterns = {
        "phone": re.compile(r"(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}"),
        "iban": re.compile(r"\bKZ\d{2}(?:\s?[A-Z0-9]{4}){4}\b"),
        "card": re.compile(r"\b(?:\d{4}[ -]?){3}\d{4}\b"),
        "url": re.compile(r"https?://\S+"),
        "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
        "ip": re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"),
    }

    def scan(text: str) -> Raw:
        return [(kind, value) for kind, rule in patterns.items() for value in rule.findall(text)]

    return Peer("plain re", frozenset(patterns), scan)


_MAKERS: dict[str, Callable[[], Peer]] = {
    "ioc_finder": _ioc_finder,
    "iocextract": _iocextract,
    "phonenumbers": _phonenumbers,
    "airlock_pii": _airlock,
    "presidio_analyzer": _presidio,
    "msticpy": _msticpy,
    "re": _plain,
}
