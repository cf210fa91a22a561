"""Long lists in parts, and columns of many rows in one statement."""

from __future__ import annotations

import pytest

from ortaq.shared.batches import BATCH, in_batches, write_columns
from ortaq.shared.people.models import Organisation


def test_every_item_is_in_one_batch_in_order():
    items = list(range(2 * BATCH + 1))

    batches = list(in_batches(iter(items)))

    assert [len(batch) for batch in batches] == [BATCH, BATCH, 1]
    assert [item for batch in batches for item in batch] == items


@pytest.mark.django_db
def test_only_the_named_columns_of_these_rows_are_written():
    first, second, _ = (
        Organisation.objects.create(code=f"O-{number}", group="bank", name={}, short_name={})
        for number in range(3)
    )
    Organisation.objects.filter(pk=first.pk).update(verified=True)
    first.group, second.group = "telecom", "state"

    write_columns([first, second], ["group"])

    stored = Organisation.objects.order_by("code").values_list("group", "verified")
    assert list(stored) == [("telecom", True), ("state", False), ("bank", False)]


@pytest.mark.django_db
def test_no_rows_need_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        write_columns([], ["name"])
