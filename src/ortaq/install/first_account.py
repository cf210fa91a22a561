"""The first administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.people.models import Organisation
from ortaq.shared.people.queries import find_organisation
from ortaq.shared.people.services import open_account

if TYPE_CHECKING:
    from ortaq.shared.people.models import User

OPERATOR = "ORTAQ"
OPERATOR_NAME = Trilingual(kk="Жүйе операторы", ru="Оператор системы", en="System operator")


@transaction.atomic
def open_first_account(*, username: str, password: str) -> User:
    """Open an administrator's account at the operator's organisation.

    Raises:
        UsernameTaken: the name is in use.
        ValidationError: the password is too weak.
    """
    organisation = find_organisation(OPERATOR) or Organisation.objects.create(
        code=OPERATOR, name=OPERATOR_NAME, short_name=OPERATOR_NAME, group="government"
    )
    return open_account(
        actor=SYSTEM,
        username=username,
        display_name=username,
        password=password,
        organisation=organisation,
        role=Role.ADMINISTRATOR,
    )
