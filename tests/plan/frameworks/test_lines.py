"""Lines between frameworks, drawn by the secretariat and read both ways."""

from __future__ import annotations

import pytest

from factories import frameworks
from ortaq.engine.terms.framework import Rationale, Relation
from ortaq.plan.frameworks import queries, services
from ortaq.plan.frameworks.models import ProvisionMapping
from ortaq.plan.frameworks.stored import line_state, state_digest
from ortaq.shared.actors import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return frameworks.loaded(mappings=()), frameworks.loaded(code="other", mappings=())


def drawn(pair, source="S-1", target="S-2", **changes):
    values = {"relation": Relation.SUPERSET, "strength": 7, **changes}
    return services.draw_line(
        actor=SYSTEM,
        source=frameworks.provision_row(pair[0], source),
        target=frameworks.provision_row(pair[1], target),
        draft=services.LineDraft(**values),
    )


def test_a_line_is_read_from_both_ends(pair) -> None:
    drawn(pair)

    (there,) = queries.list_lines(SYSTEM, *pair)
    (back,) = queries.list_lines(SYSTEM, *reversed(pair))

    assert (there.source, there.target, there.relation) == ("S-1", "S-2", Relation.SUPERSET)
    assert (back.source, back.target, back.relation) == ("S-2", "S-1", Relation.SUBSET)
    assert back.is_reversed


def test_a_pair_is_joined_once(pair) -> None:
    drawn(pair)

    with pytest.raises(services.LineExists):
        drawn(pair[::-1], "S-2", "S-1")


@pytest.mark.parametrize("strength", [-1, 11])
def test_strength_has_its_range(pair, strength) -> None:
    with pytest.raises(services.LineUnfit):
        drawn(pair, strength=strength)


def test_a_framework_is_not_joined_with_itself(pair) -> None:
    with pytest.raises(services.LineUnfit):
        drawn((pair[0], pair[0]))


def test_a_changed_line_is_one_of_the_secretariat(pair) -> None:
    row = frameworks.loaded(code="third")
    line = ProvisionMapping.objects.get(provision__framework=row)
    draft = services.LineDraft(Relation.NONE, 0, frameworks.words("no"), Rationale.FUNCTIONAL)

    services.change_line(actor=SYSTEM, line=line, draft=draft, seen=state_digest(line_state(line)))

    line.refresh_from_db()
    assert (line.origin, line.relation, line.rationale) == ("hand", "none", "functional")
    (change,) = queries.list_changes(SYSTEM, row)
    assert change.before["relation"] == "intersects"


def test_two_changes_of_a_line_do_not_overwrite_each_other(pair) -> None:
    line = drawn(pair)
    seen = state_digest(line_state(line))
    draft = services.LineDraft(Relation.EQUAL, 10)
    services.change_line(actor=SYSTEM, line=line, draft=draft, seen=seen)

    with pytest.raises(services.ChangedMeanwhile):
        services.change_line(actor=SYSTEM, line=line, draft=draft, seen=seen)


def test_lines_drawn_by_hand_outlive_a_new_file(pair) -> None:
    drawn(pair)

    frameworks.loaded(mappings=(), title=frameworks.words("Better title"))

    (line,) = queries.list_lines(SYSTEM, *pair)
    assert line.relation is Relation.SUPERSET


def test_a_removed_line_stays_in_the_history(pair) -> None:
    line = drawn(pair)

    services.remove_line(actor=SYSTEM, line=line)

    assert queries.list_lines(SYSTEM, *pair) == []
    kinds = [change.kind for change in queries.list_changes(SYSTEM, pair[0])]
    assert kinds == ["line_removed", "line_drawn"]


def test_relation_and_rationale_come_back_from_the_register(pair) -> None:
    drawn(pair, relation=Relation.NONE, strength=0, rationale=Rationale.SYNTACTIC)

    (mapping,) = queries.get_engine_framework(pair[0]).mappings

    assert (mapping.relation, mapping.rationale) == (Relation.NONE, Rationale.SYNTACTIC)
