"""By which values identifiers are the same evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.extract import LinkKeys, warning_hubs
from ortaq.engine.terms.identifier import IdentifierKind as Kind

if TYPE_CHECKING:
    from ortaq.engine.terms.country import CountryPack


@pytest.fixture(scope="module")
def keys(pack: CountryPack) -> LinkKeys:
    """Of the country under test."""
    return LinkKeys(pack, warning_hubs())


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [
        (Kind.URL, "https://www.evil.example/a/?utm_source=x&id=7&fbclid=1", "evil.example/a?id=7"),
        (Kind.URL, "http://evil.example/", "evil.example"),
        (Kind.URL, "https://play.google.com/store/apps/details?id=kz.evil&hl=ru&gl=KZ",
         "play.google.com/store/apps/details?id=kz.evil"),
        (Kind.URL, "https://evil.example:8443/a", "evil.example:8443/a"),
        (Kind.DOMAIN, "login.kaspi-bonus.example", "kaspi-bonus.example"),
        (Kind.DOMAIN, "shop.evil.blogspot.com", "evil.blogspot.com"),
        (Kind.DOMAIN, "a.b.com.kz", "b.com.kz"),
        (Kind.DOMAIN, "github.io", "github.io"),
        (Kind.WALLET, "ronin:52908400098527886e0f7030069857d2e4169ee7",
         "0x52908400098527886E0F7030069857D2E4169EE7"),
        (Kind.PHONE, "+77091234567", "+77091234567"),
        (Kind.HANDLE, "telegram:somebody", "telegram:somebody"),
        (Kind.HANDLE, "whatsapp:somebody", "whatsapp:somebody"),
    ],
)  # fmt: skip
def test_forms_of_one_thing_share_a_key(keys: LinkKeys, kind: Kind, value: str, key: str) -> None:
    """Links differ by what the sender added, domains by their owner, wallets by their chain."""
    assert keys.of(kind, value) == (kind, key)


def test_a_number_on_whatsapp_is_the_phone(keys: LinkKeys) -> None:
    """Who wrote from it is whoever calls from it."""
    assert keys.of(Kind.HANDLE, "whatsapp:+77091234567") == (Kind.PHONE, "+77091234567")


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("fake-bank.wordpress.com", "fake-bank.wordpress.com"),
        ("www.fake-bank.wordpress.com", "fake-bank.wordpress.com"),
        ("prize.mooo.com", "prize.mooo.com"),
        ("a.b.web.core.windows.net", "b.web.core.windows.net"),
        ("bonus.gateway.ipfs.io", "bonus.gateway.ipfs.io"),
        ("wordpress.com", "wordpress.com"),
    ],
)
def test_sites_of_strangers_on_one_hosting_stay_apart(keys: LinkKeys, host: str, site: str) -> None:
    """What one customer of a hosting service does says nothing of the others."""
    assert keys.site(host) == site
