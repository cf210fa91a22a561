"""Finding and storing a few rows by statements that are compiled once."""

from __future__ import annotations

import pytest
from django.db.transaction import TransactionManagementError

from ortaq.shared.audit.models import Head
from ortaq.shared.audit.services import hold
from ortaq.shared.batches import BATCH
from ortaq.shared.compiled import CompiledInsert, CompiledObjects, CompiledQuery, NotCompilable
from ortaq.shared.compiled.insert import FEW
from ortaq.shared.people.models import Organisation


def organisations(count, group="bank"):
    return [
        Organisation(code=f"O-{number}", group=group, name={"en": f"No. {number}"}, short_name={})
        for number in range(count)
    ]


def by_code(codes):
    return Organisation.objects.filter(code__in=codes).order_by("code")


@pytest.mark.django_db
class TestFinding:
    @pytest.mark.parametrize("asked", [1, 2, 3, 5, 8, BATCH + 3])
    def test_as_many_keys_as_wanted(self, asked):
        Organisation.objects.bulk_create(organisations(9))
        codes = [f"O-{number}" for number in range(asked)]

        rows = CompiledQuery(lambda keys: by_code(keys).values_list("code", "pk")).rows(codes)

        assert rows == list(by_code(codes).values_list("code", "pk"))

    def test_no_keys_need_no_statement(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert CompiledObjects(Organisation, by_code).find([]) == []

    def test_django_is_asked_once_for_each_power_of_two(self):
        built = []
        query = CompiledQuery(lambda codes: built.append(codes) or by_code(codes).values_list("pk"))

        for count in (1, 2, 3, 4, 4, 3, 2, 1):
            query.rows([f"O-{number}" for number in range(count)])

        assert [len(codes) for codes in built] == [1, 2, 4]

    def test_values_before_the_keys(self):
        Organisation.objects.bulk_create(organisations(3))
        Organisation.objects.filter(code="O-1").update(group="telecom")
        query = CompiledQuery(
            lambda codes, group: (
                Organisation.objects.filter(group=group).filter(code__in=codes).values_list("code")
            )
        )

        assert query.rows(["O-0", "O-1"], "telecom") == [("O-1",)]
        assert query.rows(["O-0", "O-1"], "bank") == [("O-0",)]

    def test_whole_objects_as_django_reads_them(self):
        Organisation.objects.bulk_create(organisations(2))

        found = CompiledObjects(Organisation, by_code).find(["O-1"])

        (expected,) = by_code(["O-1"])
        assert [vars(row) | {"_state": 0} for row in found] == [vars(expected) | {"_state": 0}]
        found[0].group = "state"
        found[0].save()
        assert Organisation.objects.get(code="O-1").group == "state"

    def test_a_query_with_other_parameters_is_refused(self):
        query = CompiledQuery(
            lambda codes: by_code(codes).filter(group="bank").values_list("pk", flat=True)
        )

        with pytest.raises(NotCompilable):
            query.rows(["O-1"])


@pytest.mark.django_db(transaction=True)
def test_nothing_is_held_outside_a_transaction():
    with pytest.raises(TransactionManagementError):
        hold()


@pytest.mark.django_db
class TestStoring:
    @pytest.mark.parametrize("count", [1, 2, FEW, FEW + 1])
    def test_rows_get_their_keys(self, count):
        rows = organisations(count)

        CompiledInsert(Organisation).insert(rows)

        stored = {row.code: row for row in Organisation.objects.filter(code__startswith="O-")}
        assert {row.code: row.pk for row in rows} == {code: row.pk for code, row in stored.items()}
        assert all(row.name["en"] == stored[row.code].name.en for row in rows)
        assert not any(row._state.adding for row in rows)

    @pytest.mark.parametrize("count", [2, FEW + 1])
    def test_rows_that_are_there_get_the_named_columns_only(self, count):
        Organisation.objects.create(code="O-0", group="bank", name={}, short_name={}, verified=True)
        rows = organisations(count, "telecom")

        CompiledInsert(Organisation, unique="code", update=["group"]).insert(rows)

        first, second, *_ = by_code([row.code for row in rows])
        assert (first.group, first.name.en, first.verified) == ("telecom", "", True)
        assert (second.group, second.name.en, second.verified) == ("telecom", "No. 1", False)
        assert [rows[0].pk, rows[1].pk] == [first.pk, second.pk]

    def test_keys_that_are_given_stay(self):
        CompiledInsert(Head, unique="id", update=["size"]).insert([Head(id=1, size=5)])
        CompiledInsert(Head, unique="id", update=["size"]).insert([Head(id=1, size=6, root=b"1")])

        assert list(Head.objects.values_list("id", "size")) == [(1, 6)]
        assert bytes(Head.objects.get().root) == b""

    def test_no_rows_need_no_statement(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            CompiledInsert(Organisation).insert([])
