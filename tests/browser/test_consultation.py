"""A citizen on a phone without scripts finds the draft plan, comments on measure 14, and reads the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from browser.site import reader_context
from ortaq.plan.consultations.forms.public import FASTEST_S

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
SAID = "Он төртінші іс-шараның мерзімі тым ұзақ, екі ай жеткілікті"
ANSWER = "Мерзім екі айға дейін қысқартылды"


@pytest.fixture
def phone(browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser, consulted_site):
    context = reader_context(browser, consulted_site, "secretary")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def follow(page: Page, selector: str) -> None:
    """Press a link or a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def test_a_citizen_comments_on_measure_14_and_sees_the_answer(phone, desk, consulted_site):
    phone.goto(f"{consulted_site.url}/kk/")
    phone.click("details.menu > summary")
    follow(phone, "details.menu nav a[href='/kk/consultations/']")
    follow(phone, "main h2 a[href*='/kk/consultations/K-']")
    follow(phone, "main a:has-text('14-іс-шара')")
    section = phone.url
    follow(phone, "main a[href$='/comment/?passage=1']")
    quoted = phone.inner_text("main blockquote")
    phone.fill("[name=text]", SAID)
    phone.select_option("[name=society]", "citizen")
    phone.wait_for_timeout(FASTEST_S * 1000 + 500)
    follow(phone, "main form .actions button")
    phone.wait_for_url("**/kk/consultations/sent/")
    receipt = re.search(r"\d{4} \d{4} \d{4} \d{4}", phone.inner_text("main"))[0]

    publish_and_answer(desk, section)
    phone.goto(f"{consulted_site.url}/kk/consultations/answer/")
    phone.fill("[name=receipt]", receipt)
    follow(phone, "main form .actions button")
    told = phone.inner_text("main")
    phone.goto(section)
    shown = phone.inner_text("main")

    assert "14-іс-шара" in quoted
    assert ANSWER in told
    assert SAID in told
    assert SAID in shown
    assert ANSWER in shown
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def publish_and_answer(desk: Page, section: str) -> None:
    """What the secretary does with it: publish, answer, close, publish the answers."""
    consultation = section.split("/sections/", maxsplit=1)[0]
    desk.goto(f"{consultation}/moderation/")
    follow(desk, "main .actions button")
    desk.goto(f"{consultation}/board/")
    follow(desk, "#groups th a")
    desk.select_option("[name=outcome]", "accepted")
    desk.fill("[name=reason_kk]", ANSWER)
    follow(desk, "form[action$='/dispose'] button")
    desk.goto(f"{consultation}/prepare/")
    follow(desk, "form[action$='/close'] button")
    follow(desk, "form[action$='/publish-answers'] button")
