"""What merging goes by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Whole
    from ortaq.engine.link.batch.policy import BatchPolicy
    from ortaq.engine.link.batch.reliability import Reliability
    from ortaq.engine.link.batch.traits import AmountModel, TraitTables
    from ortaq.engine.link.batch.uses import Uses


@dataclass(frozen=True, slots=True)
class Model:
    """Everything learned before the first merge, and the policy.

    Args:
        reliability: of identifiers.
        kind: of each identifier.
        traits: what type, region and language tell.
        amounts: what amounts tell.
        policy: how cautious to be.
        knows_time: whether times are known.
        text_kind: kind of the identifiers that stand for texts that are alike; -1 for none.
    """

    reliability: Reliability
    kind: Whole
    traits: TraitTables
    amounts: AmountModel
    policy: BatchPolicy
    knows_time: bool
    text_kind: int = -1

    @property
    def size_weight(self) -> float:
        """What size costs; less where traits tell strangers apart."""
        policy = self.policy
        return policy.size_weight / (1 + policy.size_relief * self.reliability.information)

    @property
    def mixing(self) -> float:
        """What each identifier in use side by side costs, in nats; less where traits tell strangers apart."""
        policy = self.policy
        found = policy.mixing if self.knows_time else policy.mixing_without_time
        return found / (1 + policy.mixing_relief * self.reliability.information)

    def of_identifiers(self, uses: Uses) -> Uses:
        """The uses without those that stand for texts."""
        if self.text_kind < 0:
            return uses
        return uses.where(self.kind[uses.identifier] != self.text_kind)

    @property
    def worth(self) -> Flags:
        """By identifier, whether it may vouch for anything."""
        return self.reliability.worth(self.kind, self.policy.least_reliability)
