"""The HTTP API: OpenAPI 3.1 at `/api/v1/openapi.json`, errors as RFC 9457 problem documents."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig
from django.db.utils import OperationalError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from ortaq import __doc__ as product
from ortaq.act.campaigns.api import router as identifiers
from ortaq.act.intake.api import router as reports
from ortaq.act.intake.services.submit import KeyReused, SourceIdReused
from ortaq.act.reports.services import InvalidReport, QuotaUsedUp
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations.api import comments, consultations, dispositions
from ortaq.plan.decisions.api import assignments, decisions, meetings
from ortaq.shared.actors import NotAllowed
from ortaq.shared.full_disk import ROOM_AGAIN_S, is_disk_full
from ortaq.shared.limits import TooManyTries
from ortaq.shared.sentences import sentence, sentence_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from ninja.openapi.schema import OpenAPISchema

PROBLEM_TYPE = "application/problem+json"

_log = logging.getLogger(__name__)


class DescribedAPI(NinjaAPI):
    """An API whose description gives errors the content type that they have."""

    def get_openapi_schema(self, **arguments: Any) -> OpenAPISchema:
        """The description, with problem documents as such."""
        described = super().get_openapi_schema(**arguments)
        for operations in described["paths"].values():
            for operation in operations.values():
                for code, response in operation["responses"].items():
                    if int(code) >= HTTPStatus.BAD_REQUEST:
                        response["content"] = {PROBLEM_TYPE: response["content"].popitem()[1]}
        return described


api = DescribedAPI(
    title="Ortaq",
    version="1",
    description=product or "",
    urls_namespace="api",
    docs_url=None,
)
api.add_router("/reports", reports)
api.add_router("/identifiers", identifiers)
api.add_router("/decisions", decisions)
api.add_router("/meetings", meetings)
api.add_router("/assignments", assignments)
api.add_router("/consultations", consultations)
api.add_router("/comments", comments)
api.add_router("/dispositions", dispositions)

_STATUS: dict[type[OrtaqError], int] = {
    NotAllowed: 403,
    KeyReused: 422,
    SourceIdReused: 409,
    TooManyTries: 429,
    QuotaUsedUp: 429,
    InvalidReport: 422,
}


def _problem(request: HttpRequest, status: int, code: str, **members: object) -> HttpResponse:
    body = {"type": f"urn:ortaq:problem:{code}", "status": status, "code": code, **members}
    response = api.create_response(request, body, status=status)
    response["Content-Type"] = PROBLEM_TYPE
    return response


def bad_request(request: HttpRequest) -> HttpResponse:
    """The problem document of a request that no operation can read."""
    return _problem(request, 400, "invalid_request", title=sentence_for("invalid_request", {}))


@api.exception_handler(OrtaqError)
def _refused(request: HttpRequest, error: OrtaqError) -> HttpResponse:
    members: dict[str, object] = {"title": sentence(error)}
    if isinstance(error, InvalidReport):
        members["errors"] = [
            {"field": problem.field, "code": problem.code, "detail": sentence(problem)}
            for problem in error.problems
        ]
    response = _problem(request, _STATUS.get(type(error), 409), error.code, **members)
    if isinstance(error, TooManyTries | QuotaUsedUp):
        response["Retry-After"] = str(error.parameters["seconds"])
    if isinstance(error, QuotaUsedUp):
        response["RateLimit-Limit"] = str(error.parameters["limit"])
        response["RateLimit-Remaining"] = str(error.parameters["remaining"])
        response["RateLimit-Reset"] = str(error.parameters["seconds"])
    return response


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        {
            "field": ".".join(str(step) for step in item["loc"][1:]),
            "code": item["type"],
            "detail": item["msg"],
        }
        for item in error.errors
    ]
    title = sentence_for("invalid_request", {})
    return _problem(request, 422, "invalid_request", title=title, errors=errors)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = _problem(request, 401, "not_signed_in", title=sentence_for("not_signed_in", {}))
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(ObjectDoesNotExist)
def _absent(request: HttpRequest, error: ObjectDoesNotExist) -> HttpResponse:
    return _problem(request, 404, "not_found", title=sentence_for("not_found", {}))


@api.exception_handler(HttpError)
def _bad(request: HttpRequest, error: HttpError) -> HttpResponse:
    title = sentence_for("invalid_request", {})
    return _problem(request, error.status_code, "invalid_request", title=title)


@api.exception_handler(RequestDataTooBig)
def _too_long(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return bad_request(request)


@api.exception_handler(OperationalError)
@api.exception_handler(OSError)
def _no_room(request: HttpRequest, error: OperationalError | OSError) -> HttpResponse:
    if not is_disk_full(error):
        raise error
    _log.error("a disk is full: nothing can be stored")
    response = _problem(request, 503, "no_room", title=sentence_for("no_room", {}))
    response["Retry-After"] = str(ROOM_AGAIN_S)
    return response
