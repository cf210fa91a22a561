"""Framework to library: one framework, its measures as reference controls, its mappings as sets.

Kinds and levels of provisions become implementation groups, so that a reader can select by them. The
two ratings of a treaty become two questions whose scores add up. What CISO Assistant has no place
for is in the report.
"""

from __future__ import annotations

from dataclasses import replace

from ortaq.engine.exchange.ciso_assistant.framework.mappings_out import mapping_sets
from ortaq.engine.exchange.ciso_assistant.framework.nodes_out import NodesOut
from ortaq.engine.exchange.ciso_assistant.framework.urns import Urns
from ortaq.engine.exchange.ciso_assistant.framework.wording import default_language, worded
from ortaq.engine.exchange.ciso_assistant.model import (
    ImplementationGroup,
    Library,
    LibraryFramework,
    Objects,
    ReferenceControl,
    ScoreStep,
)
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.terms.framework import Engine, Framework, Scale
from ortaq.engine.terms.language import Trilingual

PACKAGER = "ortaq"


def from_framework(framework: Framework) -> tuple[Library, LossReport]:
    """The library of a framework, and what it could not take over."""
    book = LossBook()
    locale = default_language(framework.title)
    urns = Urns(PACKAGER, framework.code)
    nodes = NodesOut(framework, urns, locale, book)
    texts = {"name": framework.title, "description": _description(framework)}
    library = Library(
        urn=urns.of("library"),
        locale=locale,
        ref_id=framework.reference,
        copyright=framework.source.licence,
        version=_version(framework, book),
        provider=framework.source.name.in_(locale),
        packager=PACKAGER,
        objects=Objects(
            framework=worded(_body(framework, urns, nodes, book), locale, **texts),
            reference_controls=_controls(framework, urns) or None,
            requirement_mapping_sets=mapping_sets(framework, urns, nodes.provisions, book) or None,
        ),
    )
    _note(framework, book)
    return worded(library, locale, **texts), book.report()


def _body(framework: Framework, urns: Urns, nodes: NodesOut, book: LossBook) -> LibraryFramework:
    """The framework without its texts, on the scale on which its answers add up."""
    body = LibraryFramework(
        urn=urns.of("framework"),
        ref_id=framework.reference,
        implementation_groups_definition=_selections(framework) or None,
        requirement_nodes=nodes.all(),
    )
    scales = framework.scales
    if not scales:
        return body
    if framework.engine is Engine.TREATY:
        lowest = sum(min(step.value for step in scale.steps) for scale in scales)
        return replace(body, min_score=lowest, max_score=sum(scale.max for scale in scales))
    for scale in scales[1:]:
        book.note(f"framework.scales.{scale.code}", Reason.NO_PLACE)
    values = [step.value for step in scales[0].steps]
    steps = _steps(scales[0], default_language(framework.title))
    return replace(body, min_score=min(values), max_score=max(values), scores_definition=steps)


def _version(framework: Framework, book: LossBook) -> int:
    """Their versions are whole numbers: ours where it is one, else 1."""
    if framework.version.isascii() and framework.version.isdigit():
        return int(framework.version)
    book.note("framework.version", Reason.NO_PLACE)
    return 1


def _description(framework: Framework) -> Trilingual:
    """Publisher and address; a library has no field of its own for the address."""
    source = framework.source
    words = source.name.as_dict()
    return Trilingual.of({each: f"{name}\n{source.url}" for each, name in words.items() if name})


def _selections(framework: Framework) -> tuple[ImplementationGroup, ...]:
    kinds = dict.fromkeys(f"kind-{p.kind.value}" for p in framework.provisions)
    levels = sorted({p.level for p in framework.provisions if p.level is not None})
    return tuple(
        ImplementationGroup(ref_id=name, name=name.replace("-", ": "), default_selected=True)
        for name in (*kinds, *(f"level-{level}" for level in levels))
    )


def _steps(scale: Scale, locale: str) -> tuple[ScoreStep, ...]:
    return tuple(
        worded(ScoreStep(score=step.value), locale, name=step.label) for step in scale.steps
    )


def _controls(framework: Framework, urns: Urns) -> tuple[ReferenceControl, ...]:
    codes = dict.fromkeys(code for p in framework.provisions for code in p.typical_measures)
    return tuple(
        ReferenceControl(urn=urns.of("function", code), ref_id=code, name=code) for code in codes
    )


def _note(framework: Framework, book: LossBook) -> None:
    book.note("framework.engine", Reason.NO_PLACE)
    book.note("framework.source.text_policy", Reason.NO_PLACE)
    for scale in framework.scales:
        if framework.engine is not Engine.TREATY:
            book.note(f"framework.scales.{scale.code}.title", Reason.NO_PLACE)
    for group in framework.groups:
        if group.weight != 1:
            book.note("framework.groups.weight", Reason.NO_PLACE)
