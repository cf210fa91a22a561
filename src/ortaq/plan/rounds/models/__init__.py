"""Tables of rounds."""

from ortaq.plan.rounds.models.answering import HandIn, Reminder, Upload
from ortaq.plan.rounds.models.invitation import Invitation
from ortaq.plan.rounds.models.round import (
    MOST_GRACE_DAYS,
    MOST_WEEKS_AFTER,
    Assignment,
    Round,
    RoundStatus,
    ScopedProvision,
)

__all__ = [
    "MOST_GRACE_DAYS",
    "MOST_WEEKS_AFTER",
    "Assignment",
    "HandIn",
    "Invitation",
    "Reminder",
    "Round",
    "RoundStatus",
    "ScopedProvision",
    "Upload",
]
