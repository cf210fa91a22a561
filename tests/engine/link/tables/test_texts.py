"""Stories in which words link, or seem to."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engine.link.tables.stories import Story, campaigns, reasons
from ortaq.engine.link.batch import reference
from ortaq.engine.link.tables.files import link_files
from ortaq.engine.link.tables.linking import link_tables

SCHEMES, SIZE = 8, 12
SYLLABLES = [f"{a}{b}{c}" for a in "бвгдзклмнпрст" for b in "аеиоу" for c in "бдклмн"]


def script(number):
    chance = np.random.default_rng(number)
    return " ".join(f"{one}{other}" for one, other in chance.choice(SYLLABLES, (20, 2)))


@pytest.fixture(scope="module")
def told():
    """Eight schemes with a script each; strangers with their own words; two who name nothing."""
    story = Story().strangers()
    for row, report in enumerate(story.reports):
        report["narrative"] = script(1000 + row)
    for number in range(SCHEMES):
        letter = "ABCDEFGH"[number]
        story.scheme(letter, 3 * number, "loan", size=SIZE)
        for report in story.reports[-SIZE:]:
            report["narrative"] = script(number)
    story.report("silent", 4, narrative=f"{script(0)} өкінішке орай")
    story.report("late", 900, narrative=script(0))
    return story.tables()


def test_words_join_what_names_nothing(told):
    found = campaigns(link_tables(*told))

    assert found["silent"] == "A-00"


def test_and_say_so(told):
    rows = link_tables(*told).reasons.table().to_pylist()

    own = [row for row in rows if row["report_id"] == "silent"]
    assert [(row["kind"], row["code"]) for row in own] == [("narrative", "text_alike")]
    assert own[0]["value"].startswith("A-")
    assert own[0]["weight"] > 0.5


def test_words_years_later_do_not(told):
    linked = link_tables(*told)

    assert campaigns(linked)["late"] == "late"
    rows = reasons(linked, "late")
    assert {row["code"] for row in rows.values()} == {"text_only"}


def test_without_narratives_nothing_is_joined_by_words(told):
    mentions, reports = told

    found = campaigns(link_tables(mentions, reports.drop_columns(["narrative"])))

    assert found["silent"] == "silent"


def test_a_form_that_everybody_fills_in_joins_nothing(told):
    mentions, reports = told
    forms = pa.array([script(7)] * len(reports))
    place = reports.column_names.index("narrative")

    found = campaigns(link_tables(mentions, reports.set_column(place, "narrative", forms)))

    assert found["silent"] == "silent"


def test_the_reference_tells_the_same(told):
    fast = link_tables(*told)

    slow = link_tables(*told, backend=reference.group_reports)

    assert slow.memberships.equals(fast.memberships)
    assert slow.reasons.table().equals(fast.reasons.table())


def test_files_give_what_tables_give(told, tmp_path):
    for name, table in zip(("mentions", "reports"), told, strict=True):
        pq.write_table(table, tmp_path / f"{name}.parquet", row_group_size=50)

    link_files(
        tmp_path / "mentions.parquet", tmp_path / "out.parquet",
        reports=tmp_path / "reports.parquet", words=lambda code, kind: (code, kind, "x"),
    )  # fmt: skip

    assert pq.read_table(tmp_path / "out.parquet").equals(link_tables(*told).memberships)
    row = pq.read_table(tmp_path / "out-reasons.parquet").to_pylist()[0]
    assert (row["sentence_kk"], row["sentence_ru"]) == (row["code"], row["kind"])


def test_the_order_of_rows_changes_nothing(told):
    mentions, reports = told
    order = np.random.default_rng(5).permutation(len(reports))

    found = campaigns(link_tables(mentions, reports.take(pa.array(order))))

    assert found == campaigns(link_tables(*told))


@pytest.mark.parametrize("form", [pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_however_the_column_is_stored(told, form, tmp_path):
    mentions, reports = told
    place = reports.column_names.index("narrative")
    column = reports["narrative"]
    column = column.cast(form) if form == pa.large_string() else column.dictionary_encode()
    for name, table in (("m", mentions), ("r", reports.set_column(place, "narrative", column))):
        pq.write_table(table, tmp_path / f"{name}.parquet")

    link_files(tmp_path / "m.parquet", tmp_path / "out.parquet", reports=tmp_path / "r.parquet")

    assert pq.read_table(tmp_path / "out.parquet").equals(link_tables(*told).memberships)


def test_narratives_that_are_all_missing(told):
    mentions, reports = told
    place = reports.column_names.index("narrative")
    nothing = reports.set_column(place, "narrative", pa.nulls(len(reports)))

    found = campaigns(link_tables(mentions, nothing))

    assert found["silent"] == "silent"


def test_mentioned_reports_that_are_not_listed(told):
    mentions, reports = told
    listed = reports.filter(pa.array([name != "A-03" for name in reports["report_id"].to_pylist()]))

    found = campaigns(link_tables(mentions, listed))

    assert found["silent"] == found["A-03"]
