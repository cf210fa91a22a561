"""Turns of speech of papers: who signed a contract, whose firm stands in it."""

from __future__ import annotations

from ortaq.engine.extract.kinds.found import BIN, EMAIL, IIN, PHONE
from ortaq.engine.extract.roles.phrase import MINE, THEIRS, Phrase

_ID = r"(?:иин|жсн|iin|jsn|zhsn|бин|бсн|bin|bsn)"
_SIGNED = r"(?:подписал[аи]?|подписант|подписано|[қк]ол\s[қк]ой[ғг]ан|qol\sqo[iy][gğ]an|signed\sby|signatory)"

SIGNED: tuple[tuple[str, Phrase], ...] = (
    (
        r"подписа|[қк]ол [қк]ой[ғг]ан|qol qo[iy][gğ]an|signed by|signatory",
        Phrase(
            (IIN, BIN), THEIRS, rf"(?<!\bя\s)(?<!\bмен\s)(?<!\bмы\s)\b{_SIGNED}(?:\s[^!?\n0-9,]{{2,40}})?,?\s(?:с\s)?{_ID}\s?:?\s\Z",
        ),
    ),
    (
        r"шартта |shartta |договоре |contract ",
        Phrase(
            (IIN, BIN), 2.0,
            rf"(?:\b(?:шартта|shartta)\s|\bв\sдоговоре\s[^.!?\n0-9]{{0,24}}\b(?:стоит|указан\w?|значится)\s[^.!?\n0-9]{{0,16}}|\bcontract\s(?:shows|says|lists|names)\s){_ID}\s\Z",
        ),
    ),
    (
        r"contact |контакт ",
        Phrase((EMAIL, PHONE), 2.0, r"\b(?:signatory|contract|подписант|договор)[^.!?\n]{4,60},\s(?:contact|контакт)\s\Z"),
    ),
    (
        r"мекеме|ұйымым|mekeme",
        Phrase((BIN,), MINE, r"\b(?:мекеме(?:міз)?н[іи][ңн]|ұйым(?:ымыз)?ның|mekeme(?:m[iı]z)?n[iı][nñ])\s(?:бсн|bsn)(?:-[іиiı])?\s\Z"),
    ),
)  # fmt: skip
