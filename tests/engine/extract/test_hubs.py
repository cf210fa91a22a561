"""Hubs: what everybody shares, and what only lives on their ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.data import country
from ortaq.engine.extract import Extractor
from ortaq.engine.extract.hubs import Hubs
from ortaq.engine.terms.identifier import IdentifierKind as Kind
from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.terms.country import CountryPack


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.DOMAIN, "kaspi.kz", True),
        (Kind.DOMAIN, "login.kaspi.kz", True),
        (Kind.DOMAIN, "kaspi.kz.evil.example", False),
        (Kind.DOMAIN, "notkaspi.kz", False),
        (Kind.DOMAIN, "office.gov.kz", True),
        (Kind.EMAIL, "office@prokuror.gov.kz", True),
        (Kind.DOMAIN, "gov.kz.evil.example", False),
        (Kind.DOMAIN, "github.io", True),
        (Kind.DOMAIN, "evil.github.io", False),
        (Kind.URL, "https://kaspi.kz/login", True),
        (Kind.URL, "https://google.com/", True),
        (Kind.URL, "https://docs.google.com/forms/x", False),
        (Kind.URL, "https://bit.ly/abc", False),
        (Kind.EMAIL, "info@kaspi.kz", True),
        (Kind.EMAIL, "someone@google.com", False),
        (Kind.PHONE, "+77172999999", True),
        (Kind.HANDLE, "whatsapp:+77172999999", True),
        (Kind.HANDLE, "whatsapp:+77091234567", False),
        (Kind.PHONE, "+77091234567", False),
        (Kind.HANDLE, "telegram:kaspibot", True),
        (Kind.SHORTCODE, "102", True),
        (Kind.IP, "192.168.0.1", True),
        (Kind.IP, "192.0.2.1", False),
    ],
)
def test_hub_or_not(pack: CountryPack, kind: Kind, value: str, expected: bool) -> None:
    """A domain covers its hosts, but not strangers' sites below a public suffix."""
    assert Hubs(pack).is_hub(kind, value) is expected


def test_a_page_on_a_platform_keeps_its_identity(extractor: Extractor) -> None:
    """The form is the offender's, the platform under it is nobody's."""
    url, domain = extractor.mentions("https://docs.google.com/forms/d/e/1F/viewform")

    assert (url.role, domain.role) == (Role.OFFENDER, Role.HUB)


def test_lines_of_banks_and_of_the_state_are_hubs() -> None:
    """However a report writes them, and whatever it tells of them."""
    read = Extractor(country.load("kz")).mentions

    (bank,) = read("звонили якобы с 8 (727) 259-07-77")
    (state,) = read("в egov звонила 8 800 080 7777, робот")

    assert bank.role is state.role is Role.HUB
