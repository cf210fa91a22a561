import importlib

import pytest
from django.apps import apps

from ortaq.shared.actors import SYSTEM
from ortaq.shared.audit import merkle, queries
from ortaq.shared.audit.models import Entry, Head
from ortaq.shared.audit.services import record

pytestmark = pytest.mark.django_db


def write(count: int) -> None:
    for number in range(count):
        record(SYSTEM, "gap.open", subject_kind="gap", subject=f"G-{number}", size="0.5")


def test_empty_log_verifies():
    result = queries.verify()

    assert result.holds
    assert result.root == merkle.EMPTY_ROOT.hex()


def test_log_verifies_after_writes():
    write(7)

    result = queries.verify()

    assert (result.size, result.holds) == (7, True)


@pytest.mark.parametrize(
    "change",
    [
        {"action": "gap.close"},
        {"subject": "G-99"},
        {"actor": "user:1"},
        {"details": {"size": "0.9"}},
        {"leaf": b"\x00" * 32},
        {"subtrees": b"\x00" * 64},
    ],
)
def test_a_changed_entry_is_found(change):
    write(5)
    Entry.objects.filter(index=3).update(**change)

    result = queries.verify()

    assert not result.holds
    assert result.first_bad_index == 3


@pytest.mark.parametrize("index", [0, 2, 4])
def test_a_deleted_entry_is_found(index):
    write(5)
    Entry.objects.filter(index=index).delete()

    assert not queries.verify().holds


def test_a_rewound_head_is_found():
    write(5)
    Head.objects.update(size=4)

    assert not queries.verify().holds


def test_erased_details_leave_the_tree_valid():
    write(3)
    Entry.objects.filter(index=1).update(details=None, salt=None)

    assert queries.verify().holds


@pytest.mark.parametrize(("index", "size"), [(4, 6), (0, 6), (5, 6), (2, 4)])
def test_inclusion_proof_of_an_entry(index, size, django_assert_num_queries):
    write(6)
    leaf = bytes(Entry.objects.get(index=index).leaf)
    leaves = Entry.objects.filter(index__lt=size).order_by("index").values_list("leaf", flat=True)

    with django_assert_num_queries(1):
        proof = [bytes.fromhex(step) for step in queries.get_inclusion_proof(index, size)]

    root = merkle.root_of([bytes(one) for one in leaves])
    assert merkle.verify_inclusion(leaf, index, size, proof, root)


@pytest.mark.parametrize("index", [-1, 6])
def test_an_entry_that_is_not_there_has_no_proof(index):
    write(6)

    with pytest.raises(IndexError):
        queries.get_inclusion_proof(index, 6)


def test_the_head_is_the_root_that_proofs_lead_to():
    write(6)
    head = queries.get_tree_head()
    leaf = bytes(Entry.objects.get(index=3).leaf)

    proof = [bytes.fromhex(step) for step in queries.get_inclusion_proof(3, head.size)]

    assert merkle.verify_inclusion(leaf, 3, head.size, proof, bytes.fromhex(head.root))


def test_entries_of_before_get_their_subtrees(monkeypatch):
    migration = importlib.import_module("ortaq.shared.audit.migrations.0002_entry_subtrees")
    monkeypatch.setattr(migration, "AT_ONCE", 8)
    write(37)
    Entry.objects.update(subtrees=b"")
    assert not queries.verify().holds

    migration.fill(apps, None)

    assert queries.verify().holds
