"""Signing in where nobody works without a second factor."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest

from browser.site import sign_in
from factories.people import PASSWORD

STEP_S = 30


def code_of(secret: str) -> str:
    """The six digits of an authenticator app now. Source: RFC 6238 over RFC 4226."""
    counter = struct.pack(">Q", int(time.time()) // STEP_S)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    place = digest[-1] & 0xF
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFF_FFFF
    return f"{number % 1_000_000:06d}"


@pytest.fixture
def page(browser):
    context = browser.new_context()
    context.set_default_timeout(8_000)
    yield context.new_page()
    context.close()


def open_guarded(page, address: str) -> None:
    """Open a page that asks for the password once more, as the first change of a session does."""
    page.goto(address)
    if page.locator("main [name=password]").count():
        asked = page.url
        page.fill("main [name=password]", PASSWORD)
        page.press("main [name=password]", "Enter")
        page.wait_for_url(lambda found: found != asked)


def test_an_app_is_set_up_before_work_and_asked_for_afterwards(page, strict_site):
    url = strict_site.url
    sign_in(page, url, "newcomer", PASSWORD)

    open_guarded(page, f"{url}/en/reports/")
    assert page.url.endswith("/account/2fa/totp/activate/")
    page.fill("[name=code]", "000000")
    with page.expect_navigation():
        page.press("[name=code]", "Enter")
    assert page.locator("[name=code]").count() == 1
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.inner_text("main"))[0]
    page.fill("[name=code]", code_of(secret))
    page.press("[name=code]", "Enter")
    page.wait_for_url(lambda address: "activate" not in address)
    page.goto(f"{url}/en/account/2fa/recovery-codes/")
    recovery = page.inner_text(".account-codes li >> nth=0").strip()
    page.goto(f"{url}/en/reports/")
    assert page.url.endswith("/en/reports/")

    page.context.clear_cookies()
    sign_in(page, url, "newcomer", PASSWORD)
    assert "/2fa/authenticate/" in page.url
    page.goto(f"{url}/en/reports/")
    assert "/2fa/authenticate/" in page.url  # the password alone opens nothing
    page.fill("[name=code]", recovery)
    page.press("[name=code]", "Enter")
    page.wait_for_url(lambda address: "authenticate" not in address)
    page.goto(f"{url}/en/reports/")

    assert page.url.endswith("/en/reports/")


def test_a_passkey_signs_in_without_a_password(page, strict_site):
    url = strict_site.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    sign_in(page, url, "keyholder", PASSWORD)
    open_guarded(page, f"{url}/en/account/2fa/webauthn/add/")
    page.fill("[name=name]", "phone")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda address: "/webauthn/add/" not in address)
    page.goto(f"{url}/en/gaps/")
    assert page.url.endswith("/en/gaps/")

    page.context.clear_cookies()
    page.goto(f"{url}/en/account/login/")
    page.click("#passkey_login")
    page.wait_for_url(lambda address: "/account/login/" not in address)
    page.goto(f"{url}/en/gaps/")

    assert page.url.endswith("/en/gaps/")
