"""Text that every file format accepts."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.render.text import breakable_text, clean_text


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaned_text_is_always_good_xml(text: str) -> None:
    element = ET.Element("p")
    element.text = clean_text(text)

    read = ET.fromstring(ET.tostring(element, encoding="utf-8"))

    assert (read.text or "") == clean_text(text)


def test_line_ends_become_one_kind() -> None:
    assert clean_text("а\r\nб\rв\nг\x00\ud800") == "а\nб\nв\nг"


def test_only_long_words_get_places_to_break() -> None:
    address = "http://" + "a" * 40 + ".test"

    text = breakable_text(f"мекенжай {address}")

    assert text.startswith("мекенжай http://aaaaa\u200b")
    assert text.replace("\u200b", "") == f"мекенжай {address}"
