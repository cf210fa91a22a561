"""What every page knows: the site, its languages, the way around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ortaq.act.campaigns import permissions as campaigns
from ortaq.act.reports import permissions as reports
from ortaq.plan.assessments.permissions import RESPOND
from ortaq.shared.access import actor_of
from ortaq.shared.actors import PUBLIC, Actor, Permission
from ortaq.shared.outbox import permissions as outbox
from ortaq.shared.people.permissions import MANAGE_PEOPLE, SIGNED_IN

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Site:
    """Facts of this installation that a page shows."""

    demo: bool
    theme: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This page in another language."""

    code: str
    name_local: str
    url: str


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the main navigation; its children show while one of them is current."""

    label: str
    url: str
    current: bool
    children: tuple[Way, ...] = ()


_Entry = tuple[str, str, "Permission | None", list[tuple[str, str]]]
"""Label, name of the page, who sees it, labels and names of the pages below it."""


def site(request: HttpRequest) -> dict[str, object]:
    """The context of every page."""
    return {
        "site": Site(demo=settings.HOME.demo_mark.exists(), theme=_theme(request)),
        "languages": [
            LanguageLink(code, name, translate_url(request.get_full_path(), code))
            for code, name in settings.LANGUAGES
        ],
        "navigation": _navigation(request),
        "current_language": get_language(),
    }


def _theme(request: HttpRequest) -> str:
    theme = request.COOKIES.get("theme", "")
    return theme if theme in {"light", "dark"} else ""


def _navigation(request: HttpRequest) -> list[Way]:
    actor = actor_of(request)
    tasks = [(_("My tasks"), "rounds:tasks")] if actor.may(RESPOND) else []
    ways: list[_Entry] = [
        (_("Report a fraud"), "intake:form", None, []),
        (_("Check a number"), "campaigns:check", None, []),
        (_("Reports"), "reports:list", reports.READ, [(_("Identifiers"), "reports:identifiers")]),
        (_("Campaigns"), "campaigns:list", campaigns.READ, []),
        (
            _("Picture"),
            "statistics:picture",
            None,
            [
                (_("Indicators"), "indicators:list"),
                (_("Published figures"), "statistics:published"),
            ],
        ),
        (_("Frameworks"), "frameworks:list", SIGNED_IN, []),
        (
            _("Assessments"),
            "assessments:list",
            SIGNED_IN,
            [(_("Rounds"), "rounds:list"), *tasks],
        ),
        (_("Gaps"), "gaps:list", SIGNED_IN, []),
        (
            _("Measures"),
            "measures:list",
            SIGNED_IN,
            [
                (_("Choosing measures"), "choices:list"),
                (_("Surveys of experts"), "surveys:list"),
                (_("Half-year board"), "monitoring:board"),
            ],
        ),
        (_("Plan"), "monitoring:plan", None, []),
        (_("Public consultations"), "consultations:list", None, []),
        (
            _("Committee"),
            "decisions:committee",
            SIGNED_IN,
            [(_("Assignments"), "decisions:assignments")],
        ),
        (_("Outbox"), "outbox:list", outbox.READ, []),
        (
            _("People"),
            "people:users",
            MANAGE_PEOPLE,
            [(_("API tokens"), "people:tokens"), (_("Well-known list"), "reports:hubs")],
        ),
    ]
    return [
        _way(request.path, label, name, below)
        for label, name, permission, below in ways
        if _open_to(actor, name, permission)
    ]


def _way(path: str, label: str, name: str, below: list[tuple[str, str]]) -> Way:
    pages = [(label, reverse(name)), *((text, reverse(page)) for text, page in below)]
    here = max((url for _text, url in pages if path.startswith(url)), key=len, default="")
    children = [Way(text, url, current=url == here) for text, url in pages] if below else []
    return Way(label, pages[0][1], current=bool(here), children=tuple(children))


def _open_to(actor: Actor, name: str, permission: Permission | None) -> bool:
    if permission is not None:
        return actor.may(permission)
    return name != "intake:form" or actor == PUBLIC
