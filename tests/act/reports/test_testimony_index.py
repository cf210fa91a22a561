"""The file of all testimony says the same as the register and as a plain count, whatever changed since."""

from __future__ import annotations

import errno
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pytest
import time_machine

from factories import people
from ortaq.act.campaigns.models import Campaign, Membership
from ortaq.act.reports.models import Channel, Identifier, Mention, Report
from ortaq.act.reports.queries import Flag, Ground, Seen, Standing, StandingQuery, testimony
from ortaq.act.reports.queries import testimony_index as reading
from ortaq.act.reports.services import mark_changed
from ortaq.act.reports.services import testimony_index as writing
from ortaq.act.reports.services.testimony_index import refresh_testimony
from ortaq.engine.terms.identifier import Role
from ortaq.home import Home
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM, Actor
from ortaq.shared.actors import Role as Job
from ortaq.shared.audit.models import Entry
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from time_machine import Coordinates

pytestmark = pytest.mark.django_db

T = TypeVar("T")
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
DIGESTS = [f"{number:064x}" for number in range(1, 13)]
CHANNELS = (Channel.FORM, Channel.CALL, Channel.BANK)


@pytest.fixture(autouse=True)
def _every_file_counts(settings, tmp_path, monkeypatch):
    settings.HOME = Home(tmp_path / "home")
    settings.HOME.make()
    monkeypatch.setattr(reading, "WORTH_IT", 0)
    monkeypatch.setattr(writing, "WORTH_IT", 1)
    monkeypatch.setattr(writing, "_OVERLAP", timedelta())


@pytest.fixture
def time():
    with time_machine.travel(NOW - timedelta(days=30), tick=False) as traveller:
        yield traveller


@pytest.fixture
def by_file() -> StandingQuery:
    return StandingQuery("membership__campaign", dataset="testimony")


BY_REGISTER = StandingQuery("membership__campaign")


class Nation:
    """A register of a dozen values with two forms each, some reports, and what becomes of them."""

    def __init__(self, seed: int, time: Coordinates) -> None:
        self.chance, self.time = np.random.default_rng(seed), time
        self.organisations = [None, *(people.organisation(f"org-{n}").pk for n in range(2))]
        self.forms = [self._form(digest, n) for digest in DIGESTS for n in range(2)]
        self.campaigns = [
            Campaign.objects.create(founded_at=NOW, last_report_on=NOW.date()) for _ in range(4)
        ]

    def _one(self, options: Sequence[T]) -> T:
        return options[int(self.chance.integers(len(options)))]

    def _some(self, options: Sequence[T], count: int) -> list[T]:
        return [options[int(place)] for place in self.chance.permutation(len(options))[:count]]

    def _form(self, digest: str, number: int) -> Identifier:
        return Identifier.objects.create(
            kind="domain",
            value=f"{number}.{digest[-2:]}.example",
            digest=f"{number}{digest[1:]}",
            link_value=f"{digest[-2:]}.example",
            link_digest=digest,
            first_seen_on="2025-01-01",
            last_seen_on="2026-01-01",
        )

    def tell(self, reports: int) -> None:
        """New reports, with mentions, reporters, organisations and campaigns by chance."""
        for _ in range(reports):
            self.time.shift(1)
            number = Report.objects.count()
            report = Report.objects.create(
                reference=f"R-{number}",
                source="test",
                source_id=str(number),
                organisation_id=self._one(self.organisations),
                received_at=NOW,
                reported_at=NOW - timedelta(minutes=int(self.chance.integers(600 * 24 * 60))),
                channel=self._one(CHANNELS),
                narrative="x",
                search_text="x",
                reporter_digest=self._one(["", *(f"{n}" * 64 for n in "123456")]),
                draft_digest="",
                changed_at=clock.now(),
            )
            for form in self._some(self.forms, int(self.chance.integers(5))):
                Mention.objects.create(
                    report=report,
                    identifier=form,
                    role=self._one([*Role, Role.OFFENDER, Role.OFFENDER]),
                    role_confidence=self._one([0.5, 0.8, 0.95]),
                    rule="test",
                )
            if self.chance.random() < 0.6:
                self._join(report)

    def move(self, reports: int) -> None:
        """Some reports leave their campaigns, or come into others."""
        for report in self._some([*Report.objects.all()], reports):
            self.time.shift(1)
            Membership.objects.filter(report=report).delete()
            if self.chance.random() < 0.7:
                self._join(report)
            mark_changed([report.pk])

    def _join(self, report: Report) -> None:
        Membership.objects.create(
            report=report,
            campaign=self._one(self.campaigns),
            weight=1,
            reasons=[],
            linked_at=NOW,
        )


def counted_plainly(actor: Actor, digest: str) -> Standing | None:
    """The rules once more, one value at a time, with sets."""
    mentions = Mention.objects.filter(identifier__link_digest=digest).select_related("report")
    told = [(row.role, row.role_confidence, row.report) for row in mentions]
    victims = {report.pk for role, _, report in told if role == Role.VICTIM}
    if victims and len(victims) >= len({r.pk for role, _, r in told if role == Role.OFFENDER}):
        return None
    seen, flag = _seen(actor, told), _flag(told)
    return Standing(seen, flag) if seen or flag else None


def _seen(actor: Actor, told: list[tuple[str, float, Report]]) -> Seen | None:
    mine = {
        report.pk: report
        for role, _, report in told
        if role in {Role.OFFENDER, Role.UNKNOWN}
        and (
            actor == SYSTEM or (actor != PUBLIC and report.organisation_id == actor.organisation_id)
        )
    }
    if not mine:
        return None
    days = [report.reported_at.date() for report in mine.values()]
    reporters = {r.reporter_digest or r.organisation_id for r in mine.values()} - {None}
    campaigns = Membership.objects.filter(report__in=mine).values_list("campaign", flat=True)
    return Seen(len(mine), len(reporters), min(days), max(days), tuple(sorted(set(campaigns))))


def _flag(told: list[tuple[str, float, Report]]) -> Flag | None:
    since = NOW - timedelta(days=365)
    accusing = [
        (sure, report)
        for role, sure, report in told
        if role == Role.OFFENDER and report.reported_at >= since
    ]
    is_sure = any(
        sure >= 0.8 and (report.organisation_id is not None or report.channel == Channel.BANK)
        for sure, report in accusing
    )
    persons = {report.reporter_digest for _, report in accusing} - {""}
    if not is_sure and len(persons) < 3:
        return None
    days = [report.reported_at.date() for _, report in accusing]
    expires_on = max(days) + timedelta(days=365)
    ground = Ground.INSTITUTION if is_sure else Ground.REPORTERS
    reports = {report.pk for _, report in accusing}
    flag = Flag(ground, len(reports), min(days), max(days), expires_on)
    return flag if expires_on > NOW.date() else None


def standings(query: StandingQuery, actor: Actor = SYSTEM) -> dict[str, Standing]:
    return query.find(actor, DIGESTS, on=NOW.date(), now=NOW)


def readers() -> list[Actor]:
    of_one = people.user(Job.DUTY_OFFICER, org=people.organisation("org-1")).actor
    return [SYSTEM, PUBLIC, of_one]


def assert_all_agree(query: StandingQuery) -> None:
    for actor in readers():
        plain = {digest: counted_plainly(actor, digest) for digest in DIGESTS}
        plain = {digest: standing for digest, standing in plain.items() if standing}
        assert standings(BY_REGISTER, actor) == plain
        assert standings(query, actor) == plain


@pytest.mark.parametrize("seed", range(4))
def test_file_register_and_a_plain_count_agree_whatever_changed(seed, by_file, time):
    nation = Nation(seed, time)
    nation.tell(60)
    refresh_testimony(by_file.index)
    assert_all_agree(by_file)

    nation.tell(6)
    nation.move(5)
    assert_all_agree(by_file)

    assert refresh_testimony(by_file.index) == Mention.objects.count()
    assert_all_agree(by_file)


@pytest.fixture
def nation(time) -> Nation:
    made = Nation(7, time)
    made.tell(40)
    return made


def refused(*_: object) -> None:
    raise AssertionError


def test_what_did_not_change_is_not_read_from_the_register(nation, by_file, monkeypatch):
    refresh_testimony(by_file.index)
    nation.tell(1)
    told: list[list[int]] = []
    find = by_file.index.query.find
    monkeypatch.setattr(
        by_file.index.query, "find", lambda keys: (told.append(keys), find(keys))[1]
    )

    standings(by_file)

    latest = Report.objects.order_by("-pk")[:2]  # the last of the file, and the new one
    mentions = Mention.objects.filter(report__in=[report.pk for report in latest])
    assert [set(keys) for keys in told] == [{*mentions.values_list("identifier", flat=True)}]


@pytest.mark.parametrize("disturb", ["few", "far_behind", "no_file"])
def test_the_register_is_asked_where_the_file_does_not_help(nation, by_file, monkeypatch, disturb):
    if disturb != "no_file":
        refresh_testimony(by_file.index)
    if disturb == "few":
        monkeypatch.setattr(reading, "WORTH_IT", 100)
    if disturb == "far_behind":
        monkeypatch.setattr(reading, "MOST_CHANGED", 0)
    monkeypatch.setattr(reading, "_rows_of", refused)

    assert_all_agree(by_file)


def test_a_file_is_kept_until_enough_changed(nation, by_file, monkeypatch):
    refresh_testimony(by_file.index)
    (before,) = by_file.index.list_files()
    monkeypatch.setattr(writing, "WORTH_IT", 3)
    nation.tell(1)

    refresh_testimony(by_file.index)
    assert by_file.index.list_files() == [before]

    nation.tell(3)
    refresh_testimony(by_file.index)
    (after,) = by_file.index.list_files()
    assert after != before


def test_an_empty_register_has_no_file(by_file):
    assert refresh_testimony(by_file.index) == 0
    assert by_file.index.list_files() == []
    assert standings(by_file) == {}


def test_a_register_that_was_put_back_is_noticed(nation, by_file):
    record(SYSTEM, "report.submit", subject_kind="report", subject="R-0")
    refresh_testimony(by_file.index)
    Membership.objects.all().delete()  # as before somebody linked, with the old moments of change
    Entry.objects.update(leaf=b"\1" * 32)

    assert_all_agree(by_file)
    refresh_testimony(by_file.index)
    assert len(by_file.index.list_files()) == 1
    assert by_file.index.read_file().is_of_this_register
    assert_all_agree(by_file)


def cut(content: bytes) -> bytes:
    return content[:-8]


def nothing(_: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("spoil", [cut, nothing])
def test_a_file_that_a_power_cut_left_half_written_is_none(
    nation, by_file, spoil: Callable[[bytes], bytes]
):
    refresh_testimony(by_file.index)
    (path,) = by_file.index.list_files()
    path.write_bytes(spoil(path.read_bytes()))
    again = StandingQuery("membership__campaign", dataset="testimony")

    assert len(again.index.read_file()) == 0
    assert_all_agree(again)
    assert refresh_testimony(again.index) == Mention.objects.count()


def test_a_full_disk_leaves_the_old_file_and_no_other(nation, by_file, monkeypatch):
    refresh_testimony(by_file.index)
    (before,) = by_file.index.list_files()
    nation.tell(5)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(np.lib.format, "write_array_header_1_0", full)
    with pytest.raises(OSError, match="No space"):
        refresh_testimony(by_file.index)

    assert list(before.parent.iterdir()) == [before]
    assert_all_agree(by_file)


def test_a_change_that_began_before_the_file_and_ended_after_it_is_seen(
    nation, by_file, monkeypatch, time
):
    monkeypatch.setattr(writing, "_OVERLAP", timedelta(minutes=5))
    began_at = clock.now()
    time.shift(60)
    refresh_testimony(by_file.index)
    late = Report.objects.order_by("pk")[0]
    Membership.objects.filter(report=late).delete()
    Report.objects.filter(pk=late.pk).update(changed_at=began_at)

    assert_all_agree(by_file)


def test_an_hour_after_many_changes_the_file_answers_alone(nation, by_file, monkeypatch, time):
    monkeypatch.setattr(writing, "_OVERLAP", timedelta(minutes=5))
    time.shift(3600)
    refresh_testimony(by_file.index)
    expected = standings(BY_REGISTER)
    monkeypatch.setattr(reading, "MOST_CHANGED", 0)
    monkeypatch.setattr(
        testimony.TestimonyQuery,
        "find",
        lambda _, keys: refused() if keys else testimony.in_columns([]),
    )

    assert standings(by_file) == expected


def test_a_flag_holds_from_the_file_as_long_as_from_the_register(nation, by_file):
    refresh_testimony(by_file.index)
    for day in (date(2026, 3, 10), date(2026, 9, 1), date(2027, 2, 1), date(2027, 6, 1)):
        now = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        asked = {"on": day, "now": now}
        assert by_file.find(PUBLIC, DIGESTS, **asked) == BY_REGISTER.find(PUBLIC, DIGESTS, **asked)
