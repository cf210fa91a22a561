"""Gaps of a plan of action that somebody brought: what each would become, before anything is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.oscal import read_plan_of_action
from ortaq.engine.terms.direction import Direction
from ortaq.plan.frameworks.queries import list_frameworks, list_provisions
from ortaq.plan.gaps.permissions import MANAGE
from ortaq.plan.gaps.queries.gaps import list_gaps
from ortaq.shared.files.queries import path_of, read_digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.exchange.loss import LossReport
    from ortaq.engine.exchange.oscal import ReadGap
    from ortaq.plan.frameworks.models import Provision
    from ortaq.plan.gaps.models import Gap
    from ortaq.shared.actors import Actor

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Fate(StrEnum):
    """What becomes of a gap of the file."""

    NEW = "new"  # it is put on the list
    KNOWN = "known"  # one with the same words is there
    CLOSED = "closed"  # closed where it comes from; closing here needs a proof


@dataclass(frozen=True, slots=True)
class IncomingGap:
    """A gap of the file.

    Args:
        number: its place in the file, from 1.
        told: as the file tells it.
        fate: what becomes of it.
        pillar: direction that the file names; None where it names none of ours.
        provision: the one of the register that it is about, or None.
        known: the gap of the register with the same words, or None.
    """

    number: int
    told: ReadGap
    fate: Fate
    pillar: Direction | None
    provision: Provision | None
    known: Gap | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """All gaps of a file, and what is not taken over."""

    rows: tuple[IncomingGap, ...]
    losses: LossReport

    @property
    def new(self) -> tuple[IncomingGap, ...]:
        """Those that would be put on the list."""
        return tuple(row for row in self.rows if row.fate is Fate.NEW)

    @property
    def lacks_pillar(self) -> bool:
        """Whether a new one names no direction of the plan."""
        return any(row.pillar is None for row in self.new)

    @property
    def lacks_severity(self) -> bool:
        """Whether a new one says nothing of its size."""
        return any(row.told.severity is None for row in self.new)


def preview_gaps(actor: Actor, content: bytes) -> Incoming:
    """What the gaps of a plan of action in OSCAL would become.

    Raises:
        NotAllowed: the actor does not keep the list.
        FrameworkInvalid: the file is no such plan.
    """
    actor.require(MANAGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FrameworkInvalid("file", "not_json", error) from error
    told, losses = read_plan_of_action(text)
    provisions = _provisions(actor, {name for gap in told for name in gap.provisions})
    register = _register(actor)
    rows = []
    for number, gap in enumerate(told, start=1):
        found = next((provisions[name] for name in gap.provisions if name in provisions), None)
        known = register.get(_key(gap.title.as_dict().values(), found))
        fate = Fate.CLOSED if gap.is_closed else Fate.KNOWN if known else Fate.NEW
        pillar = Direction(gap.pillar) if gap.pillar in set(Direction) else None
        rows.append(IncomingGap(number, gap, fate, pillar, found, known))
    return Incoming(tuple(rows), losses)


def get_brought_file(actor: Actor, digest: str) -> bytes:
    """The content that somebody brought, by its digest.

    Raises:
        NotAllowed: the actor does not keep the list.
        ObjectDoesNotExist: there is none.
    """
    actor.require(MANAGE)
    if not _DIGEST.fullmatch(digest) or not path_of(digest).exists():
        raise ObjectDoesNotExist
    return read_digest(digest)


def _provisions(actor: Actor, names: set[str]) -> dict[str, Provision]:
    """Provisions of the register by `framework:code`."""
    frameworks = {name.rpartition(":")[0] for name in names}
    return {
        f"{framework.reference}:{provision.code}": provision
        for framework in list_frameworks(actor).filter(reference__in=frameworks)
        for provision in list_provisions(framework)
        if f"{framework.reference}:{provision.code}" in names
    }


def _register(actor: Actor) -> dict[tuple[str, int | None], Gap]:
    """Gaps by their words and provision, in every language; the first one counts."""
    found: dict[tuple[str, int | None], Gap] = {}
    for gap in list_gaps(actor, sort="opened"):
        for words in gap.title.as_dict().values():
            if words.strip():
                found.setdefault((_folded(words), gap.provision_id), gap)
    return found


def _key(words: Iterable[str], provision: Provision | None) -> tuple[str, int | None]:
    first = next((each for each in words if each.strip()), "")
    return _folded(first), provision.pk if provision else None


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
