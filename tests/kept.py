"""Something dear that all tests of a module look at, each of which leaves it as it was."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker


@contextmanager
def kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around those of the tests: what is made in it stands until the module ends."""
    with blocker.unblock(), transaction.atomic(), translation.override("en"):
        yield
        transaction.set_rollback(True)
