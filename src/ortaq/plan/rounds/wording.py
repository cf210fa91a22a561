"""Words of rounds that need more than a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from ortaq.engine.terms.language import Language, Trilingual
from ortaq.shared.sentences import sentence_for

if TYPE_CHECKING:
    from ortaq.plan.rounds.queries import Shortcoming

NAMES_SHOWN = 12


def step_labels() -> list[str]:
    """The pages of the sequence, in order."""
    return [
        _("What is asked"),
        _("Who answers"),
        _("People and links"),
        _("Deadline and letter"),
        _("Check and send"),
    ]


def shortcoming_words(one: Shortcoming) -> str:
    """What is missing, in a sentence."""
    text = {
        "no_scope": _("Nothing is asked yet. Choose the provisions."),
        "no_assignment": _("Nobody is asked yet. Say which organisation answers what."),
        "no_deadline": _("There is no last day to answer. Set one."),
        "deadline_past": _("The last day to answer lies in the past. Choose another one."),
        "no_message": _("The letter lacks its Kazakh or Russian words. Write them."),
        "assessment_closed": _("The assessment is closed and takes no answers. Open it again."),
        "unassigned": _("Provisions that nobody is asked about: %(names)s."),
        "nobody_there": _(
            "Organisations without anybody who could answer: %(names)s. Invite somebody, or have"
            " accounts opened."
        ),
        "no_email": _("Accounts without an e-mail address, which get no letter: %(names)s."),
    }[one.code]
    return text % {"names": some(one.names)}


def some(names: tuple[str, ...]) -> str:
    """The first names of a list, and how many more there are."""
    listed = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return (
        _("%(names)s and %(more)s more") % {"names": listed, "more": more} if more > 0 else listed
    )


def usual_message() -> Trilingual:
    """The opening letter as it is proposed, in the three languages."""
    words = {}
    for code in Language:
        with override(code):
            words[code.value] = _(
                "Dear colleagues,\n\nplease answer the questions that concern your organisation."
                " Where you do not know, say so: “don’t know” is an answer too. Name the act and"
                " the article, the statistic or the document that your answer rests on."
            )
    return Trilingual.of(words)


def problem_words(problem: dict[str, object]) -> str:
    """What could not be read, with the address of its cell."""
    parameters = problem["parameters"]
    values = dict(parameters) if isinstance(parameters, dict) else {}
    text = sentence_for(str(problem["code"]), values)
    cell = str(problem["cell"])
    return _("Cell %(cell)s: %(text)s") % {"cell": cell, "text": text} if cell else text
