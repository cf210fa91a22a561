"""Pages for failures that nobody expected."""

from __future__ import annotations

import pytest
from django.db.utils import OperationalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client):
    """A browser that is shown the page of a failure."""
    client.raise_request_exception = False
    return client


def fails(monkeypatch, reason: str) -> None:
    def failing(*_: object) -> None:
        raise OperationalError(reason)

    monkeypatch.setattr("ortaq.act.campaigns.views.check.check_values", failing)


@pytest.mark.parametrize(
    ("language", "said"), [("kk", "Сақтайтын орын қалмады"), ("ru", "Нет места для сохранения")]
)
def test_a_full_disk_is_told_in_the_visitors_language(visitor, monkeypatch, language, said):
    fails(monkeypatch, "database or disk is full")

    page = visitor.post(f"/{language}/check/", {"value": "+77095550001"})

    assert page.status_code == 503
    assert int(page["Retry-After"]) > 0
    assert said in page.content.decode()


def test_another_failure_is_ours(visitor, monkeypatch):
    fails(monkeypatch, "database is locked")

    page = visitor.post("/en/check/", {"value": "+77095550001"})

    assert page.status_code == 500
    assert "Something broke on our side" in page.content.decode()
