"""Who is asked: people with an account, and guests by a personal link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.surveys.models import Expert, SurveyStatus
from ortaq.plan.surveys.permissions import MANAGE
from ortaq.plan.surveys.services.drafts import lock_survey, note, require_status
from ortaq.plan.surveys.services.letters import LINK, tell
from ortaq.shared import clock
from ortaq.shared.outbox.services import check_address
from ortaq.shared.personal_links import services as personal_links

if TYPE_CHECKING:
    from ortaq.plan.surveys.models import Survey
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation, User


class ExpertAskedAlready(OrtaqError):
    """This person is among the experts. Send a new link instead."""

    code = "expert_asked_already"


@transaction.atomic
def ask_account(*, actor: Actor, survey: Survey, user: User) -> Expert:
    """Ask the owner of an account; while the survey runs he is told at once.

    Raises:
        SurveyWrongStatus: the survey is over.
        ExpertAskedAlready: he is asked.
    """
    current = _lock_open_to_experts(actor, survey)
    if current.experts.filter(user=user).exists():
        raise ExpertAskedAlready(survey=current.reference)
    return _add(actor, current, name=user.display_name or user.username, user=user)


@transaction.atomic
def ask_guest(
    *,
    actor: Actor,
    survey: Survey,
    name: str,
    email: str,
    language: str,
    organisation: Organisation | None = None,
) -> Expert:
    """Ask somebody without an account; while the survey runs his link goes out at once.

    Raises:
        SurveyWrongStatus: the survey is over.
        AddressUnfit: this is no e-mail address.
        ExpertAskedAlready: he is asked.
    """
    current = _lock_open_to_experts(actor, survey)
    address = email.strip()
    check_address(address)
    if current.experts.filter(email__iexact=address).exists():
        raise ExpertAskedAlready(survey=current.reference)
    return _add(
        actor,
        current,
        name=name.strip(),
        email=address,
        language=language,
        organisation=organisation,
    )


@transaction.atomic
def remove_expert(*, actor: Actor, expert: Expert) -> None:
    """Take somebody off a draft; once the survey runs, ask him no more: what he said stays.

    Raises:
        SurveyWrongStatus: the survey is over.
    """
    current = _lock_open_to_experts(actor, expert.survey)
    found = Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)
    if current.is_draft:
        _note(actor, "survey.remove_expert", current, found)
        found.delete()
    elif not found.is_revoked:
        personal_links.revoke(found, by=actor.name)
        _note(actor, "survey.revoke_expert", current, found)


@transaction.atomic
def renew_link(*, actor: Actor, expert: Expert) -> Expert:
    """Ask a person again: a guest gets a new link and the one before ends.

    Raises:
        SurveyWrongStatus: the survey doesn't run.
    """
    actor.require(MANAGE)
    current = lock_survey(expert.survey)
    require_status(current, SurveyStatus.FIRST, SurveyStatus.SECOND)
    found = Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)
    found.survey = current
    personal_links.renew(found)
    _note(actor, "survey.renew_link", current, found)
    tell(actor=actor, survey=current, expert=found, kind=LINK, occasion=str(found.issue))
    return found


def _lock_open_to_experts(actor: Actor, survey: Survey) -> Survey:
    actor.require(MANAGE)
    current = lock_survey(survey)
    require_status(current, SurveyStatus.DRAFT, SurveyStatus.FIRST, SurveyStatus.SECOND)
    return current


def _add(
    actor: Actor,
    survey: Survey,
    *,
    name: str,
    user: User | None = None,
    email: str = "",
    language: str = "kk",
    organisation: Organisation | None = None,
) -> Expert:
    expert = Expert(
        survey=survey,
        user=user,
        organisation=organisation,
        name=name,
        email=email,
        language=user.language if user is not None else language,
        added_at=clock.now(),
        added_by=actor.name,
    )
    personal_links.give(expert)
    expert.save()
    _note(actor, "survey.ask", survey, expert)
    if not survey.is_draft:
        tell(actor=actor, survey=survey, expert=expert, kind=LINK, occasion="1")
    return expert


def _note(actor: Actor, action: str, survey: Survey, expert: Expert) -> None:
    note(actor, action, survey, expert=expert.public_id)
