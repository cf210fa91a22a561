from __future__ import annotations

import io
import zipfile

import pytest

from ortaq.home import Home
from ortaq.shared.actors import SYSTEM
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.files import services
from ortaq.shared.files.models import StoredFile
from ortaq.shared.files.queries import FileDamaged, path_of, read
from ortaq.shared.files.responses import file_response
from ortaq.shared.files.services import LARGEST_FILE_BYTES, store
from ortaq.shared.files.sniff import DOCX, JPEG, ODT, PDF, PNG, TEXT, XLSX, sniff

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 an order"


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = Home(tmp_path)


def archive(**parts: str) -> bytes:
    """A ZIP with these parts; `__` stands for a slash and `_` for a point."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (CONTENT, PDF),
        (b"\x89PNG\r\n\x1a\n...", PNG),
        (b"\xff\xd8\xff\xe0", JPEG),
        ("Протокол № 3\r\n".encode(), TEXT),
        (archive(word__document_xml="x"), DOCX),
        (archive(xl__workbook_xml="x"), XLSX),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), ODT),
        (archive(word__document_xml="x", word__vbaProject_bin="x"), None),
        (archive(mimetype="application/epub+zip"), None),
        (archive(readme_txt="x"), None),
        (b"PK\x03\x04 cut short", None),
        (b"<!doctype html><script>", None),
        ("\ufeff <svg onload=alert(1)>".encode(), None),
        (b"MZ\x90\x00", None),
        (b"\x00\x01", None),
    ],
)
def test_a_file_is_what_its_bytes_say(content, media_type):
    assert sniff(content) == media_type


def test_the_same_content_is_kept_once_and_logged_once():
    first, second = store(actor=SYSTEM, content=CONTENT), store(actor=SYSTEM, content=CONTENT)

    assert first == second
    assert read(first) == CONTENT
    assert [entry.action for entry in list_entries(subject=first.digest)] == ["file.store"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", services.FileEmpty),
        (b"%PDF-" + b"0" * LARGEST_FILE_BYTES, services.FileTooLarge),
        (b"<html>", services.FileTypeRefused),
    ],
)
def test_what_can_not_be_kept_is_refused(content, error):
    with pytest.raises(error):
        store(actor=SYSTEM, content=content)

    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_damaged_file_is_noticed(harm):
    stored = store(actor=SYSTEM, content=CONTENT)
    path = path_of(stored.digest)
    path.write_bytes(b"other") if harm == "changed" else path.unlink()

    with pytest.raises(FileDamaged):
        read(stored)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Order 5", 'attachment; filename="Order 5.pdf"'),
        ('a"\r\nX: y/../../b', 'attachment; filename="a_X_ y_.._.._b.pdf"'),
        ("Бұйрық", "attachment; filename*=utf-8''%D0%91%D2%B1%D0%B9%D1%80%D1%8B%D2%9B.pdf"),
        ("", 'attachment; filename="{digest}.pdf"'),
    ],
)
def test_a_download_is_never_opened_as_a_page(name, header):
    stored = store(actor=SYSTEM, content=CONTENT)

    response = file_response(stored, name)

    assert response["Content-Disposition"] == header.format(digest=stored.digest[:12])
    assert response["Content-Type"] == PDF
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
