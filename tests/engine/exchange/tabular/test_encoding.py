from __future__ import annotations

import pytest

from ortaq.engine.exchange.tabular.encoding import UnknownEncodingError, detect_encoding

RUSSIAN = "Мне позвонили из банка и попросили перевести 5 000 тенге на другой счёт, срочно. " * 3
KAZAKH = (
    "Маған банктен қоңырау шалып, ақшаны қауіпсіз шотқа аударуды өтінді. Ұялы нөмірі көрінбейді. "
)
FRENCH = "L'escroc a téléphoné à la société générale, a été très aimable et a demandé un crédit. "


@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        ("plain", "ascii", "utf-8"),
        (KAZAKH, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8-sig"),
        (KAZAKH, "utf-16", "utf-16"),
        (RUSSIAN, "cp1251", "cp1251"),
        (KAZAKH, "kz1048", "kz1048"),
        ("x" * (3 << 20) + RUSSIAN, "cp1251", "cp1251"),
    ],
)
def test_the_encoding_is_found(tmp_path, text, codec, expected):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(codec))

    assert detect_encoding(path) == expected


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode("cp866"),
        RUSSIAN.encode("koi8-r"),
        FRENCH.encode("latin-1"),
        RUSSIAN.encode("utf-16-le"),
        bytes(range(256)),
        "текст".encode() + b"\xff\xfe\xfd",
    ],
)
def test_text_that_would_come_out_wrong_is_refused(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    with pytest.raises(UnknownEncodingError):
        detect_encoding(path)
