from __future__ import annotations

import pytest
from stdnum import iban, luhn

from ortaq.data.demo.nation.chance import Chance
from ortaq.data.demo.nation.issuer import (
    Issuer,
    bitcoin_address,
    ethereum_address,
    iin_of,
    tron_address,
)

ROUNDS = 200


def issue(kind: str) -> list[str]:
    issuer = Issuer(Chance(5))
    return [issuer.issue(kind).value for _ in range(ROUNDS)]


@pytest.mark.parametrize(
    "kind",
    ["phone", "pay_phone", "iban", "card", "domain", "email", "telegram", "instagram", "wallet"],
)
def test_values_never_repeat(kind):
    values = issue(kind)

    assert len(set(values)) == ROUNDS


def test_accounts_have_a_valid_checksum_and_an_unissued_bank():
    for value in issue("iban"):
        assert iban.is_valid(value)
        assert value[4:7] == "999"


def test_cards_pass_luhn_on_an_unissued_range():
    for value in issue("card"):
        assert luhn.is_valid(value)
        assert len(value) == 16
        assert value.startswith("999999")


def test_hosts_are_reserved():
    for value in [*issue("domain"), *issue("email")]:
        assert value.endswith((".example", ".test", ".invalid"))


def test_holders_have_a_valid_never_issued_iin():
    for account in issue("iban"):
        iin = iin_of(account)
        digits = [int(digit) for digit in iin]
        first = sum(d * w for d, w in zip(digits, range(1, 12), strict=False)) % 11
        second = sum(d * w for d, w in zip(digits, (*range(3, 12), 1, 2), strict=False)) % 11

        assert len(iin) == 12
        assert iin[6] == "9"
        assert digits[11] == (second if first == 10 else first)
        assert iin == iin_of(account)


def test_addresses_of_a_known_payload():
    payload = bytes(20)

    assert bitcoin_address(payload) == "1111111111111111111114oLvT2"
    assert tron_address(payload) == "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"


def test_ethereum_checksum_matches_the_example_of_the_standard():
    example = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

    assert ethereum_address(bytes.fromhex(example[2:])) == example
