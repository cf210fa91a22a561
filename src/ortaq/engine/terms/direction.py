"""The directions of the Action Plan, to which gaps and measures belong."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """A direction of work, in the order of the plan's sections."""

    LAW = "law"
    PREVENTION = "prevention"
    INVESTIGATION = "investigation"
    PROSECUTION = "prosecution"
    INFRASTRUCTURE = "infrastructure"
    COOPERATION = "cooperation"  # between agencies and sectors at home
    INTERNATIONAL = "international"
    HYGIENE = "hygiene"
    EDUCATION = "education"
    LITERACY = "literacy"
    ENGAGEMENT = "engagement"
