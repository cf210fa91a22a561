"""Hostile words in a real browser: nothing runs, nothing is blocked, all is shown as written."""

from __future__ import annotations

import pytest

from browser.site import READERS, reader_context
from web.hostile import ATTACK

LOUD = ("error", "warning")


@pytest.mark.parametrize("reader", READERS)
def test_hostile_words_run_nowhere(browser, hostile_site, reader):
    context = reader_context(browser, hostile_site, reader)
    context.add_init_script(
        "document.addEventListener('securitypolicyviolation',"
        " event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))"
    )
    page = context.new_page()
    told, faults, shown = [], [], False
    page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))

    for path in hostile_site.own_pages(reader):
        page.goto(hostile_site.url + path)
        if page.evaluate("window.pwned"):
            faults.append((path, "ran"))
        faults.extend((path, text) for text in told if text.startswith(LOUD))
        told.clear()
        shown = shown or ATTACK in page.inner_text("main")
    context.close()

    assert faults == []
    assert shown
