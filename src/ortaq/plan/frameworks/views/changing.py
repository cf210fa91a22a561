"""Trying a change that a form asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks.forms.texts import conflicting, differences
from ortaq.plan.frameworks.services import ChangedMeanwhile
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django import forms


def attempt(
    form: forms.Form, initial: Mapping[str, object], change: Callable[[], object]
) -> list[tuple[str, object]] | None:
    """None where the change was made; else what somebody else stored meanwhile, and the form's errors.

    Args:
        form: as it was sent, or as it is shown first.
        initial: what is stored now, by field.
        change: makes the change from the valid form.

    Returns:
        Label and stored value of each field that another writer changed; mostly none.
    """
    if not (form.is_bound and form.is_valid()):
        return []
    try:
        change()
    except ChangedMeanwhile as error:
        stored = differences(form, initial)
        conflicting(form, error, initial)
        return stored
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return []
    return None
