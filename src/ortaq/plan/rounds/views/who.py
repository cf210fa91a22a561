"""What is asked, who answers, and which people are invited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks.queries import list_branches
from ortaq.plan.rounds import permissions, queries, services
from ortaq.plan.rounds.forms import AssignForm, InviteForm, InviteManyForm, ScopeForm
from ortaq.plan.rounds.views.prepare import steps
from ortaq.plan.rounds.wording import some
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language, integer, language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.frameworks.models import Provision, ProvisionGroup
    from ortaq.plan.rounds.models import Round
    from ortaq.shared.people.models import Organisation

MOST_BOXES = 1_200
"""Boxes of one form; `DATA_UPLOAD_MAX_NUMBER_FIELDS` is 2,000. Larger scopes are chosen by group."""


@dataclass(frozen=True, slots=True)
class Node:
    """A group of the tree with what is chosen in it: (provision, chosen, names of who answers)."""

    group: ProvisionGroup
    depth: int
    provisions: tuple[tuple[Provision, bool, str], ...]

    @property
    def chosen(self) -> int:
        """How many are chosen."""
        return sum(chosen for _provision, chosen, _who in self.provisions)

    @property
    def assigned(self) -> int:
        """How many somebody answers."""
        return sum(bool(answering) for _provision, _chosen, answering in self.provisions)

    @property
    def is_partly(self) -> bool:
        """True where some are answered and others by nobody."""
        return 0 < self.assigned < len(self.provisions)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def scope(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the provisions in the framework's tree."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    tree = _tree(round_)
    form = ScopeForm(request.POST or None, codes=_codes(tree))
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["provisions"]) | _of_groups(request, tree)
        number = services.choose_scope(actor=actor, round_=round_, codes=chosen)
        text = ngettext("%(number)s question is asked.", "%(number)s questions are asked.", number)
        messages.success(request, text % {"number": integer(number)})
        if "stay" in request.POST or not number:
            return redirect("rounds:scope", reference=reference)
        return redirect("rounds:who", reference=reference)
    context = {**steps(round_, "scope"), "tree": tree, "form": form, "by_group": _is_large(tree)}
    return render(request, "rounds/scope.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def who(request: HttpRequest, reference: str) -> HttpResponse:
    """Say which organisations answer which provisions."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    tree = [node for node in _tree(round_, only_scope=True) if node.provisions]
    data = None
    if request.method == "POST":
        data = request.POST.copy()
        data.setlist(
            "provisions", sorted({*data.getlist("provisions"), *_of_groups(request, tree)})
        )
    form = AssignForm(data, codes=_codes(tree))
    if request.method == "POST" and form.is_valid():
        changed = services.assign(
            actor=actor,
            round_=round_,
            codes=form.cleaned_data["provisions"],
            organisations=form.chosen(),
            way=form.way_chosen(),
        )
        text = ngettext(
            "%(number)s assignment changed.", "%(number)s assignments changed.", changed
        )
        messages.success(request, text % {"number": integer(changed)})
        return redirect("rounds:who", reference=reference)
    context = {
        **steps(round_, "who"),
        "tree": tree,
        "form": form,
        "by_group": _is_large(tree),
        "matrix": queries.get_matrix(round_),
        "previous": queries.find_previous(round_),
        "kinds": _by_kind(form),
        "chosen": set(data.getlist("organisations")) if data is not None else set(),
        "is_everything": "everything" in request.POST,
        "marked": set(data.getlist("provisions")) if data is not None else set(),
    }
    return render(request, "rounds/who.html", context, status=422 if form.errors else 200)


@require_POST
@allow(permissions.MANAGE)
def copy(request: HttpRequest, reference: str) -> HttpResponse:
    """Assign as in the round before."""
    actor = actor_of(request)
    added = services.copy_assignments(actor=actor, round_=queries.get_round(actor, reference))
    return _assigned(request, reference, added)


@require_POST
@allow(permissions.MANAGE)
def propose(request: HttpRequest, reference: str) -> HttpResponse:
    """Assign what nobody answers by kinds."""
    actor = actor_of(request)
    added = services.propose_assignments(
        actor=actor,
        round_=queries.get_round(actor, reference),
        organisations=list_organisations(on=clock.today(), language=language()),
    )
    return _assigned(request, reference, added)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def people(request: HttpRequest, reference: str) -> HttpResponse:
    """Who can answer for each organisation, and inviting people without an account."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    asked = queries.list_asked_organisations(round_)
    form = InviteForm(request.POST or None, organisations=asked)
    if request.method == "POST" and form.is_valid():
        try:
            services.invite(actor=actor, round_=round_, **form.values())
        except OrtaqError as error:
            form.add_error("email", sentence(error))
        else:
            messages.success(request, _("The person is invited."))
            return redirect("rounds:people", reference=reference)
    return _people_page(request, round_, asked, form=form)


@require_POST
@allow(permissions.MANAGE)
def invite_many(request: HttpRequest, reference: str) -> HttpResponse:
    """Invite people by a list."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    asked = queries.list_asked_organisations(round_)
    form = InviteManyForm(request.POST, organisations=asked)
    if form.is_valid():
        try:
            number = services.invite_many(
                actor=actor,
                round_=round_,
                people=form.cleaned_data["people"],
                language=form.cleaned_data["letter_language"],
            )
        except OrtaqError as error:
            form.add_error("people", sentence(error))
        else:
            text = ngettext(
                "%(number)s person is invited.", "%(number)s people are invited.", number
            )
            messages.success(request, text % {"number": integer(number)})
            return redirect("rounds:people", reference=reference)
    return _people_page(request, round_, asked, many_form=form)


def _people_page(
    request: HttpRequest,
    round_: Round,
    asked: list[Organisation],
    *,
    form: InviteForm | None = None,
    many_form: InviteManyForm | None = None,
) -> HttpResponse:
    form = form or InviteForm(organisations=asked)
    many_form = many_form or InviteManyForm(organisations=asked)
    members = queries.list_members([organisation.pk for organisation in asked])
    invited: dict[int, list[object]] = {}
    for invitation in queries.list_invitations(round_):
        invited.setdefault(invitation.organisation_id, []).append(invitation)
    context = {
        **steps(round_, "people"),
        "form": form,
        "many_form": many_form,
        "rows": [(one, members.get(one.pk, []), invited.get(one.pk, [])) for one in asked],
    }
    status = 422 if form.errors or many_form.errors else 200
    return render(request, "rounds/people.html", context, status=status)


@require_POST
@allow(permissions.MANAGE)
def revoke(request: HttpRequest, reference: str, public_id: str) -> HttpResponse:
    """End an invitation."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    services.revoke(actor=actor, invitation=queries.get_invitation(round_, public_id))
    messages.success(request, _("The link works no more. What was answered stays."))
    return redirect("rounds:people", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def renew(request: HttpRequest, reference: str, public_id: str) -> HttpResponse:
    """Send a new link."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    services.renew_link(actor=actor, invitation=queries.get_invitation(round_, public_id))
    messages.success(
        request, _("A new link goes out within a minute; the one before works no more.")
    )
    return redirect("rounds:people", reference=reference)


def _tree(round_: Round, *, only_scope: bool = False) -> list[Node]:
    scope = set(queries.list_scope(round_).values_list("pk", flat=True))
    names = {
        one.pk: in_language(one.short_name) for one in queries.list_asked_organisations(round_)
    }
    answering: dict[int, list[str]] = {}
    for provision, organisation in queries.list_assignments(round_):
        answering.setdefault(provision, []).append(names[organisation])
    return [
        Node(
            branch.group,
            branch.depth,
            tuple(
                (
                    provision,
                    provision.pk in scope,
                    some(tuple(sorted(answering.get(provision.pk, ())))),
                )
                for provision in branch.provisions
                if provision.assessable and (not only_scope or provision.pk in scope)
            ),
        )
        for branch in list_branches(round_.assessment.framework)
    ]


def _codes(tree: list[Node]) -> list[str]:
    return [provision.code for node in tree for provision, _chosen, _who in node.provisions]


def _is_large(tree: list[Node]) -> bool:
    return len(_codes(tree)) > MOST_BOXES


def _of_groups(request: HttpRequest, tree: list[Node]) -> set[str]:
    """Codes of the provisions of the groups, or of everything, that was marked as a whole."""
    marked = set(request.POST.getlist("groups"))
    if "everything" in request.POST:
        marked |= {node.group.code for node in tree}
    return {
        provision.code
        for node in tree
        if node.group.code in marked
        for provision, _chosen, _who in node.provisions
    }


def _by_kind(form: AssignForm) -> list[tuple[str, list[Organisation]]]:
    kinds: dict[str, list[Organisation]] = {}
    for organisation in form.listed.values():
        kinds.setdefault(organisation.group, []).append(organisation)
    return sorted(kinds.items())


def _assigned(request: HttpRequest, reference: str, added: int) -> HttpResponse:
    if added:
        text = ngettext("%(number)s assignment added.", "%(number)s assignments added.", added)
        messages.success(request, text % {"number": integer(added)})
    else:
        messages.info(request, _("There was nothing to add."))
    return redirect("rounds:who", reference=reference)
