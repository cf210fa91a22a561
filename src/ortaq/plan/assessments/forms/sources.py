"""A source under an answer: each kind asks for what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.forms.choices import set_choices
from ortaq.plan.assessments.models import SourceKind
from ortaq.plan.assessments.services import SourceDraft
from ortaq.shared.country import pack
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.shared.files.models import StoredFile

_LAW = ("title", "article", "wording_date", "url", "valid_from", "valid_until")
_STATISTIC = ("title", "measure", "from", "to", "region", "crime_type", "url", "valid_until")
FIELDS = {
    SourceKind.LAW: _LAW,
    SourceKind.STATISTIC: _STATISTIC,
    SourceKind.DOCUMENT: ("title", "upload", "article", "wording_date", "url", "valid_until"),
    SourceKind.MEETING: ("title", "article", "wording_date", "url"),
}
"""What a source of a kind is asked for, in order."""

LABELS = {
    (SourceKind.LAW, "title"): _("Name of the act"),
    (SourceKind.STATISTIC, "title"): _("What the figure tells"),
    (SourceKind.DOCUMENT, "title"): _("Name of the document"),
    (SourceKind.DOCUMENT, "article"): _("Page or chapter"),
    (SourceKind.DOCUMENT, "wording_date"): _("Date of the document"),
    (SourceKind.MEETING, "title"): _("Which meeting"),
    (SourceKind.MEETING, "article"): _("Item of the agenda or decision"),
    (SourceKind.MEETING, "wording_date"): _("Day of the meeting"),
    (SourceKind.MEETING, "url"): _("Address of the protocol"),
    (SourceKind.STATISTIC, "url"): _("Address where it is published"),
    (SourceKind.DOCUMENT, "url"): _("Address where it is published"),
}


def _day(name: _StrPromise) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=name, required=False, widget=widget)


def _month(name: _StrPromise) -> forms.RegexField:
    return forms.RegexField(
        r"^[0-9]{4}-(0[1-9]|1[0-2])$",
        label=name,
        required=False,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-01"}),
    )


class SourceForm(forms.Form):
    """One source of a kind."""

    kind = forms.ChoiceField(widget=forms.HiddenInput)
    title = forms.CharField(help_text=_("With its number and date."), max_length=500)
    article = forms.CharField(
        label=pgettext_lazy("place in an act", "Article"), max_length=100, required=False
    )
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG or plain text, at most 20 MB."),
        required=False,
    )
    measure = forms.ChoiceField(
        label=_("Figure of the picture"),
        help_text=_("Its value is worked out anew whenever somebody looks."),
        required=False,
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    crime_type = forms.ChoiceField(label=_("Type"), required=False)
    wording_date = _day(_("Date of the wording you read"))
    url = forms.CharField(label=_("Address of the official text"), max_length=500, required=False)
    valid_from = _day(_("In force from"))
    valid_until = _day(_("Look at it again after"))

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"kind": kind, **kwargs.get("initial", {})}
        kwargs["auto_id"] = f"id_{kind}_%s"
        super().__init__(*args, **kwargs)
        self.of_kind = SourceKind(kind)
        set_choices(self, "kind", choices("source_kind"))
        if self.of_kind == SourceKind.STATISTIC:
            self.fields["from"] = _month(_("First month"))
            self.fields["to"] = _month(_("Last month"))
            _offer_picture(self)
        wanted = ("kind", *FIELDS[self.of_kind])
        self.fields = {name: self.fields[name] for name in wanted}
        for name in FIELDS[self.of_kind]:
            self.fields[name].label = LABELS.get((self.of_kind, name), self.fields[name].label)

    def clean(self) -> dict[str, Any]:
        """Periods run forwards, and a figure of the picture has its months."""
        values = super().clean() or {}
        until = values.get("valid_until")
        for name in ("wording_date", "valid_from"):
            if until and values.get(name) and until < values[name]:
                self.add_error("valid_until", _("This day lies before the wording. Correct it."))
                break
        if values.get("measure"):
            for name in ("from", "to"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Say which months are counted."))
            if (values.get("from") or "") > (values.get("to") or "9"):
                self.add_error("to", _("The last month lies before the first. Correct it."))
        return values

    def draft(self, file: StoredFile | None = None) -> SourceDraft:
        """The source for the service."""
        values = self.cleaned_data
        query = {name: values[name] for name in _query_names() if values.get(name)}
        return SourceDraft(
            kind=self.of_kind,
            title=Trilingual.of({language(): values["title"]}),
            article=values.get("article", ""),
            wording_date=values.get("wording_date"),
            url=values["url"].strip(),
            valid_from=values.get("valid_from"),
            valid_until=values.get("valid_until"),
            file=file,
            query=query if values.get("measure") else None,
        )

    def content(self) -> bytes:
        """The bytes of the uploaded file; empty where there is none."""
        upload = self.cleaned_data.get("upload")
        return upload.read() if upload else b""


def source_forms(given: SourceForm | None = None) -> list[SourceForm]:
    """A form for each kind; `given` takes the place of the empty one of its kind."""
    return [
        given if given is not None and given.of_kind == kind else SourceForm(kind=kind)
        for kind in FIELDS
    ]


def _query_names() -> tuple[str, ...]:
    return ("measure", "from", "to", "region", "crime_type")


def _offer_picture(form: SourceForm) -> None:
    country = pack()
    anywhere = [("", _("all"))]
    set_choices(form, "measure", [("", _("none, it is published elsewhere")), *choices("measure")])
    set_choices(
        form, "region", [*anywhere, *((r.code, in_language(r.name)) for r in country.regions)]
    )
    set_choices(
        form,
        "crime_type",
        [*anywhere, *((t.code, in_language(t.name)) for t in country.crime_types)],
    )
