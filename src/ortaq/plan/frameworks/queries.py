"""Reading frameworks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from ortaq.engine.exchange.framework_yaml import write_framework
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import TextPolicy
from ortaq.plan.frameworks.models import Framework, Provision, ProvisionGroup, ProvisionMapping
from ortaq.plan.frameworks.permissions import READ
from ortaq.plan.frameworks.stored import evidence_in, framework_in, scales_in

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.engine.terms.framework import EvidenceRequest, Scale
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.shared.actors import Actor


class FrameworkTextNotOurs(OrtaqError):
    """The texts came in as a user's own import and may not be published. Export a framework of our own words."""

    code = "framework_text_not_ours"


@dataclass(frozen=True, slots=True)
class Branch:
    """A group with its provisions; `depth` is 0 for a chapter, 1 for a section of one, and so on."""

    group: ProvisionGroup
    depth: int
    provisions: tuple[Provision, ...]


def list_frameworks(actor: Actor) -> QuerySet[Framework]:
    """All frameworks with `provision_count` and `assessable_count`, by reference."""
    actor.require(READ)
    return Framework.objects.annotate(
        provision_count=Count("provisions"),
        assessable_count=Count("provisions", filter=Q(provisions__assessable=True)),
    ).order_by("reference")


def get_framework(actor: Actor, reference: str) -> Framework:
    """One framework by slug and version, such as budapest-2001.

    Raises:
        Framework.DoesNotExist: none has this reference.
    """
    return list_frameworks(actor).get(reference=reference)


def find_framework(actor: Actor, reference: str) -> Framework | None:
    """One framework by slug and version, or None."""
    return list_frameworks(actor).filter(reference=reference).first()


def list_digests(actor: Actor) -> frozenset[str]:
    """SHA-256 of the YAML text, as the exporter writes it, of every framework that is loaded."""
    actor.require(READ)
    return frozenset(Framework.objects.values_list("digest", flat=True))


def list_groups(framework: Framework) -> QuerySet[ProvisionGroup]:
    """The groups of a framework, in order; a parent stands before its children."""
    return ProvisionGroup.objects.filter(framework=framework).order_by("position")


def list_branches(framework: Framework) -> list[Branch]:
    """The groups in the framework's order, each with its provisions in theirs."""
    provisions: dict[int, list[Provision]] = {}
    for provision in list_provisions(framework):
        provisions.setdefault(provision.group_id, []).append(provision)
    depths: dict[int | None, int] = {None: -1}
    branches = []
    for group in list_groups(framework):
        depths[group.pk] = depths[group.parent_id] + 1
        found = tuple(provisions.get(group.pk, ()))
        branches.append(Branch(group, depths[group.pk], found))
    return branches


def list_provisions(framework: Framework) -> QuerySet[Provision]:
    """The provisions of a framework with their groups, in order."""
    return (
        Provision.objects.filter(framework=framework).select_related("group").order_by("position")
    )


def get_provision(actor: Actor, reference: str, code: str) -> Provision:
    """One provision of a framework with its group and framework.

    Raises:
        Provision.DoesNotExist: the framework or the provision is unknown.
    """
    actor.require(READ)
    return Provision.objects.select_related("framework", "group").get(
        framework__reference=reference, code=code
    )


def list_evidence(provision: Provision) -> tuple[EvidenceRequest, ...]:
    """The sources that an answer to a provision should rest on."""
    return evidence_in(provision.evidence)


def list_scales(framework: Framework) -> tuple[Scale, ...]:
    """The scales of possible answers."""
    return scales_in(framework.scales)


def get_engine_framework(framework: Framework) -> EngineFramework:
    """The framework as the engine takes it; equal to what was loaded."""
    groups = list_groups(framework)
    mappings = ProvisionMapping.objects.filter(provision__framework=framework)
    provisions = Provision.objects.filter(framework=framework).order_by("position")
    return framework_in(framework, groups, provisions, mappings.order_by("position"))


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


def search_provisions(actor: Actor, words: str) -> list[Provision]:
    """Provisions whose number, title or requirement holds the words, in any of the languages."""
    actor.require(READ)
    wanted = words.casefold()
    found = []
    for provision in Provision.objects.select_related("framework").order_by(
        "framework", "position"
    ):
        texts = (*provision.title.as_dict().values(), *provision.requirement.as_dict().values())
        if wanted in " ".join((provision.code, *texts)).casefold():
            found.append(provision)
    return found
