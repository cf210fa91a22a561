"""Libraries that are broken, odd or meant ill: taken whole or refused with a sentence, never half and never a traceback."""

from __future__ import annotations

import copy
import io

import pytest
import xlsxwriter
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from engine.exchange.ciso_assistant.libraries import NODE, whole
from engine.exchange.ciso_assistant.zoo import deep, dump, node, of, with_nodes
from factories import people
from ortaq.engine.exchange.framework_files import read_framework_content
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks import documents
from ortaq.plan.frameworks.models import Framework, Library, Provision
from ortaq.plan.frameworks.services import load_file
from ortaq.shared.actors import SYSTEM, Role

BOMB = "\n".join(
    [
        "l0: &l0 [x]",
        *(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10)),
        "urn: x",
        "objects: {framework: *l9}",
    ]
)

TAKEN = {
    "two nodes of one URN": with_nodes(node("a", name="one"), node("a", name="two")),
    "a parent that is nowhere": with_nodes(node("a", "nobody", name="one")),
    "its own parent": with_nodes(node("a", "a", name="one")),
    "a ring of parents": with_nodes(node("a", "b", name="one"), node("b", "a", name="two")),
    "three hundred levels": with_nodes(*deep(300)),
    "unknown keys everywhere": with_nodes(node("a", name="one", unheard={"x": [None]}), odd=1),
    "a text of ten megabytes": with_nodes(node("a", name="one", description="LONG")).replace(
        "LONG", "я" * 5_000_000
    ),
    "a name of ten thousand letters": with_nodes(node("a", name="n" * 10_000)),
    "numbers as texts": with_nodes(node("a", name=12, ref_id=1.10, description=True)),
    "a depth that is not one": with_nodes(node("a", name="one", depth="deep")),
    "a weight without end": with_nodes(node("a", name="one", weight=float("inf"))),
    "a weight that is no number": with_nodes(node("a", name="one", weight=float("nan"))),
    "a scale upside down": with_nodes(node("a", name="one", min_score=9, max_score=-9)),
    "no nodes": with_nodes(),
    "signs beyond the plane": with_nodes(node("a", name="😀" * 300, ref_id="😀")),
    "markup": with_nodes(node("a", name="<script>alert(1)</script>", ref_id="../../x")),
}
"""Odd, but each says something: it is kept whole."""

REFUSED = {
    "an empty file": b"",
    "only blanks": b"  \n ",
    "a list": b"- a\n- b\n",
    "no YAML": b"objects: [\n",
    "a zero character": with_nodes(node("a", name="one\x00two")).encode(),
    "a zero character in a key": b'urn: x\nobjects: {framework: {"a\\0b": 1}}',
    "a zero character in a catalog": b'{"catalog": {"metadata": {"title": "one\\u0000two"}}}',
    "half a sign in a catalog": b'{"catalog": {"metadata": {"title": "one\\ud83dtwo"}}}',
    "a tag that runs code": b"objects: !!python/object/apply:os.system ['true']\nurn: x",
    "an alias bomb": BOMB.encode(),
    "an alias of itself": b"urn: x\nobjects: &a {framework: *a}",
    "thousands of brackets": b"urn: x\nobjects: " + b"[" * 20_000 + b"]" * 20_000,
    "UTF-16": with_nodes(node("a", name="one")).encode("utf-16"),
    "Windows-1251": "urn: x\nname: Закон\nobjects: {}".encode("cp1251"),
    "bytes of chance": bytes(range(256)) * 10,
    "a torn workbook": b"PK\x03\x04" + b"\x00" * 100,
    "no objects": b"urn: x\nlocale: en\nref_id: x\nname: x\nobjects: null",
}
"""Nothing can be kept of it."""

KEYS = {
    "urn": f"{NODE}:a",
    "parent_urn": f"{NODE}:top",
    "assessable": True,
    "depth": 2,
    "ref_id": "A.1",
    "name": "Logs",
    "description": "Logs are kept.",
    "annotation": "A year",
    "typical_evidence": "A log",
    "translations": {"ru": {"name": "Журналы"}, "fr": {"name": "Journaux"}},
    "implementation_groups": ["base"],
    "reference_controls": ["urn:tester:risk:function:small:c-1"],
    "threats": ["urn:tester:risk:threat:small:t-1"],
    "weight": 3,
    "importance": "nice_to_have",
    "min_score": 1,
    "max_score": 5,
    "scores_definition_ref": "other",
    "target_score": 4,
    "visibility_expression": "a > 1",
    "display_mode": "splash",
    "questions": {
        f"{NODE}:a:question:1": {
            "type": "multiple_choice",
            "text": "Which?",
            "depends_on": {
                "question": f"{NODE}:a:question:0",
                "answers": [f"{NODE}:a:question:0:choice:1"],
                "condition": "any",
            },
            "choices": [
                {
                    "urn": f"{NODE}:a:question:1:choice:1",
                    "value": "Yes",
                    "description": "All of it",
                    "add_score": 2,
                    "compute_result": "partially_compliant",
                    "select_implementation_groups": ["base"],
                    "color": "#0a0",
                }
            ],
        }
    },
}
"""Every key of a node. Source: the format's own description, section of requirement nodes."""


def taken(content: bytes) -> None:
    load_file(actor=SYSTEM, file=read_framework_content("library.yaml", content))


def same(one: object, other: object) -> bool:
    """Whether data are equal; what is not a number is equal to itself."""
    return one == other or repr(one) == repr(other)


def came_out() -> object:
    """The data of the one library, as its framework is exported."""
    exported = documents.export(SYSTEM, Framework.objects.get().reference, documents.Wanted(None))
    return yaml.load(exported.content, Loader=yaml.CSafeLoader)


@pytest.mark.django_db
@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN.keys())
def test_what_is_odd_is_kept_whole(text) -> None:
    taken(text.encode())

    assert Framework.objects.count() == 1
    is_equal = same(came_out(), yaml.load(text, Loader=yaml.CSafeLoader))
    assert is_equal  # a difference of ten megabytes is not for reading


@pytest.mark.django_db
@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_kept_is_told_beside_the_field_and_changes_nothing(client, content) -> None:
    client.force_login(people.user(Role.SECRETARY))

    answer = client.post(
        reverse("frameworks:import"), {"file": SimpleUploadedFile("library.yaml", content)}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not Framework.objects.exists()
    assert not Library.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("key", KEYS)
def test_each_key_of_a_node_comes_out_as_it_came(key) -> None:
    one = {name: KEYS[name] for name in {"urn", "assessable", "depth", key}}
    text = with_nodes(node("top", name="Top", assessable=False), one)

    taken(text.encode())

    [_, written] = came_out()["objects"]["framework"]["requirement_nodes"]
    assert written == one


@pytest.mark.django_db
def test_all_keys_of_a_node_come_out_together() -> None:
    taken(with_nodes(node("top", name="Top", assessable=False), KEYS).encode())

    assert came_out()["objects"]["framework"]["requirement_nodes"][1] == KEYS


@pytest.mark.django_db
def test_a_refused_file_leaves_the_library_that_is_there() -> None:
    taken(of(whole()["objects"]).encode())
    before = list(Provision.objects.values_list("code", flat=True))

    for content in REFUSED.values():
        with pytest.raises((OrtaqError, UnicodeDecodeError)):
            taken(content)

    assert list(Provision.objects.values_list("code", flat=True)) == before


def book(*sheets: tuple[str, list[tuple[object, ...]]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        for name, rows in sheets:
            sheet = workbook.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return out.getvalue()


META = [("type", "library"), ("urn", "urn:t:risk:library:b"), ("ref_id", "b"), ("name", "B")]
FRAME = [
    ("type", "framework"),
    ("base_urn", "urn:t:risk:req_node:b"),
    ("urn", "urn:t:risk:framework:b"),
    ("ref_id", "b"),
    ("name", "B"),
]
HEADS = ("assessable", "depth", "ref_id", "name")
BOOKS = {
    "an empty sheet": [("library_meta", META), ("b_meta", FRAME), ("b_content", [])],
    "no content sheet": [("library_meta", META), ("b_meta", FRAME)],
    "a content sheet without its heads": [("library_meta", META), ("b_content", [HEADS])],
    "an unknown type": [("library_meta", META), ("b_meta", [("type", "poem")]), ("b_content", [])],
    "heads that nobody knows": [
        ("library_meta", META),
        ("b_meta", FRAME),
        ("b_content", [("colour", "taste"), ("red", "sweet")]),
    ],
    "depths that are none": [
        ("library_meta", META),
        ("b_meta", FRAME),
        ("b_content", [HEADS, ("x", "deep", "1", "A"), ("x", -5, "2", "B"), ("x", 99, "3", "C")]),
    ],
    "heads twice": [
        ("library_meta", META),
        ("b_meta", FRAME),
        ("b_content", [(*HEADS, "name"), ("x", 1, "1", "A", "B")]),
    ],
    "rows without an end": [
        ("library_meta", META),
        ("b_meta", FRAME),
        ("b_content", [HEADS, ("x",), (None, None, None, None, "far"), ("x", 1, "1", "A")]),
    ],
    "a sheet of something else": [
        ("Лист1", [("тест",)]),
        ("library_meta", META),
        ("b_meta", FRAME),
        ("b_content", [HEADS, ("x", 1, "1", "A")]),
    ],
    "formulas and dates": [
        ("library_meta", META),
        ("b_meta", FRAME),
        ("b_content", [HEADS, ("x", 1, "=1/0", "=CMD()")]),
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize("sheets", BOOKS.values(), ids=BOOKS.keys())
def test_an_odd_workbook_is_taken_or_told(client, sheets) -> None:
    client.force_login(people.user(Role.SECRETARY))
    upload = SimpleUploadedFile("library.xlsx", book(*sheets))

    answer = client.post(reverse("frameworks:import"), {"file": upload})

    refused = answer.status_code == 422 and bool(answer.context["form"].errors["file"])
    assert refused or answer.status_code == 302
    assert Library.objects.count() == (0 if refused else 1)


def places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """Paths to every member of nested data."""
    if isinstance(value, dict):
        inner = [found for key, each in value.items() for found in places(each, (*path, key))]
        return [path, *inner]
    if isinstance(value, list):
        inner = [found for at, each in enumerate(value) for found in places(each, (*path, at))]
        return [path, *inner]
    return [path]


PLACES = [path for path in places(whole()) if path]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from([[], {}, [[]], [None], {"": {}}, {1: 2}, "x" * 5_000, "\x00", "urn:a:b:c"]),
)


class Changed(TestCase):
    """One place of a library holds something else, or nothing."""

    @settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(PLACES), ODD, st.sampled_from(["put", "drop", "twice"]))
    def test_it_is_kept_whole_or_refused(self, path, value, what) -> None:
        data = copy.deepcopy(whole())
        holder = data
        for key in path[:-1]:
            holder = holder[key]
        if what == "drop":
            del holder[path[-1]]
        elif what == "twice" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[path[-1]]))
        else:
            holder[path[-1]] = value
        text = dump(data)

        try:
            taken(text.encode())
        except OrtaqError:
            assert not Library.objects.exists()
            return

        assert Library.objects.count() == 1
        for row in Framework.objects.all():
            out = documents.export(SYSTEM, row.reference, documents.Wanted(None)).content
            assert repr(yaml.load(out, Loader=yaml.CSafeLoader)) == repr(
                yaml.load(text, Loader=yaml.CSafeLoader)
            )
