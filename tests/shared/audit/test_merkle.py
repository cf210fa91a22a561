import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.shared.audit import merkle

# Published test vectors of the reference implementations of RFC 6962 / RFC 9162.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(9))
def test_root_equals_published_vector(size):
    hashes = [merkle.leaf_hash(leaf) for leaf in LEAVES[:size]]

    root = merkle.root_of(hashes)

    assert root.hex() == ROOTS[size]


def subtrees(hashes):
    """The root of each full subtree, as appending makes it."""
    roots, frontier = {}, merkle.Frontier()
    for place, leaf in enumerate(hashes):
        frontier = frontier.append(leaf)
        for height, root in enumerate((leaf, *frontier.completed)):
            roots[height, place >> height] = root
    return roots


def inclusion_proof(hashes, index):
    return merkle.proof_of(merkle.inclusion_path(index, len(hashes)), subtrees(hashes))


def consistency_proof(hashes, old_size):
    return merkle.proof_of(merkle.consistency_path(old_size, len(hashes)), subtrees(hashes))


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40))
def test_a_subtree_is_stored_under_the_leaf_that_made_it_full(entries):
    hashes = [merkle.leaf_hash(entry) for entry in entries]

    for (height, place), root in subtrees(hashes).items():
        below = hashes[place << height : (place + 1) << height]
        assert (len(below), root) == (1 << height, merkle.root_of(below))


@given(st.integers(1, 2**40), st.data())
def test_a_proof_reads_few_subtrees_of_a_large_log(size, data):
    path = merkle.inclusion_path(data.draw(st.integers(0, size - 1)), size)

    assert len(path) <= size.bit_length()
    assert sum(map(len, path)) <= 2 * size.bit_length()


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40), st.data())
def test_inclusion_proof_shows_every_leaf(entries, data):
    hashes = [merkle.leaf_hash(entry) for entry in entries]
    index = data.draw(st.integers(0, len(hashes) - 1))

    proof = inclusion_proof(hashes, index)

    root = merkle.root_of(hashes)
    assert merkle.verify_inclusion(hashes[index], index, len(hashes), proof, root)
    assert not merkle.verify_inclusion(merkle.leaf_hash(b"else"), index, len(hashes), proof, root)


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40), st.data())
def test_consistency_proof_shows_growth(entries, data):
    hashes = [merkle.leaf_hash(entry) for entry in entries]
    old_size = data.draw(st.integers(0, len(hashes)))

    proof = consistency_proof(hashes, old_size)

    old_root, new_root = merkle.root_of(hashes[:old_size]), merkle.root_of(hashes)
    assert merkle.verify_consistency(old_size, old_root, len(hashes), new_root, proof)


@given(st.lists(st.binary(max_size=8), min_size=2, max_size=40), st.data())
def test_consistency_proof_refuses_a_rewritten_past(entries, data):
    hashes = [merkle.leaf_hash(entry) for entry in entries]
    old_size = data.draw(st.integers(1, len(hashes) - 1))
    place = data.draw(st.integers(0, old_size - 1))
    other = [*hashes]
    other[place] = merkle.leaf_hash(b"rewritten")

    proof = consistency_proof(other, old_size)

    old_root, new_root = merkle.root_of(hashes[:old_size]), merkle.root_of(other)
    assert not merkle.verify_consistency(old_size, old_root, len(other), new_root, proof)
