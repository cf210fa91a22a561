"""What a draft lacks before it can be answered to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.terms.framework import NO_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.terms.framework import Framework, Provision


class Lack(StrEnum):
    """One sort of thing that is missing."""

    NO_PROVISION = "no_provision"
    NO_TITLE = "no_title"
    NO_REQUIREMENT = "no_requirement"
    NO_QUESTION = "no_question"
    UNKNOWN_LEVEL = "unknown_level"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing, and at which group or provision; empty for the framework as a whole."""

    lack: Lack
    code: str = ""


def find_problems(framework: Framework) -> tuple[Problem, ...]:
    """Everything that keeps a framework from being answered to, in its order."""
    return tuple(_problems(framework))


def _problems(framework: Framework) -> Iterator[Problem]:
    if not framework.assessable:
        yield Problem(Lack.NO_PROVISION)
    levels = {step.value for step in framework.levels}
    for provision in framework.provisions:
        for lack in _lacks(provision, levels):
            yield Problem(lack, provision.code)


def _lacks(provision: Provision, levels: set[int]) -> Iterator[Lack]:
    if provision.title == NO_TEXT:
        yield Lack.NO_TITLE
    if provision.requirement == NO_TEXT:
        yield Lack.NO_REQUIREMENT
    if provision.assessable and provision.question == NO_TEXT:
        yield Lack.NO_QUESTION
    if levels and provision.level is not None and provision.level not in levels:
        yield Lack.UNKNOWN_LEVEL
