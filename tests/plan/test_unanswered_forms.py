"""Forms that decide something for others answer nothing by themselves."""

from __future__ import annotations

import pytest

from ortaq.plan.consultations.forms.desk import DispositionForm, RefuseForm
from ortaq.plan.gaps.forms.gaps import GapForm


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (GapForm, ("severity", "pillar")),
        (RefuseForm, ("refusal",)),
        (DispositionForm, ("outcome",)),
    ],
)
def test_nothing_is_chosen_at_first_and_left_so_it_is_an_error(form, fields):
    sent = form(dict.fromkeys(fields, ""))

    for name in fields:
        shown = str(form()[name])
        assert shown.index('value="" selected') < shown.index("</option>")
        assert sent.has_error(name, "required")
