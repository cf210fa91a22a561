"""Raw mails: their senders and links are found, and nothing in their technical parts."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortaq.data.demo.nation.chance import Chance

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_MAILS = 25
_LINK = "https://kaspi-bonus.example/login?id=7"
_KNOWN = {
    ("email", "no-reply@kaspi-bonus.example"),
    ("email", "reader@mail.example"),
    ("domain", "kaspi-bonus.example"),
    ("domain", "mx1.kaspi-bonus.example"),
    ("domain", "mx.kaspi-bonus.example"),
    ("domain", "mail.example"),
    ("ip", "203.0.113.77"),
    ("url", _LINK),
}


def _mail(chance: Chance, encoding: str) -> str:
    """A phishing mail as a server stores it, with made-up noise in all its technical parts."""
    mail = EmailMessage()
    mail["From"] = "Bank <no-reply@kaspi-bonus.example>"
    mail["To"] = "reader@mail.example"
    mail["Subject"] = f"Your account {chance.randrange(10**9)}"
    mail["Date"] = "Mon, 01 Jun 2026 10:15:07 +0500"
    mail["Message-ID"] = f"<{chance.randrange(10**20)}.{chance.randrange(10**12):x}.JavaMail>"
    mail["Received"] = (
        "from mx.kaspi-bonus.example (unknown [203.0.113.77]) by mail.example (Postfix) with ESMTPS"
        f" id 4{chance.randrange(10**9):X}; Mon, 1 Jun 2026 10:15:07 +0500 (ALMT)"
    )
    signature = base64.b64encode(chance.randbytes(128)).decode()
    mail["DKIM-Signature"] = f"v=1; a=rsa-sha256; t={chance.randrange(10**10)}; b={signature}"
    mail.set_content(f"Confirm here: {_LINK}\n")
    colour = f"#{chance.randrange(16**6):06x}"
    mail.add_alternative(
        f"<html><style>.a{{color:{colour};width:{chance.randrange(900)}.5px}}</style>"
        f'<a href="{_LINK}" style="color:{colour}">Enter</a></html>',
        subtype="html",
        cte=encoding,
    )
    mail.add_attachment(
        chance.randbytes(6_000), maintype="application", subtype="zip", filename="invoice_26.zip"
    )
    return mail.as_string()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "7bit"])
def test_only_senders_and_links_are_found(extractor: Extractor, encoding: str) -> None:
    """Identifiers, times, boundaries, signatures, colours and attachments are nobody's."""
    chance = Chance(len(encoding))
    mails = [_mail(chance, encoding) for _ in range(_MAILS)]

    found = [{(m.kind.value, m.value) for m in extractor.mentions(mail)} for mail in mails]

    assert not set.union(*found) - _KNOWN
    wanted = {("email", "no-reply@kaspi-bonus.example"), ("url", _LINK), ("ip", "203.0.113.77")}
    assert all(wanted <= mentions for mentions in found)


def test_soft_line_breaks_do_not_cut_a_link(extractor: Extractor) -> None:
    """Quoted-printable breaks long lines with an equals sign."""
    text = '<a href=3D"https://kaspi-=\r\nbonus.example/login?id=3D7">'

    (url, host) = extractor.mentions(text)

    assert (url.value, host.value) == (_LINK, "kaspi-bonus.example")
    assert text[url.start : url.end] == "https://kaspi-=\r\nbonus.example/login?id=3D7"


@given(raw=st.binary(max_size=400), charset=st.sampled_from(["utf-8", "latin-1", "cp1251"]))
@settings(max_examples=200, deadline=None)
def test_no_bytes_stop_it(extractor: Extractor, raw: bytes, charset: str) -> None:
    """Whatever a mail holds, places lie inside the text and do not run backwards."""
    text = raw.decode(charset, "replace")

    mentions = extractor.mentions(text)

    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
