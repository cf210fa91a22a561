"""Articles of the country's law that may answer to a provision of a treaty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.plan.frameworks.queries import get_provision
from ortaq.plan.gaps import permissions, queries
from ortaq.shared.access import actor_of, allow
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
@allow(permissions.ALIGN)
def look_up(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """The likeliest articles with the reasons; somebody reads and chooses."""
    actor = actor_of(request)
    provision = get_provision(actor, reference, code)
    at = reverse("gaps:law_provision", args=[reference, code])
    context = {
        "provision": provision,
        "looked": queries.look_up_articles(actor, provision),
        "breadcrumbs": [
            {"label": _("Law beside treaties"), "url": reverse("gaps:laws")},
            {
                "label": in_language(provision.framework.title),
                "url": reverse("gaps:law_profile", args=[reference]),
            },
            {"label": f"{provision.code} {in_language(provision.title)}", "url": at},
        ],
    }
    return render(request, "laws/look_up.html", context)
