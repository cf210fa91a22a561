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


def test_a_report_is_filed_on_a_phone_without_javascript(page, site):
    page.goto(f"{site.url}/kk/report/")
    page.fill("[name=narrative]", "Маған +7 709 555 00 01 нөмірінен қоңырау шалып, алдап кетті.")
    page.select_option("[name=region]", "KZ-75")
    page.click(NEXT)
    page.fill("[name=contact]", "+7 709 555 00 01")
    page.fill("[name=amount]", "көп")
    page.click(NEXT)
    wrong = page.locator("[name=amount][aria-invalid=true]").count()
    kept = page.input_value("[name=contact]")
    page.fill("[name=amount]", "450 000")
    page.click(NEXT)
    page.click(NEXT)

    receipt = re.search(r"\d{4} \d{4} \d{4} \d{4}", page.inner_text("main"))[0]
    page.goto(f"{site.url}/kk/report/status/")
    page.fill("[name=receipt]", receipt)
    page.click(NEXT)

    assert (wrong, kept) == (1, "+7 709 555 00 01")
    assert "қабылданды" in page.inner_text("main").lower()


def test_the_menu_opens_on_a_phone_without_javascript(page, site):
    page.goto(f"{site.url}/kk/")

    page.click("details.menu > summary")
    page.click("details.menu nav a[href='/kk/picture/']")

    assert page.url.endswith("/kk/picture/")
