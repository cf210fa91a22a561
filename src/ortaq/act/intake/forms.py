"""The public form in three short steps."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.act.reports.forms import crime_type_choices, region_choices, set_choices
from ortaq.act.reports.services import ReportDraft, ReporterDetails
from ortaq.engine.exchange.text_cells import MAX_NARRATIVE_CHARS
from ortaq.engine.exchange.values.amounts import AmountReader
from ortaq.engine.exchange.values.problem import ValueProblem
from ortaq.shared.country import pack
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from decimal import Decimal

    from ortaq.act.reports.services import InvalidReport

_LINE = 300
_FORM_ID = 32


class WhatForm(forms.Form):
    """Step 1: what happened."""

    narrative = forms.CharField(
        label=_("What happened?"),
        help_text=_(
            "In your own words, as you would tell a friend. Write down the numbers, addresses and"
            " names the other side used. Do not write passwords or codes."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=MAX_NARRATIVE_CHARS,
    )
    crime_type = forms.ChoiceField(label=_("What was it like?"), required=False)
    occurred_on = forms.DateField(
        label=_("When did it happen?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    region = forms.ChoiceField(label=_("In which region do you live?"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        set_choices(self, "crime_type", [("", _("I do not know")), *crime_type_choices()])
        set_choices(self, "region", [("", _("I do not want to say")), *region_choices()])


class WhoForm(forms.Form):
    """Step 2: who contacted you, and where the money went."""

    contact = forms.CharField(
        label=_("Who contacted you?"),
        help_text=_("Phone number, e-mail or name in a messenger, as you saw it."),
        required=False,
        max_length=_LINE,
    )
    site = forms.CharField(
        label=_("Which site or link did they use?"), required=False, max_length=_LINE
    )
    account = forms.CharField(
        label=_("Where did the money go?"),
        help_text=_("Card, account, phone number or crypto wallet that received it."),
        required=False,
        max_length=_LINE,
    )
    amount = forms.CharField(
        label=_("How much did you lose, in tenge?"),
        help_text=_("For example 250 000. Leave it empty if you lost nothing."),
        required=False,
        max_length=40,
    )

    def clean_amount(self) -> Decimal | None:
        """The sum in tenge, or None for an empty field."""
        reader = AmountReader(pack().currency, pack().currency_words)
        try:
            return reader.read(self.cleaned_data["amount"])
        except ValueProblem as problem:
            raise forms.ValidationError(sentence(problem)) from problem


class ContactForm(forms.Form):
    """Step 3: who you are, if you want to say it."""

    name = forms.CharField(label=_("Your name"), required=False, max_length=_LINE)
    phone = forms.CharField(label=_("Your phone"), required=False, max_length=40)
    email = forms.EmailField(label=_("Your e-mail"), required=False)
    website = forms.CharField(required=False, label=_("Leave this field empty"))

    def is_robot(self) -> bool:
        """True where the field that people do not see is filled in."""
        return bool(self.cleaned_data.get("website"))


STEPS: tuple[type[forms.Form], ...] = (WhatForm, WhoForm, ContactForm)

_FIELD_OF_PROBLEM = {"claimed_kzt": "amount"}


class Conversation:
    """The three steps of one report, carried from page to page in the page itself."""

    def __init__(self, data: Mapping[str, str]) -> None:
        given = data.get("form_id", "")
        fits = given.isascii() and given.isalnum() and len(given) <= _FORM_ID
        self.form_id = given if fits else uuid.uuid4().hex
        self.what = WhatForm(data)
        self.who = WhoForm(data)
        self.contact = ContactForm(data)
        self.forms: tuple[forms.Form, ...] = (self.what, self.who, self.contact)

    def first_wrong_step(self, up_to: int) -> int:
        """Number of the first step with an error among the first `up_to`; 0 for none."""
        for number, form in enumerate(self.forms[:up_to], start=1):
            if not form.is_valid():
                return number
        return 0

    def draft(self, *, now: datetime) -> ReportDraft:
        """The report that the valid steps tell."""
        what, who, contact = (form.cleaned_data for form in self.forms)
        named = (
            ("offender_contact", who["contact"]),
            ("offender_site", who["site"]),
            ("offender_account", who["account"]),
        )
        return ReportDraft(
            source="form",
            source_id=self.form_id,
            narrative=what["narrative"],
            reported_at=now,
            channel="form",
            occurred_on=what["occurred_on"],
            region=what["region"],
            crime_type=what["crime_type"],
            claimed_kzt=who["amount"],
            offender_fields=tuple((field, value) for field, value in named if value),
            reporter=ReporterDetails(
                name=contact["name"], phone=contact["phone"], email=contact["email"]
            ),
            with_receipt=True,
        )

    def take(self, error: InvalidReport) -> int:
        """Put a refused report's problems beside their fields; return the first wrong step."""
        wrong = len(self.forms)
        for problem in error.problems:
            field = _FIELD_OF_PROBLEM.get(problem.field, problem.field)
            for number, form in enumerate(self.forms, start=1):
                if field in form.fields:
                    form.add_error(field, sentence(problem))
                    wrong = min(wrong, number)
        return wrong


class ReceiptForm(forms.Form):
    """The code that a reporter got."""

    receipt = forms.CharField(
        label=_("Receipt number"), help_text=_("16 digits, with or without spaces."), max_length=40
    )
