import pytest

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


def test_inclusion_proof_of_an_entry():
    write(6)
    leaf = bytes(Entry.objects.get(index=4).leaf)

    proof = [bytes.fromhex(step) for step in queries.get_inclusion_proof(4)]

    root = bytes.fromhex(queries.get_tree_head().root)
    assert merkle.verify_inclusion(leaf, 4, 6, proof, root)
