"""Phones of other countries, with and without a plus."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("call us at 12025550142 now", "+12025550142"),
        ("contact us on 1800-555-0199", "+18005550199"),
        ("phone 1-800-555-0199, 24/7", "+18005550199"),
        ("or call 202-555-0142.", "+12025550142"),
        ("call (202) 555-0142 today", "+12025550142"),
        ("мне звонил 46701740605", "+46701740605"),
        ("Phone: +44 (0)20 7946 0018", "+442079460018"),
        ("25.11.2024 +44 20 7946 0018", "+442079460018"),
        ("15:30, 0044 20 7946 0018", "+442079460018"),
        ("25.11.2024 00442079460018", "+442079460018"),
        ("0077091234567", "+77091234567"),
        ("call 07700900142 now", "+447700900142"),
        ("text or phone 07700 900142", "+447700900142"),
        ("+44 7700 900 142", "+447700900142"),
        ("Tel: (202) 555-0142 ext. 4", "+12025550142"),
        ("Phone: 713-555-0142 x44", "+17135550142"),
        ("phone 709-123-4567", "+77091234567"),
        ("call 0808 157 0142 now", "+448081570142"),
        ("Customer services 08081570142", "+448081570142"),
        ("ring 020 7946 0142, London", "+442079460142"),
        ("Call 0207 946 0142 now", "+442079460142"),
        ("call 0909 879 0142 (150p per min)", "+449098790142"),
        ("won £900, call 09098790142.", "+449098790142"),
        ("txt STOP to 07700900142", "+447700900142"),
        ("Reno, NV 89501, phone 702-555-0142", "+17025550142"),
        ("phone 707-555-0142 ext. 12", "+17075550142"),
        ("(202) 555-0142 wrote to me", "+12025550142"),
        ("1-800-555-0199, open all night", "+18005550199"),
        ("contact our support: 8005550199", "+18005550199"),
        ("call the IRS at 2025550142", "+12025550142"),
        ("You won £900. Call 09098790142 now", "+449098790142"),
        ("call 0871 000 0142 at once", "+448710000142"),
        ("£5 a week, to end it 08710000142", "+448710000142"),
        ("Rs. 900 only, call 8123456789", "+918123456789"),
        ("INR 900 only, contact no-8123456789", "+918123456789"),
        ("Paytm office ph 8123456789", "+918123456789"),
    ],
)
def test_foreign_phones_are_found(extractor, text, phone):
    assert [mention.value for mention in extractor.mentions(text)] == [phone]


@pytest.mark.parametrize(
    "text",
    [
        "the sum was 46701740605 in all",
        "call about order 12025550142",
        "tracking 202-555-0142",
        "call 12,025,550,142",
        "звоните (202) 555-0142",
        "call cost 102ppm",
        "чек № 4000 0053 0424 0485",
        "4000.0043.3855.5341",
        "order 07700900142",
        "звоните 07700900142",
        "звоните 0808 157 0142",
        "order 08081570142",
        "my number is 09098790142",
        "call 09098790142",
        "a score of 0808 157 0142",
        "see you between 0900 1700 20 11 2002",
        "Reno, NV 89501, 702-555-0142",
        "sshd[7091234567]: closed",
        "a file of 7091234567 bytes",
        "the sum was 07700900142",
        "тел 713-555-0142",
        "(202) 555-0142 болды",
        "(727) 555-0142",
        "call 2025550142",
        "thank you, #7091234567",
        "AlertID:7091234567",
        "call 8123456789",
        "contact 8775550199",
        "Rs. 900 in all, 8123456789",
        "call +99 1234\r\n5678",
        "001234\u20285678",
        "INV-0049-542176",
        "Order #996-0055665-4297686",
        "29-18 20-20 8-9 26-5 0-0 28-12",
        "7.7213841462 86.1349107949",
        "37.7082733630 48.8909917108",
    ],
)
def test_other_digits_are_no_phones(extractor, text):
    """Without words of calling, behind a word of orders, and where Americans do not write."""
    assert not extractor.mentions(text)
