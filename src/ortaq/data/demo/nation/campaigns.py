"""Campaigns of the synthetic nation: how large, how long, where, and with which rotating details."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ortaq.data.demo.nation.chance import Chance
    from ortaq.data.demo.nation.issuer import Detail, Issuer
    from ortaq.data.demo.nation.quota import TypeQuota
    from ortaq.data.demo.nation.rhythm import Rhythm
    from ortaq.data.demo.nation.traits import CrimeHabit, Nation

SHARE_IN_CAMPAIGNS = 0.65
SMALLEST, LARGEST = 2, 150
TAIL = 0.2
"""Exponent of the survival function of sizes; with these bounds the mean is about 26."""
EVEN_STEP = 0.6180339887498949
"""The golden section: its multiples, modulo one, spread the largest campaigns evenly over time."""
RENTED_SHARE = 0.05
LIFE_DAYS = (5, 40)
LOCAL_SHARE = 0.3
_RENTABLE = ("iban", "card")
_RENTAL_GAP_DAYS = 20


class Span(NamedTuple):
    """A detail in use on the days [first, last], as offsets."""

    detail: Detail
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Campaign:
    """One scheme.

    Args:
        reference: C-0001 onwards.
        crime_type: the true type.
        days: the day offset of each crime, one for each report; in no order.
        regions: weight of each region.
        spans: the details of each kind, with the days on which they are in use.
    """

    reference: str
    crime_type: str
    days: tuple[int, ...]
    regions: Mapping[str, float]
    spans: dict[str, tuple[Span, ...]]

    def detail(self, chance: Chance, kind: str, day: int) -> Detail:
        """A detail of this kind that is in use on the day."""
        spans = self.spans[kind]
        living = [span.detail for span in spans if span.first <= day <= span.last]
        return chance.choice(living or [min(spans, key=lambda span: abs(span.first - day)).detail])


def sizes(chance: Chance, count: int) -> Iterator[int]:
    """Heavy-tailed sizes that add up to the share of reports inside campaigns."""
    left = round(count * SHARE_IN_CAMPAIGNS)
    largest = max(SMALLEST + 1, min(LARGEST, count // 20))
    low, high = largest**-TAIL, SMALLEST**-TAIL
    while left >= SMALLEST:
        size = min(int(chance.uniform(low, high) ** (-1 / TAIL)), left)
        yield size
        left -= size


class Planner:
    """Plans campaigns in order of size, so that rented accounts can pass between those that overlap."""

    def __init__(self, chance: Chance, traits: Nation, rhythm: Rhythm, issuer: Issuer) -> None:
        self._chance, self._traits, self._rhythm = chance, traits, rhythm
        self._issuer = issuer
        self._for_rent: list[Span] = []
        self._start = chance.random()

    def plan(self, count: int, quota: TypeQuota) -> list[Campaign]:
        """All campaigns for a nation of `count` reports, the largest first."""
        planned = sorted(sizes(self._chance, count), reverse=True)
        return [self._campaign(number, size, quota) for number, size in enumerate(planned, start=1)]

    def _campaign(self, number: int, size: int, quota: TypeQuota) -> Campaign:
        middle = self._rhythm.quantile((self._start + number * EVEN_STEP) % 1)
        life = self._chance.randint(10, 40) + round(size * self._chance.uniform(0.5, 1.5))
        first, last = middle - life // 2, middle + life // 2
        days = tuple(self._rhythm.draw(self._chance, first, last + 1) for _ in range(size))
        years = Counter(self._rhythm.date(day).year for day in days)
        crime_type = quota.take(self._chance, years)
        own = [
            (kind, self._rotation(kind, first, last, size))
            for kind in self._kinds(self._traits.habits[crime_type])
        ]
        for _, spans in own:
            self._for_rent += [span for span in spans if span.detail.kind in _RENTABLE]
        return Campaign(
            reference=f"C-{number:04d}",
            crime_type=crime_type,
            days=days,
            regions=self._regions(),
            spans=dict(own),
        )

    def _kinds(self, habit: CrimeHabit) -> list[str]:
        contact = self._some(habit.contact)
        money = self._some(habit.money)
        kinds = dict.fromkeys([*contact, *("iban" if kind == "loan" else kind for kind in money)])
        return [kind for kind in kinds if kind != "none"]

    def _some(self, kinds: tuple[str, ...]) -> list[str]:
        different = list(dict.fromkeys(kinds))
        return self._chance.sample(different, min(len(different), self._chance.choice((1, 2, 2))))

    def _regions(self) -> Mapping[str, float]:
        everywhere = self._traits.regions
        if self._chance.random() >= LOCAL_SHARE:
            return everywhere
        chosen = self._chance.choices(list(everywhere), list(everywhere.values()), k=3)
        return Counter(chosen)

    def _rotation(self, kind: str, first: int, last: int, size: int) -> tuple[Span, ...]:
        spans: list[Span] = []
        for _ in range(1 + size // 50):
            day = first - self._chance.randint(0, LIFE_DAYS[0] - 1)
            while day <= last:
                end = day + self._chance.randint(*LIFE_DAYS) - 1
                spans.append(Span(self._new_or_rented(kind, day, end), day, end))
                day = end + 1
        return tuple(spans)

    def _new_or_rented(self, kind: str, first: int, last: int) -> Detail:
        if kind in _RENTABLE and self._chance.random() < RENTED_SHARE:
            for span in self._for_rent:
                if span.detail.kind == kind and _close(span, first, last):
                    self._for_rent.remove(span)
                    return span.detail
        return self._issuer.issue(kind)


def _close(span: Span, first: int, last: int) -> bool:
    return span.first - _RENTAL_GAP_DAYS <= last and first <= span.last + _RENTAL_GAP_DAYS
