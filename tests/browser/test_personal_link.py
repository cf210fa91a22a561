"""Who has no account answers by a personal link, on a phone without scripts."""

from __future__ import annotations

import pytest

from browser.test_consultation import PHONE, follow


@pytest.fixture
def phone(browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def test_an_expert_gives_his_estimate(phone, consulted_site):
    phone.goto(consulted_site.url + consulted_site.pages["expert"][0])
    questions = phone.url
    follow(phone, ".survey-questions a")
    for name, value in {"low": "800", "likely": "1000", "high": "1500"}.items():
        phone.fill(f"[name={name}]", value)
    phone.fill("[name=reason]", "Ұқсас жоба осындай болды")
    follow(phone, "main form .actions button")

    assert phone.url == questions
    assert "1 000" in phone.inner_text(".survey-questions").replace("\xa0", " ")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_member_votes_in_writing(phone, consulted_site):
    address = consulted_site.url + consulted_site.pages["voter"][0]
    phone.goto(address)
    phone.check("[name=choice][value=for]")
    follow(phone, "main form button")

    assert phone.url == address
    assert "Your vote so far: for" in phone.inner_text("main")
