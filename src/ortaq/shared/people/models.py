"""Organisations, their people and their machines."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ortaq.shared.actors import Actor, Role
from ortaq.shared.fields import TrilingualField


class Organisation(models.Model):
    """A ministry, agency, bank, operator, association or partner, with its dates of validity."""

    code = models.CharField(max_length=64, unique=True)
    name = TrilingualField()
    short_name = TrilingualField()
    group = models.CharField(max_length=32)
    verified = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gt=models.F("valid_from")),
                name="organisation_valid_period",
            )
        ]

    def __str__(self) -> str:
        return self.code


class UserManager(BaseUserManager["User"]):
    """What Django's sign-in needs to find a user."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The user with this name, whatever its case."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """A person with an account."""

    username = models.CharField(
        _("User name"), max_length=64, unique=True, validators=[UnicodeUsernameValidator()]
    )
    email = models.EmailField(_("E-mail"), blank=True)
    display_name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="users")
    role = models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role])
    language = models.CharField(max_length=2, default="kk")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def actor(self) -> Actor:
        """The user as the rules see him."""
        return Actor(
            name=f"user:{self.pk}",
            role=Role(self.role),
            organisation_id=self.organisation_id,
            organisation=self.organisation.code,
        )


class ApiToken(models.Model):
    """A secret with which an organisation's machine speaks to the API; only its digest is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by="")
                | (models.Q(revoked_at__isnull=False) & ~models.Q(revoked_by="")),
                name="api_token_revoked_at_by",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def actor(self) -> Actor:
        """The token as the rules see it."""
        return Actor(
            name=f"token:{self.prefix}",
            organisation_id=self.organisation_id,
            organisation=self.organisation.code,
            is_token=True,
        )
