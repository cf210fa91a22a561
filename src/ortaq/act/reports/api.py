"""What every part of the API says alike: who asks, and what is wrong."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Schema

from ortaq.shared.actors import Actor


class ProblemItem(Schema):
    """One thing that is wrong."""

    field: str
    code: str
    detail: str


class Problem(Schema):
    """RFC 9457 problem document."""

    type: str
    title: str
    status: int
    code: str
    errors: list[ProblemItem] = []


PROBLEMS = {
    400: Problem,
    401: Problem,
    403: Problem,
    404: Problem,
    409: Problem,
    422: Problem,
    429: Problem,
    503: Problem,
}


def token_actor(request: HttpRequest) -> Actor:
    """The organisation's machine that `TokenAuth` told."""
    actor = request.auth  # type: ignore[attr-defined]  # set by ninja from TokenAuth
    if not isinstance(actor, Actor):
        raise TypeError
    return actor
