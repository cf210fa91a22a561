"""Published frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.framework_yaml import write_framework
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import TextPolicy
from ortaq.plan.frameworks.models import Framework, FrameworkStatus
from ortaq.plan.frameworks.permissions import READ
from ortaq.plan.frameworks.queries.contents import get_engine_framework

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor


class FrameworkTextNotOurs(OrtaqError):
    """The texts came in as a user's own import and may not be published. Export a framework of our own words."""

    code = "framework_text_not_ours"


def list_frameworks(actor: Actor) -> QuerySet[Framework]:
    """All published frameworks, by reference; they carry `provision_count` and `assessable_count`."""
    actor.require(READ)
    return Framework.objects.filter(status=FrameworkStatus.PUBLISHED).order_by("reference")


def list_versions(actor: Actor, framework: Framework) -> QuerySet[Framework]:
    """The other published versions of a framework, by reference."""
    return list_frameworks(actor).filter(slug=framework.slug).exclude(pk=framework.pk)


def get_framework(actor: Actor, reference: str) -> Framework:
    """One published framework by slug and version, such as budapest-2001.

    Raises:
        Framework.DoesNotExist: none has this reference.
    """
    return list_frameworks(actor).get(reference=reference)


def find_framework(actor: Actor, reference: str) -> Framework | None:
    """One published framework by slug and version, or None."""
    return list_frameworks(actor).filter(reference=reference).first()


def list_digests(actor: Actor) -> frozenset[str]:
    """SHA-256 of the YAML text, as the exporter writes it, of every framework that is loaded."""
    actor.require(READ)
    return frozenset(Framework.objects.values_list("digest", flat=True))


def get_yaml(actor: Actor, reference: str) -> str:
    """The YAML text of a framework, which `load_framework` takes back unchanged.

    Raises:
        Framework.DoesNotExist: none has this reference.
        FrameworkTextNotOurs: its texts may not leave the installation.
    """
    framework = get_framework(actor, reference)
    if framework.text_policy == TextPolicy.USER_IMPORT:
        raise FrameworkTextNotOurs(reference=reference)
    return write_framework(get_engine_framework(framework))
