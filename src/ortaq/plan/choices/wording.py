"""Sentences about choices."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.engine.render.numbers import format_decimal, format_percent
from ortaq.plan.choices.origin import Kind, Origin
from ortaq.shared.country import pack
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, language, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ortaq.engine.choose.conflict import Conflict
    from ortaq.engine.choose.why_not import WhyNot
    from ortaq.plan.choices.models import PlanningInput

_SHOWN = 0.05
"""Points that are shown as more than nothing."""


def points(value: float) -> str:
    """Points with one decimal."""
    return format_decimal(Decimal(str(value)), language(), places=1)


def thousands(value: float | Decimal) -> str:
    """Thousand tenge, whole."""
    return format_decimal(Decimal(str(value)), language(), places=0)


def proof(gap: float) -> str:
    """Share of the worth by which another set may exceed it, per cent with two decimals."""
    return format_percent(gap, language(), places=2)


def unproven_words(gap: float, asked: float) -> str:
    """How much better another set may still be, and how to go on; empty where the proof is as near as asked."""
    if gap <= asked:
        return ""
    return _(
        "The time ended before the proof: another set may be worth up to %(gap)s more, where %(asked)s was"
        " asked. To go on, compute it again with more seconds for the solver."
    ) % {"gap": proof(gap), "asked": proof(asked)}


def limit_words(kind: str, name: str, by: float) -> str:
    """A limit that a set breaks, or that would have to give way, and by how much."""
    code, _space, need = name.partition(" ")
    count = round(by)
    sentences = {
        "budget": _("money (%(which)s): %(by)s thousand tenge too little")
        % {"which": budget_words(name), "by": thousands(by)},
        "staff": _("posts (%(which)s): %(by)s too few") % {"which": name, "by": f"{by:g}"},
        "needs": _("%(code)s needs %(need)s to start before it") % {"code": code, "need": need},
        "exclusion": _("only one of these may be taken: %(codes)s") % {"codes": name},
        "cover": ngettext(
            "too little in “%(tag)s”: %(count)s measure is missing",
            "too little in “%(tag)s”: %(count)s measures are missing",
            count,
        )
        % {"tag": tag_words(name), "count": count},
        "years": _("%(code)s does not fit into the years of the plan") % {"code": name},
    }
    return sentences.get(kind) or _("%(code)s is demanded") % {"code": name}


def tag_words(tag: str) -> str:
    """A tag as people call it."""
    kind, _colon, value = tag.partition(":")
    if kind == "direction":
        return label(value, "direction")
    if kind == "kind":
        return label(value, "group")
    names = {region.code: region.name for region in pack().regions}
    return in_language(names.get(value)) or value


def origins_of(told: PlanningInput | None) -> list[tuple[str, Origin]]:
    """The numbers of a planning input that experts estimated, in words, and which survey it was."""
    words = {Kind.COST: _("costs"), Kind.EFFECT: _("effect"), Kind.HARM: _("money saved")}
    origins = told.origins if told else {}
    return [(words[kind], Origin.of(origins[kind])) for kind in Kind if kind in origins]


def budget_words(name: str) -> str:
    """A budget by its year and source, either of which may be missing."""
    parts = name.split()
    year = next((part for part in parts if part.isdigit()), "")
    source = next((part for part in parts if not part.isdigit()), "")
    words = [year or _("all years"), label(source, "cost_source") if source else _("all sources")]
    return ", ".join(words)


def next_money_words(amount: float) -> str:
    """What is asked of more money."""
    return _("What %(amount)s thousand tenge more buy") % {"amount": thousands(amount)}


def robustness_words(sure: dict[str, Any]) -> str:
    """How the set fared in the drawn worlds."""
    low, _middle, high = sure["worth"]
    return _(
        "Costs and effects were drawn %(draws)s times within the spreads of the planning inputs. This set"
        " kept all limits in %(fits)s of the draws; in eight draws of ten it was worth %(low)s to %(high)s"
        " points. The tables above say how often each measure belonged to the best set."
    ) % {
        "draws": sure["draws"],
        "fits": percent(sure["affordable"]),
        "low": points(low),
        "high": points(high),
    }


def conflict_words(conflicts: Iterable[Conflict]) -> Iterator[str]:
    """Why no set keeps all limits, one sentence each: how far which would have to give way."""
    yield _("No set of measures keeps all limits together. It would be enough to ease these:")
    yield from _limits(conflicts)


def why_not_words(answer: WhyNot) -> tuple[str, ...]:
    """Why a measure was not chosen, one sentence each."""
    return tuple(_why_not(answer))


def open_answers_words(count: int) -> str:
    """How many measures still have no answer."""
    return ngettext(
        "The time ended before it was known of %(count)s measure why it was not chosen.",
        "The time ended before it was known of %(count)s measures why they were not chosen.",
        count,
    ) % {"count": count}


def _why_not(answer: WhyNot) -> Iterable[str]:
    if answer.conflicts:
        yield _("It can't be chosen within these limits, whatever else is left out:")
        yield f"{'; '.join(_limits(answer.conflicts))}."
        return
    yield from _named(
        (
            _("It can't be taken together with these, which are chosen: %(codes)s."),
            answer.shut_out_by,
        ),
        (_("It needs what is not chosen: %(codes)s."), answer.missing),
    )
    if answer.is_empty:
        yield _("It adds no points: it closes no open gap that weighs anything. Link it to one.")
    yield from _loss(answer)
    yield from _named(
        (_("It would displace: %(codes)s."), answer.displaces),
        (_("These would start in another year or size: %(codes)s."), answer.moves),
        (_("It would bring with it: %(codes)s."), answer.brings),
    )
    if answer.cost:
        yield _cost(answer)


def _limits(conflicts: Iterable[Conflict]) -> Iterator[str]:
    return (limit_words(one.limit, one.name, one.by) for one in conflicts)


def _named(*told: tuple[str, tuple[str, ...]]) -> Iterator[str]:
    """Each sentence that has codes to name."""
    return (sentence % {"codes": ", ".join(codes)} for sentence, codes in told if codes)


def _cost(answer: WhyNot) -> str:
    """What it costs, and the set with it beside the choice."""
    more = answer.extra_cost
    words = {"cost": thousands(answer.cost), "more": thousands(abs(more))}
    if not round(more):
        return _("It costs %(cost)s thousand tenge; that set costs as much as this one.") % words
    if more > 0:
        return _("It costs %(cost)s thousand tenge; that set is %(more)s dearer.") % words
    return _("It costs %(cost)s thousand tenge; that set is %(more)s cheaper.") % words


def _loss(answer: WhyNot) -> Iterable[str]:
    """What the set with it is worth beside the choice, and what is proven of it."""
    words = {"loss": points(abs(answer.loss)), "least": points(answer.least_loss)}
    if answer.loss <= -_SHOWN:
        yield (
            _(
                "A set with it was found that is worth %(loss)s points more: compute the choice again with more"
                " seconds for the solver."
            )
            % words
        )
    elif answer.loss < _SHOWN:
        if not answer.is_empty:
            yield _("A set with it is worth as much, as far as the solver has proven.")
    elif answer.is_exact:
        yield _("The best set with it is worth %(loss)s points less.") % words
    elif answer.least_loss >= _SHOWN:
        yield (
            _("The best set with it is worth at least %(least)s and at most %(loss)s points less.")
            % words
        )
    else:
        yield (
            _("The best set with it is worth at most %(loss)s points less; how much is not proven.")
            % words
        )
