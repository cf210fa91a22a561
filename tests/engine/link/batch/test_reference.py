"""The fast grouping gives what plain Python gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from engine.link.batch.worlds import judgements, text_pairs, worlds
from ortaq.engine.link.batch import grouping, reference
from ortaq.engine.link.batch.judged import constrain
from ortaq.engine.link.batch.policy import BatchPolicy

EAGER = BatchPolicy(mixing=0.1, size_weight=0.1, least_evidence=-1.0, few=3)
TRUSTING = replace(EAGER, cell_information=0.01, script_pairs=0.01, unshared=0.1)


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_equal_groups(world):
    fast = grouping.group_reports(*world)

    slow = reference.group_reports(*world)

    assert fast.group.tolist() == slow.group.tolist()


@settings(max_examples=60, deadline=None)
@given(worlds(), judgements())
def test_equal_groups_under_judgements(world, judged):
    rows = {str(row): row for row in range(len(world[0]))}
    constraints = constrain(judged, rows)
    fast = grouping.group_reports(*world, constraints=constraints, policy=EAGER)

    slow = reference.group_reports(*world, constraints=constraints, policy=EAGER)

    assert fast.group.tolist() == slow.group.tolist()


@settings(max_examples=60, deadline=None)
@given(worlds(), text_pairs(), judgements())
def test_equal_groups_with_texts(world, pairs, judged):
    texts = pairs.where(pairs.other < len(world[0]))
    rows = {str(row): row for row in range(len(world[0]))}
    more = {"constraints": constrain(judged, rows), "policy": TRUSTING}
    fast = grouping.group_reports(*world, texts=texts, **more)

    slow = reference.group_reports(*world, texts=texts, **more)

    assert fast.group.tolist() == slow.group.tolist()


@settings(max_examples=60, deadline=None)
@given(worlds(), judgements())
def test_judgements_are_obeyed(world, judged):
    rows = {str(row): row for row in range(len(world[0]))}
    constraints = constrain(judged, rows)

    group = grouping.group_reports(*world, constraints=constraints, policy=EAGER).group

    assert np.array_equal(group[constraints.same_one], group[constraints.same_other])
    assert (group[constraints.apart_one] != group[constraints.apart_other]).all()
