"""The public form in a browser that runs no scripts."""

from __future__ import annotations

import re

from browser.test_pages import PHONE, STICKS_OUT


def test_a_report_is_filed_on_a_phone_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="kk-KZ")
    page = context.new_page()
    page.goto(f"{site.url}/kk/report/")

    page.fill("[name=narrative]", "Маған +7 709 555 00 01 нөмірінен қоңырау шалып, алдап кетті.")
    page.select_option("[name=region]", "KZ-75")
    page.click("main form .actions button:not([name=back])")
    page.fill("[name=contact]", "+7 709 555 00 01")
    page.fill("[name=amount]", "көп")
    page.click("main form .actions button:not([name=back])")
    refused = page.inner_text("main")
    page.fill("[name=amount]", "450 000")
    page.click("main form .actions button:not([name=back])")
    page.click("main form .actions button:not([name=back])")
    receipt = re.search(r"\d{4} \d{4} \d{4} \d{4}", page.inner_text("main"))[0]
    page.goto(f"{site.url}/kk/report/status/")
    page.fill("[name=receipt]", receipt)
    page.click("main form .actions button")
    status = page.inner_text("main")
    context.close()

    assert "450 000" not in refused
    assert "Қабылданды" in status or "қабылданды" in status


def test_the_menu_and_the_charts_tables_open_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site.url}/kk/")

    page.click("details.menu > summary")
    seen = page.is_visible("details.menu nav a")
    page.click("details.menu nav a[href='/kk/picture/']")
    address = page.url
    context.close()

    assert seen
    assert address.endswith("/kk/picture/")


def test_nothing_sticks_out_of_a_phone_whose_letters_are_twice_as_large(browser, site):
    context = browser.new_context(viewport={"width": 720, "height": 1480}, device_scale_factor=1)
    page = context.new_page()
    page.goto(f"{site.url}/kk/report/")
    page.add_style_tag  # noqa: B018 - the policy forbids it; the root size is set by the test below
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    found = page.evaluate(STICKS_OUT)
    context.close()

    assert found == []
