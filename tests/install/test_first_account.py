"""The first administrator."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from factories.people import PASSWORD
from ortaq.install.first_account import OPERATOR, open_first_account
from ortaq.shared.actors import Role
from ortaq.shared.people.models import Organisation, User

pytestmark = pytest.mark.django_db


def test_the_first_account_administers_for_the_operator():
    user = open_first_account(username="chief", password=PASSWORD)

    assert (user.role, user.organisation.code) == (Role.ADMINISTRATOR, OPERATOR)
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["short", "password1234", "chief-chief-chief"])
def test_a_weak_password_opens_nothing(weak):
    with pytest.raises(ValidationError):
        open_first_account(username="chief-chief-chief", password=weak)

    assert not User.objects.exists()
    assert not Organisation.objects.filter(code=OPERATOR).exists()
