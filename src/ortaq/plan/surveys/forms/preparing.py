"""Preparing a survey: its words and rules, its questions, its experts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.terms.language import Language
from ortaq.plan.measures.forms.fields import (
    DayInput,
    QuantityField,
    add_trilingual,
    trilingual_of,
    trilingual_values,
)
from ortaq.plan.surveys.models import LEAST_ANSWERS, Quantity
from ortaq.plan.surveys.services import QuestionDraft, SurveyDraft
from ortaq.plan.surveys.wording import number_words
from ortaq.shared import clock
from ortaq.shared.labels import choices, label
from ortaq.shared.people.queries import list_organisations, list_users
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.measures.models import Measure
    from ortaq.plan.surveys.models import Survey
    from ortaq.shared.people.models import Organisation, User

_HUNDRED = Decimal(100)
TITLE = {
    Language.KK: gettext_lazy("Title in Kazakh"),
    Language.RU: gettext_lazy("Title in Russian"),
    Language.EN: gettext_lazy("Title in English"),
}
MESSAGE = {
    Language.KK: gettext_lazy("Words of the letter in Kazakh"),
    Language.RU: gettext_lazy("Words of the letter in Russian"),
    Language.EN: gettext_lazy("Words of the letter in English"),
}
EXPLANATION = {
    Language.KK: gettext_lazy("Explanation in Kazakh"),
    Language.RU: gettext_lazy("Explanation in Russian"),
    Language.EN: gettext_lazy("Explanation in English"),
}


class DeadlinesForm(forms.Form):
    """The last days of both turns."""

    first_deadline = forms.DateField(
        label=gettext_lazy("Last day of the first turn"), widget=DayInput()
    )
    second_deadline = forms.DateField(
        label=gettext_lazy("Last day of the second turn"), widget=DayInput()
    )


class SurveyForm(DeadlinesForm):
    """What a survey says of itself."""

    most_spread = forms.IntegerField(
        label=gettext_lazy("Experts agree up to a spread of so many per cent"),
        help_text=gettext_lazy("How far the quartiles may lie apart, in per cent of the median."),
        min_value=1,
        max_value=900,
        initial=50,
    )
    least_answers = forms.IntegerField(
        label=gettext_lazy("Figures from so many estimates on"),
        help_text=gettext_lazy(
            "With fewer, one could guess from the quartiles who said what. At least four."
        ),
        min_value=LEAST_ANSWERS,
        max_value=1000,
        initial=5,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_trilingual(self, "title", TITLE, rows=2, longest=300, required=True)
        add_trilingual(self, "message", MESSAGE, rows=5, longest=4000)

    @property
    def titles(self) -> list[forms.BoundField]:
        """The title in each language."""
        return [self[f"title_{one}"] for one in Language]

    @property
    def messages(self) -> list[forms.BoundField]:
        """The words of the letter in each language."""
        return [self[f"message_{one}"] for one in Language]

    def draft(self) -> SurveyDraft:
        """What the form says."""
        values = self.cleaned_data
        return SurveyDraft(
            title=trilingual_of(values, "title"),
            message=trilingual_of(values, "message"),
            first_deadline=values["first_deadline"],
            second_deadline=values["second_deadline"],
            most_spread=values["most_spread"] / _HUNDRED,
            least_answers=values["least_answers"],
        )


class QuestionForm(forms.Form):
    """A number of a measure that was chosen before."""

    asked = forms.ChoiceField(label=gettext_lazy("Asked"), widget=forms.RadioSelect)
    lower = QuantityField(
        label=gettext_lazy("No estimate below"), max_length=30, initial="0", required=False
    )
    upper = QuantityField(label=gettext_lazy("No estimate above"), max_length=30)
    wants_range = forms.BooleanField(
        label=gettext_lazy("Ask for the lowest and the highest value too"),
        initial=True,
        required=False,
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = list(_options(measure))
        self.fields["asked"].choices = options  # type: ignore[attr-defined]  # a choice field
        self.fields["asked"].initial = options[0][0]
        add_trilingual(self, "wording", EXPLANATION, rows=3, longest=2000)

    @property
    def wordings(self) -> list[forms.BoundField]:
        """The explanation in each language."""
        return [self[f"wording_{one}"] for one in Language]

    def draft(self) -> QuestionDraft:
        """What the form says."""
        values = self.cleaned_data
        quantity, _colon, part = values["asked"].partition(":")
        year, _space, source = part.partition(" ") if quantity == Quantity.COST else ("", "", "")
        return QuestionDraft(
            quantity=Quantity(quantity),
            lower=values["lower"] or Decimal(0),
            upper=values["upper"],
            year=int(year) if year else None,
            source=source,
            gap=part if quantity == Quantity.EFFECT else "",
            wording=trilingual_of(values, "wording"),
            wants_range=values["wants_range"],
        )


class AccountForm(forms.Form):
    """Somebody with an account."""

    account = forms.ChoiceField(label=gettext_lazy("Account"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = {one.username: one for one in list_users().filter(is_active=True)}
        self.fields["account"].choices = [  # type: ignore[attr-defined]  # a choice field
            (name, f"{one}, {in_language(one.organisation.short_name)}")
            for name, one in self.listed.items()
        ]

    def chosen(self) -> User:
        """The account chosen."""
        return self.listed[self.cleaned_data["account"]]


class GuestForm(forms.Form):
    """Somebody without an account."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mail"))
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"), choices=choices("language"), initial="kk"
    )
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed: dict[str, Organisation] = {
            one.code: one for one in list_organisations(on=clock.today(), language=language())
        }
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("none of the list")),
            *((code, in_language(one.name)) for code, one in self.listed.items()),
        ]

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        given = dict(self.cleaned_data)
        return {**given, "organisation": self.listed.get(given["organisation"])}


def survey_values(survey: Survey) -> dict[str, Any]:
    """What the form shows first."""
    return {
        **trilingual_values("title", survey.title),
        **trilingual_values("message", survey.message),
        "first_deadline": survey.first_deadline,
        "second_deadline": survey.second_deadline,
        "most_spread": int(survey.most_spread * _HUNDRED),
        "least_answers": survey.least_answers,
    }


def _options(measure: Measure) -> Iterable[tuple[str, str]]:
    """What can be asked about a measure, with what the plan says of it."""
    costs = list(measure.costs.all())
    if any(cost.amount_thousand_kzt for cost in costs):
        whole = sum((cost.amount_thousand_kzt for cost in costs), Decimal(0))
        yield (
            "cost",
            _("cost, all years and sources: %(amount)s thousand tenge in the plan")
            % {"amount": number_words(whole)},
        )
        if len(costs) > 1:
            for cost in costs:
                yield (
                    f"cost:{cost.year} {cost.source}",
                    _("cost in %(year)s, %(source)s: %(amount)s thousand tenge in the plan")
                    % {
                        "year": cost.year,
                        "source": label(cost.source, "cost_source"),
                        "amount": number_words(cost.amount_thousand_kzt),
                    },
                )
    yield "effect", _("effect, in per cent of what the plan expects of the measure")
    for link in measure.closes.all():
        yield (
            f"effect:{link.gap.reference}",
            _("effect on the gap %(gap)s, in per cent of it: %(share)s in the plan")
            % {
                "gap": f"{link.gap.reference} ({in_language(link.gap.title)})",
                "share": number_words(link.share * _HUNDRED),
            },
        )
    yield "harm", _("money saved to the public within the plan, thousand tenge")
