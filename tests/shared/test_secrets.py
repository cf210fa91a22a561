"""Keyed hashes are HMAC-SHA-256, whoever computes them."""

import hmac

from hypothesis import given
from hypothesis import strategies as st

from ortaq.shared import secrets


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=200), min_size=1, max_size=4))
def test_keyed_digest_is_hmac_sha256_of_its_parts(parts: list[str]) -> None:
    key = secrets._key("identifiers")

    expected = hmac.digest(key, "\0".join(parts).encode(), "sha256").hex()

    assert secrets.keyed_digest(*parts) == expected
    assert secrets.keyed_digest(*parts) == expected, "the key that was read is read only once"
