"""What organisations say matters more, and the weights that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.choices import permissions, queries, services
from ortaq.plan.choices.forms import JudgingForm
from ortaq.plan.choices.forms.judging import judged_values
from ortaq.plan.choices.queries.judging import pairs_of
from ortaq.plan.measures.queries import find_current_plan
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
@allow(permissions.READ)
def weights_page(request: HttpRequest) -> HttpResponse:
    """The weights of all together, where they disagree, and one's own judgements."""
    actor = actor_of(request)
    plan = find_current_plan(actor, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    joint = queries.get_joint_judgement(actor, plan)
    own = queries.own_judgement(actor, plan)
    form = JudgingForm(
        request.POST or None,
        directions=joint.directions,
        initial=judged_values(pairs_of(own)) if own else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.judge_pairs(actor=actor, plan=plan, judged=form.judged())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The judgements of your organisation are kept."))
            return redirect(f"{reverse('choices:weights')}?plan={plan.slug}")
    context = {
        "plan": plan,
        "joint": joint,
        "own": own,
        "form": form,
        "may_judge": actor.may(permissions.JUDGE) and actor.organisation_id is not None,
        "breadcrumbs": [
            {"label": _("Choices"), "url": f"{reverse('choices:list')}?plan={plan.slug}"}
        ],
    }
    return render(request, "choices/weights.html", context, status=422 if form.errors else 200)
