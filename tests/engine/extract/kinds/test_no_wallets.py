"""Codes that are no wallets: hashes, tokens, pieces of mails, product keys."""

from __future__ import annotations

import base64
import string

import numpy as np
import pytest

from engine.extract.kinds.addresses import BASE58, BECH32
from ortaq.engine.extract.kinds.wallets import find_wallets

_COUNT = 20_000
_CODES = [
    "commit 5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "d41d8cd98f00b204e9800998ecf8427e",
    "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "session 550e8400-e29b-41d4-a716-446655440000",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
    "Windows W269N-WFGWX-YVC9B-4J6C9-T83GX",
    "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPbdG",
    "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
    "https://drive.google.com/file/d/1a2B3c4D5e6F7g8H9i0JkLmNoPqRsTuVw/view",
    "IMG_20240101_123456789_PORTRAIT_ULTRAWIDE_HDR_copy_final_version_2.jpg",
    "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2.exe",
    "liachincjagnalnmahhaioaogkngbmhf",
]


@pytest.mark.parametrize("text", _CODES)
def test_codes_are_no_wallets(text: str) -> None:
    """Each looks like an address and has no checksum of one."""
    assert not list(find_wallets(text))


_ALPHABETS = {
    "base58": BASE58,
    "base64": string.ascii_letters + string.digits + "-_",
    "hex": string.digits + "abcdef",
    "base32": string.ascii_uppercase + "234567",
    "bech32": BECH32 + "1",
}


@pytest.mark.parametrize("alphabet", _ALPHABETS)
def test_random_codes_are_no_wallets(alphabet: str) -> None:
    """Twenty thousand codes of all lengths that addresses have."""
    letters = np.array(list(_ALPHABETS[alphabet]))
    chance = np.random.default_rng(1)
    codes = ["".join(chance.choice(letters, chance.integers(25, 110))) for _ in range(_COUNT)]

    assert not list(find_wallets("\n".join(codes)))


def test_an_encoded_attachment_has_no_wallets() -> None:
    """Lines of base64 as mails have them."""
    data = np.random.default_rng(3).bytes(57 * 5_000)

    assert not list(find_wallets(base64.encodebytes(data).decode()))
