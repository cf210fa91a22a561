r"""The letters of all scripts, told to patterns one range after another.

`[^\W\d_]` asks three tables of Unicode for every character; a set of ranges is looked up in one, in two
thirds of the time.
"""

from __future__ import annotations


def _ranges() -> str:
    signs = map(chr, range(0x10000))
    letters = {ord(sign) for sign in signs if sign.isalnum() and not sign.isdecimal()}
    firsts = sorted(code for code in letters if code - 1 not in letters)
    lasts = sorted(code for code in letters if code + 1 not in letters)
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))


LETTERS = _ranges()
"""What stands between the brackets of a set; scripts beyond the Basic Multilingual Plane are left out."""
