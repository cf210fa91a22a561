"""Organisations, users and actors for tests."""

from __future__ import annotations

from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from ortaq.engine.terms.language import Trilingual
from ortaq.shared import clock
from ortaq.shared.actors import Role
from ortaq.shared.people.models import Organisation, User

PASSWORD = "a long enough password"
_numbers = count(1)
_hashed = cache(make_password)  # the dearest part of a person


def organisation(code: str = "", group: str = "financial") -> Organisation:
    code = code or f"ORG-{next(_numbers)}"
    name = Trilingual(kk=f"{code} ұйымы", ru=f"Организация {code}", en=f"Organisation {code}")
    short = Trilingual(kk=code, ru=code, en=code)
    found, _created = Organisation.objects.get_or_create(
        code=code, defaults={"name": name, "short_name": short, "group": group, "verified": True}
    )
    return found


def user(role: Role = Role.ANALYST, org: Organisation | None = None, username: str = "") -> User:
    username = username or f"user{next(_numbers)}"
    person = User(
        username=username,
        display_name=username.title(),
        organisation=org or organisation(),
        role=role,
        created_at=clock.now(),
    )
    person.password = _hashed(PASSWORD)
    person.save()
    return person
