"""A filled questionnaire: upload, preview, confirm."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.rounds import queries, services
from ortaq.plan.rounds.forms import UploadForm
from ortaq.plan.rounds.views.desk import frame
from ortaq.plan.rounds.views.doors import by_account, by_link
from ortaq.shared.sentences import sentence
from ortaq.shared.words import integer

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile as _File
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.rounds.models import Upload
    from ortaq.plan.rounds.rooms import Room

    UploadedFile = _File[bytes]


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, room: Room) -> HttpResponse:
    """Take a file; nothing is saved before its preview is confirmed."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = _keep(room, form.cleaned_data["file"])
        except OrtaqError as error:
            form.add_error("file", sentence(error))
        else:
            return HttpResponseRedirect(room.url("preview", pk=kept.pk))
    context = {**frame(room), "form": form}
    return render(request, "rounds/upload.html", context, status=422 if form.errors else 200)


@require_GET
def preview(request: HttpRequest, room: Room, pk: int) -> HttpResponse:
    """What the file would change, what it conflicts with, and what could not be read."""
    found = queries.get_preview(room.desk, queries.get_upload(room.desk, pk))
    return render(request, "rounds/preview.html", {**frame(room), "preview": found})


@require_POST
def apply(request: HttpRequest, room: Room, pk: int) -> HttpResponse:
    """Save what was previewed."""
    kept = queries.get_upload(room.desk, pk)
    done = services.apply_upload(desk=room.desk, upload=kept, take=request.POST.getlist("take"))
    text = ngettext(
        "%(number)s answer from the file is saved.",
        "%(number)s answers from the file are saved.",
        done.answers,
    )
    messages.success(request, text % {"number": integer(done.answers)})
    if done.left:
        text = ngettext(
            "%(number)s answer stays as somebody else saved it.",
            "%(number)s answers stay as somebody else saved them.",
            done.left,
        )
        messages.info(request, text % {"number": integer(done.left)})
    if done.sources:
        messages.info(request, _("Sources added: %(number)s.") % {"number": integer(done.sources)})
    return HttpResponseRedirect(room.url())


def _keep(room: Room, file: UploadedFile) -> Upload:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "questionnaire.xlsx"
        with path.open("wb") as copy:
            for chunk in file.chunks():
                copy.write(chunk)
        return services.keep_upload(desk=room.desk, path=path)


desk_upload, invited_upload = by_account(upload), by_link(upload)
desk_preview, invited_preview = by_account(preview), by_link(preview)
desk_apply, invited_apply = by_account(apply), by_link(apply)
