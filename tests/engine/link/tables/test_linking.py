"""Stories that a linker must get right, from tables to campaigns and reasons."""

from __future__ import annotations

import pyarrow as pa
import pytest

from engine.link.tables.stories import Story, campaigns, reasons
from ortaq.engine.link.batch import reference
from ortaq.engine.link.batch.judged import Judgement, Opinion
from ortaq.engine.link.tables.linking import link_tables


@pytest.fixture(scope="module")
def rented():
    """Two schemes, one after the other, with one account between them."""
    story = Story().strangers().scheme("A", 0, "loan", ["KZ-RENTED"])
    story.scheme("B", 20, "investment", ["KZ-RENTED"])
    return story.tables()


def test_a_rented_account_does_not_join_two_schemes(rented):
    found = campaigns(link_tables(*rented))

    assert {found[f"A-{number:02d}"] for number in range(12)} == {"A-00"}
    assert {found[f"B-{number:02d}"] for number in range(12)} == {"B-00"}


def test_the_rented_account_is_named_as_such(rented):
    rows = reasons(link_tables(*rented), "B-00")

    assert rows["KZ-RENTED"]["code"] == "rented"
    assert rows["KZ-RENTED"]["other_campaign"] == "A-00"
    assert (rows["KZ-RENTED"]["here"], rows["KZ-RENTED"]["elsewhere"]) == (4, 4)
    assert rows["B-account"]["code"] == "only_here"


@pytest.fixture(scope="module")
def listed():
    """Two schemes apart in time, and somebody who wrote down what he had heard of."""
    story = Story().strangers().scheme("A", 0, "loan").scheme("B", 20, "investment")
    heard = [f"+7708{number:07d}" for number in range(31)]
    story.report("LIST", 10).names("LIST", "A-line-0", "A-account", "B-line-0", "B-account", *heard)
    for number in range(2):
        story.report(f"H-{number}", 10 + number).names(f"H-{number}", heard[0])
    return story.tables()


@pytest.mark.parametrize("backend", [None, reference.group_reports])
def test_a_list_joins_nothing_and_nothing_joins_by_it(listed, backend):
    linked = link_tables(*listed, **({"backend": backend} if backend else {}))

    found = campaigns(linked)
    assert found["LIST"] == "LIST"
    assert (found["A-00"], found["B-00"], found["H-1"]) == ("A-00", "B-00", "H-0")
    assert {row["code"] for row in reasons(linked, "LIST").values()} == {"list"}
    assert reasons(linked, "A-00")["A-account"]["code"] == "also_elsewhere"


def test_the_reference_tells_the_same(rented):
    fast = link_tables(*rented)

    slow = link_tables(*rented, backend=reference.group_reports)

    assert slow.memberships.equals(fast.memberships)
    assert slow.reasons.table().equals(fast.reasons.table())


def test_a_report_that_shares_nothing_is_named_by_itself(rented):
    found = campaigns(link_tables(*rented))

    assert found["S-07"] == "S-07"


def test_the_order_of_rows_does_not_matter(rented):
    mentions, reports = rented
    backwards = [table.take(list(range(len(table)))[::-1]) for table in rented]

    found = campaigns(link_tables(*backwards))

    assert found == campaigns(link_tables(mentions, reports))


def test_memberships_stand_in_the_order_of_the_reports(rented):
    linked = link_tables(*rented)

    assert linked.memberships["report_id"].to_pylist() == rented[1]["report_id"].to_pylist()


@pytest.mark.parametrize(("role", "code"), [("hub", "hub"), ("victim", "victim")])
def test_hubs_and_victims_never_link(role, code):
    story = Story().strangers().report("one", 1).report("two", 1)
    story.names("one", "+77090001414", role=role).names("two", "+77090001414", role=role)

    linked = link_tables(*story.tables())

    assert campaigns(linked)["two"] == "two"
    assert reasons(linked, "two")["+77090001414"]["code"] == code
    assert reasons(linked, "two")["+77090001414"]["weight"] == 0


def test_a_shortcode_never_links():
    story = Story().report("one", 1).report("two", 1)
    story.names("one", "1414", kind="shortcode").names("two", "1414", kind="shortcode")

    found = campaigns(link_tables(*story.tables()))

    assert found["two"] == "two"


def test_what_lay_idle_for_years_does_not_link():
    story = Story().strangers().report("one", 0).report("two", 1500)
    story.names("one", "+77090000900").names("two", "+77090000900")

    linked = link_tables(*story.tables())

    assert campaigns(linked)["two"] == "two"
    assert reasons(linked, "two")["+77090000900"]["code"] == "too_old"
    assert reasons(linked, "two")["+77090000900"]["days"] == 1500


def test_two_reports_of_one_week_that_share_a_number_are_one_campaign():
    story = Story().strangers().report("one", 3).report("two", 5)
    story.names("one", "+77090000900").names("two", "+77090000900")

    linked = link_tables(*story.tables())

    assert campaigns(linked)["two"] == "one"
    assert reasons(linked, "two")["+77090000900"]["weight"] > 0.8


def test_reports_need_no_attributes():
    story = Story().report("one", 1).report("two", 2)
    story.names("one", "+77090000001").names("two", "+77090000001")

    found = campaigns(link_tables(story.tables()[0]))

    assert found == {"one": "one", "two": "one"}


def test_a_mentioned_report_that_is_not_listed_gets_a_row_too():
    story = Story().report("one", 1).names("one", "+77090000001").names("two", "+77090000001")

    found = campaigns(link_tables(*story.tables()))

    assert set(found) == {"one", "two"}


def test_no_mentions_at_all():
    mentions = Story().names("one", "x").tables()[0].slice(0, 0)
    reports = Story().report("one", 1).report("two", 2).tables()[1]

    linked = link_tables(mentions, reports)

    assert campaigns(linked) == {"one": "one", "two": "two"}
    assert linked.reasons.table().num_rows == 0


def test_nothing_at_all():
    empty = Story().report("one", 1).names("one", "x").tables()

    linked = link_tables(*(table.slice(0, 0) for table in empty))

    assert linked.memberships.schema.names == ["report_id", "campaign"]
    assert len(linked.memberships) == 0


def test_different_keeps_two_reports_apart(rented):
    judged = [Judgement("A-02", "A-03", Opinion.DIFFERENT)]

    found = campaigns(link_tables(*rented, judgements=judged))

    assert found["A-02"] != found["A-03"]
    assert found["A-04"] in {found["A-02"], found["A-03"]}


def test_same_joins_what_shares_nothing(rented):
    judged = [Judgement("S-01", "S-40", Opinion.SAME)]

    found = campaigns(link_tables(*rented, judgements=judged))

    assert found["S-40"] == "S-01"


def test_a_later_judgement_overrules(rented):
    first = Judgement("S-01", "S-40", Opinion.SAME)
    second = Judgement("S-40", "S-01", Opinion.DIFFERENT)

    linked = link_tables(*rented, judgements=[first, second])

    assert campaigns(linked)["S-40"] == "S-40"
    assert linked.overruled == (first,)


def test_numbers_as_references():
    story = Story().report(7, 1).report(8, 2)
    story.names(7, "+77090000001").names(8, "+77090000001")

    found = campaigns(link_tables(*story.tables()))

    assert found == {"7": "7", "8": "7"}


def test_large_strings_and_dictionaries_are_read(rented):
    mentions, reports = rented
    plain = campaigns(link_tables(mentions, reports))
    large = mentions.set_column(
        mentions.column_names.index("value"), "value", mentions["value"].cast(pa.large_string())
    )
    coded = reports.set_column(
        reports.column_names.index("crime_type"),
        "crime_type",
        reports["crime_type"].dictionary_encode(),
    )

    found = campaigns(link_tables(large, coded))

    assert found == plain
