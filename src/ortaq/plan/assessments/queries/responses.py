"""Reading what each organisation answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, QuerySet

from ortaq.plan.assessments.models import Answer, AnswerState, Response, ResponseChange

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.people.models import Organisation


class Rating(NamedTuple):
    """What one organisation's response is scored by: all of it but the words."""

    organisation_id: int
    state: str
    law: int | None
    practice: int | None
    value: int | None


def find_response(
    assessment: Assessment, provision: Provision, organisation: Organisation | int
) -> Response | None:
    """What an organisation answers to a provision, or None where it never did."""
    return (
        Response.objects.filter(
            assessment=assessment, provision=provision, organisation=organisation, version__gt=0
        )
        .select_related("organisation")
        .first()
    )


def list_responses(
    assessment: Assessment,
    *,
    organisation: Organisation | None = None,
    provision: Provision | None = None,
) -> QuerySet[Response]:
    """Responses, in the framework's order and by organisation; withdrawn ones stand among them."""
    found = Response.objects.filter(assessment=assessment, version__gt=0)
    if organisation is not None:
        found = found.filter(organisation=organisation)
    if provision is not None:
        found = found.filter(provision=provision)
    return found.select_related("provision", "organisation").order_by(
        "provision__position", "organisation__code"
    )


def count_responses(assessment: Assessment) -> dict[int, int]:
    """How many provisions each organisation answered, by its key; none is left out."""
    given = Response.objects.filter(assessment=assessment).exclude(state=AnswerState.UNANSWERED)
    return dict(given.values_list("organisation").annotate(count=Count("pk")).order_by())


def list_disputed(assessment: Assessment) -> QuerySet[Answer]:
    """Answers on which organisations differ and no session agreed yet, in the framework's order."""
    return (
        Answer.objects.filter(assessment=assessment, disputed=True)
        .select_related("provision", "organisation")
        .order_by("provision__position")
    )


def list_response_changes(response: Response) -> QuerySet[ResponseChange]:
    """The history of a response, newest first."""
    return ResponseChange.objects.filter(response=response).order_by("-version")
