"""The public side in a browser that runs no scripts."""

from __future__ import annotations

import re

import pytest

from browser.test_pages import PHONE

NEXT = "main form .actions button:not([name=back])"


@pytest.fixture
def page(browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def go_on(page):
    """Send the step and wait for the next one: it has the same address."""
    with page.expect_navigation():
        page.click(NEXT)


def test_a_report_is_filed_on_a_phone_without_javascript(page, site):
    page.goto(f"{site.url}/kk/report/")
    page.fill("[name=narrative]", "Маған +7 709 555 00 01 нөмірінен қоңырау шалып, алдап кетті.")
    page.select_option("[name=region]", "KZ-75")
    go_on(page)
    page.fill("[name=contact]", "+7 709 555 00 01")
    page.fill("[name=amount]", "көп")
    go_on(page)
    page.wait_for_selector("[name=amount][aria-invalid=true]")
    kept = page.input_value("[name=contact]")
    page.fill("[name=amount]", "450 000")
    go_on(page)
    go_on(page)

    receipt = re.search(r"\d{4} \d{4} \d{4} \d{4}", page.inner_text("main"))[0]
    page.goto(f"{site.url}/kk/report/status/")
    page.fill("[name=receipt]", receipt)
    go_on(page)

    assert kept == "+7 709 555 00 01"
    assert "қабылданды" in page.inner_text("main").lower()


def test_the_menu_opens_on_a_phone_without_javascript(page, site):
    page.goto(f"{site.url}/kk/")

    page.click("details.menu > summary")
    page.click("details.menu nav a[href='/kk/picture/']")

    page.wait_for_url("**/kk/picture/")
