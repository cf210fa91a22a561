"""What stands in the words of somebody else."""

from __future__ import annotations

import pytest

from ortaq.engine.extract.roles.quotes import (
    as_said_to_me,
    ends_speech,
    is_quoted,
    is_sent_to_many,
)
from ortaq.engine.extract.roles.senses import ALIEN, CALLED, OWN, PHONE, SELF, YOURS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Мама, это мой новый номер 8709», написал", True),
        ("“this is my new number 8709”", True),
        ('Text: "call our security 8709"', True),
        ("«Следователь» дал номер 8709", False),
        ("канал «8709»", False),
        ("ТОО «Алтын жол и партнёры дали 8709", False),
        ('he said "send it" and I called 8709, then "wait"', False),
    ],
)
def test_a_quotation_begins_words_before_and_ends_behind(text: str, expected: bool) -> None:
    """A name in quotation marks, or a sign without its fellow, is no quotation."""
    start = text.index("8709")

    assert is_quoted(text, start, start + 4) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("мама, это мой новый номер 8709 - так написали мошенники", True),
        ("менің жаңа нөмірім 8709 деп жазды алаяқ", True),
        ("мой номер 8709, так как старый заблокирован", False),
        ("перевёл с моей карты 8709, так сказал сделать оператор", False),
        ("менің нөмірім 8709 деп жаздым", False),
    ],
)
def test_a_quotation_without_signs_ends_with_who_wrote_it(text: str, expected: bool) -> None:
    """What I wrote and what I explain is mine."""
    assert ends_speech(text, text.index("8709") + 4) is expected


def test_my_and_your_change_places() -> None:
    """The speaker's number is another's; the teller is the one who shall call."""
    assert as_said_to_me((OWN | PHONE, OWN | YOURS, CALLED)) == (
        ALIEN | PHONE,
        OWN | YOURS,
        CALLED | SELF,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Send 800 USD to my bitcoin wallet: 1Boat", True),
        ("Once more: please transfer $500 to my wallet", True),
        ("I hacked your device. My address is 1Boat", True),
        ("I have infected all of your computers. My address is 1Boat", True),
        ("Dear Friend, write to my private mail", True),
        ("Dear Valued Customer, write to my private mail", True),
        ("From: a@evil.example\nSubject: Invoice\n\nMy new account is KZ90", True),
        ("From: me@mail.example\nSubject: Fraud\n\nI was cheated, my account is KZ90", False),
        ("I had to send 500 to my wallet again", False),
        ("He sent 500 to my wallet", False),
        ("Dear Sir, my account is KZ90", False),
        ("My mom got a call from a new number 8709", False),
    ],
)
def test_what_swindlers_send_out(text: str, expected: bool) -> None:
    """Pasted mails and threats speak of "my wallet" too; he who complains is no swindler."""
    assert is_sent_to_many(text) is expected
