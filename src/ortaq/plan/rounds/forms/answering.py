"""What an organisation sends beside its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import SourceKind
from ortaq.plan.assessments.services import SourceDraft
from ortaq.plan.rounds.questionnaire.guard import MAX_FILE_BYTES
from ortaq.shared.labels import label
from ortaq.shared.words import language

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile as _File

    UploadedFile = _File[bytes]


class SourceForm(forms.Form):
    """A source under an answer; statistics and files are added on the assessment's own page."""

    kind = forms.ChoiceField(label=_("What it is"))
    title = forms.CharField(
        label=_("Name of the act or document"),
        help_text=_("With its number and date."),
        max_length=500,
    )
    article = forms.CharField(
        label=pgettext_lazy("place in an act", "Article"), max_length=100, required=False
    )
    wording_date = forms.DateField(
        label=_("Date of the wording you read"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    url = forms.CharField(label=_("Address of the official text"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (kind.value, label(kind, "source_kind"))
                for kind in (SourceKind.LAW, SourceKind.DOCUMENT, SourceKind.MEETING)
            ]

    def draft(self) -> SourceDraft:
        """The source for the service; its name is in the reader's language."""
        values = self.cleaned_data
        return SourceDraft(
            kind=SourceKind(values["kind"]),
            title=Trilingual.of({language(): values["title"]}),
            article=values["article"],
            wording_date=values["wording_date"],
            url=values["url"].strip(),
        )


class UploadForm(forms.Form):
    """A filled questionnaire."""

    file = forms.FileField(
        label=_("Filled questionnaire"),
        help_text=_("The .xlsx file that you downloaded here, at most 5 MB."),
        widget=forms.FileInput(
            attrs={
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
    )

    def clean_file(self) -> UploadedFile:
        """Not larger than a questionnaire can be."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > MAX_FILE_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 5 MB. A questionnaire is smaller.")
            )
        return file
