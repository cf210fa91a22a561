"""Files of other programs: what is kept, and a door for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ortaq.engine.exchange.framework_files import read_framework_content
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks import queries, services
from ortaq.plan.frameworks.forms.files import FileForm
from ortaq.plan.frameworks.permissions import MANAGE, READ
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence, sentence_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50


@require_GET
@allow(READ)
def libraries(request: HttpRequest) -> HttpResponse:
    """The libraries that are kept whole, and what is in each."""
    actor = actor_of(request)
    found = queries.list_libraries(actor).prefetch_related("frameworks")
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_manage": actor.may(MANAGE),
        "breadcrumbs": _breadcrumbs(),
    }
    return render(request, "frameworks/libraries.html", context)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def import_file(request: HttpRequest) -> HttpResponse:
    """Load the frameworks of a file."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            file = read_framework_content(upload.name, upload.read())
            loaded = services.load_file(actor=actor_of(request), file=file)
        except UnicodeDecodeError:
            form.add_error("file", sentence_for("unknown_encoding", {}))
        except OrtaqError as error:
            form.add_error("file", sentence(error))
        else:
            messages.success(
                request, _("Loaded: %(names)s.") % {"names": ", ".join(loaded.references)}
            )
            if loaded.frameworks:
                first = loaded.frameworks[0].framework.reference
                return redirect("frameworks:framework", reference=first)
            return redirect("frameworks:libraries")
    context = {"form": form, "breadcrumbs": _breadcrumbs()}
    status = 422 if form.errors else 200
    return render(request, "frameworks/import.html", context, status=status)


def _breadcrumbs() -> list[dict[str, str]]:
    return [{"label": _("Frameworks"), "url": reverse("frameworks:list")}]
