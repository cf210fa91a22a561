"""Forms of comparing the country's law with a treaty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps.models import AmendmentStage
from ortaq.plan.gaps.services import AlignmentDraft, ArticleDraft
from ortaq.shared.labels import LABELS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.plan.gaps.models import LawAlignment


def _text(name: _StrPromise) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=name, required=False, max_length=20_000, widget=widget)


def _day(name: _StrPromise) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=name, required=False, widget=widget)


class AlignForm(forms.Form):
    """What is missing in three languages, and the amendment with its stage."""

    missing_kk = _text(_("What is missing, in Kazakh"))
    missing_ru = _text(_("What is missing, in Russian"))
    missing_en = _text(_("What is missing, in English"))
    amendment_kk = _text(_("Draft of the amendment, in Kazakh"))
    amendment_ru = _text(_("Draft of the amendment, in Russian"))
    amendment_en = _text(_("Draft of the amendment, in English"))
    stage = forms.ChoiceField(
        label=_("Stage of the amendment"), choices=list(LABELS["amendment_stage"].items())
    )
    stage_date = _day(_("Reached on"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def draft(self) -> AlignmentDraft:
        """What the service takes."""
        values = self.cleaned_data
        return AlignmentDraft(
            missing=_trilingual(values, "missing"),
            amendment=_trilingual(values, "amendment"),
            stage=AmendmentStage(values["stage"]),
            stage_date=values["stage_date"],
        )


class ArticleForm(forms.Form):
    """An article of the country's law."""

    act_kk = forms.CharField(label=_("Name of the act in Kazakh"), required=False, max_length=300)
    act_ru = forms.CharField(label=_("Name of the act in Russian"), required=False, max_length=300)
    act_en = forms.CharField(label=_("Name of the act in English"), required=False, max_length=300)
    article = forms.CharField(label=_("Article"), required=False, max_length=100)
    wording_date = _day(_("Wording of"))
    url = forms.URLField(
        label=_("Official address"), required=False, max_length=500, assume_scheme="https"
    )

    def draft(self) -> ArticleDraft:
        """What the service takes."""
        values = self.cleaned_data
        return ArticleDraft(
            act=_trilingual(values, "act"),
            article=values["article"],
            wording_date=values["wording_date"],
            url=values["url"],
        )


class LawTableForm(forms.Form):
    """A table of articles."""

    file = forms.FileField(
        label=_("Table of articles (CSV)"),
        help_text=_("Columns: act, article, text, wording_date, language (kk, ru, en), url."),
    )


def align_values(alignment: LawAlignment | None) -> dict[str, object]:
    """The form's first values."""
    if alignment is None:
        return {"stage": AmendmentStage.NONE, "version": 0}
    return {
        **{f"missing_{code}": text for code, text in alignment.missing.as_dict().items()},
        **{f"amendment_{code}": text for code, text in alignment.amendment.as_dict().items()},
        "stage": alignment.stage,
        "stage_date": alignment.stage_date,
        "version": alignment.version,
    }


def _trilingual(values: dict[str, str], name: str) -> Trilingual:
    return Trilingual.of({code: values[f"{name}_{code}"].strip() for code in ("kk", "ru", "en")})
