"""Makes the reports of the synthetic nation, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortaq.data.demo.nation.campaigns import Planner
from ortaq.data.demo.nation.chance import Chance
from ortaq.data.demo.nation.damage import draw_damage
from ortaq.data.demo.nation.hold import draw_hold
from ortaq.data.demo.nation.issuer import Issuer
from ortaq.data.demo.nation.quota import TypeQuota
from ortaq.data.demo.nation.report import DemoReport, DemoReporter
from ortaq.data.demo.nation.rhythm import LOCAL, Rhythm, months_before
from ortaq.data.demo.nation.telling.narrative import Facts, compose
from ortaq.data.demo.nation.traits import nation
from ortaq.data.demo.nation.victims import crime_words, draw_victim, everyday_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from ortaq.data.demo.nation.campaigns import Campaign
    from ortaq.data.demo.nation.issuer import Detail
    from ortaq.data.demo.nation.victims import Victim

MISTAKEN_SHARE = 0.25
NAMED_SHARE = 0.5
FILLED_SHARE = 0.6
SILENT_SHARE = 0.04
STATEMENT_SHARE = 0.3
"""Parts of the reports with a wrong type, a name, filled fields, no detail at all, and (beside the
citizen's own form) taken down by staff; assumptions."""
_QUICK_CHANNELS = ("bank", "telecom")
_ACCOUNTS = ("iban", "card", "pay_phone", "wallet")
_HANDLE_FORMS = {"telegram": "t.me/{}", "instagram": "instagram.com/{}"}


class Event(NamedTuple):
    """A crime that will be reported: when it is reported, its day offset, and whose work it is."""

    reported_at: datetime
    day: int
    channel: str
    campaign: Campaign | None


def reports(
    seed: int,
    count: int = 12_000,
    *,
    until: date,
    months: int = 36,
) -> Iterator[DemoReport]:
    """The reports of a synthetic nation, oldest first; equal arguments give equal reports.

    Args:
        seed: of all chance.
        count: number of reports.
        until: the day after the last report.
        months: length of the time before `until`.
    """
    return iter(_Nation(seed, until, months).tell(count))


class _Nation:
    def __init__(self, seed: int, until: date, months: int) -> None:
        self._chance = Chance(seed)
        self._holds = Chance(seed + 1)
        self._traits = nation()
        self._rhythm = Rhythm(self._traits, months_before(until, months), until)
        self._issuer = Issuer(self._chance)

    def tell(self, count: int) -> Iterator[DemoReport]:
        quota = TypeQuota(self._traits, self._rhythm, count)
        planner = Planner(self._chance, self._traits, self._rhythm, self._issuer)
        campaigns = planner.plan(count, quota)
        for number, event in enumerate(self._events(count, campaigns), start=1):
            yield self._report(f"DEMO-{number:06d}", event, self._crime_type(event, quota))

    def _crime_type(self, event: Event, quota: TypeQuota) -> str:
        if event.campaign:
            return event.campaign.crime_type
        return quota.take(self._chance, {self._rhythm.date(event.day).year: 1})

    def _events(self, count: int, campaigns: list[Campaign]) -> list[Event]:
        planned: list[Event] = []
        for campaign in campaigns:
            planned += [self._event(day, campaign) for day in campaign.days]
        alone = range(count - len(planned))
        planned += [self._event(self._rhythm.draw(self._chance), None) for _ in alone]
        return sorted(planned, key=lambda event: event.reported_at)

    def _event(self, day: int, campaign: Campaign | None) -> Event:
        channel = self._draw(self._traits.channels)
        mean_days = 0.6 if channel in _QUICK_CHANNELS else 4.0
        delay = min(int(self._chance.expovariate(1 / mean_days)), 60)
        reported = min(day + delay, self._rhythm.days - 1)
        return Event(self._rhythm.moment(self._chance, reported), day, channel, campaign)

    def _report(self, source_id: str, event: Event, crime_type: str) -> DemoReport:
        traits, chance, campaign = self._traits, self._chance, event.campaign
        region = self._draw(campaign.regions if campaign else traits.regions)
        language = self._draw(traits.languages)
        victim = draw_victim(chance, traits, self._issuer)
        damage = draw_damage(chance, traits.habits[crime_type], event.channel)
        hold = draw_hold(self._holds, event.reported_at, damage.held_kzt, self._rhythm.until)
        contact, money, payee = self._details(event, crime_type)
        occurred_on = self._rhythm.date(event.day)
        days = (occurred_on, event.reported_at.astimezone(LOCAL).date())
        words = everyday_words(chance, traits, victim, region, language)
        words |= crime_words(chance, [*contact, *payee], days, damage.claimed_kzt, language)
        facts = Facts(
            language=language,
            gender=victim.gender,
            official=event.channel != "form" and chance.random() < STATEMENT_SHARE,
            crime_type=crime_type,
            contact=[detail.kind for detail in contact],
            money=money,
            places=words,
        )
        return DemoReport(
            source_id=source_id,
            reported_at=event.reported_at,
            occurred_on=occurred_on,
            region=region,
            crime_type=self._as_chosen(crime_type),
            true_crime_type=crime_type,
            channel=event.channel,
            language=language,
            narrative=compose(chance, facts),
            claimed_kzt=damage.claimed_kzt,
            held_kzt=damage.held_kzt,
            restored_kzt=damage.restored_kzt,
            held_at=hold.held_at,
            held_by=hold.held_by,
            offender_fields=self._filled([*contact, *payee]),
            campaign_truth=campaign.reference if campaign else "",
            reporter=self._reporter(victim),
        )

    def _reporter(self, victim: Victim) -> DemoReporter | None:
        if self._chance.random() >= NAMED_SHARE:
            return None
        return DemoReporter(victim.name, victim.phone)

    def _details(
        self,
        event: Event,
        crime_type: str,
    ) -> tuple[list[Detail], str, list[Detail]]:
        """Details of contact, kind of the money sentence, and the account it names (or none)."""
        habit, campaign = self._traits.habits[crime_type], event.campaign
        money = self._chance.choice(habit.money)
        if self._chance.random() < SILENT_SHARE:
            return [], "none", []
        if campaign is None:
            kinds = [self._chance.choice(habit.contact)]
        else:
            known = [kind for kind in campaign.spans if kind in habit.contact]
            kinds = self._chance.sample(known, self._chance.randint(1, len(known)))
            paid = [kind for kind in campaign.spans if kind in (*habit.money, "iban")]
            money = self._chance.choice(paid) if paid and money != "loan" else money
        contact = [self._one(campaign, kind, event.day) for kind in kinds]
        account = "iban" if money == "loan" else money
        payee = [] if money == "none" else [self._one(campaign, account, event.day)]
        return contact, money, payee

    def _one(self, campaign: Campaign | None, kind: str, day: int) -> Detail:
        if campaign is None or kind not in campaign.spans:
            return self._issuer.issue(kind)
        return campaign.detail(self._chance, kind, day)

    def _filled(self, details: list[Detail]) -> tuple[tuple[str, str], ...]:
        if self._chance.random() >= FILLED_SHARE:
            return ()
        return tuple(
            (_field(kind), _HANDLE_FORMS.get(kind, "{}").format(value)) for kind, value in details
        )

    def _as_chosen(self, crime_type: str) -> str:
        if self._chance.random() >= MISTAKEN_SHARE:
            return crime_type
        return self._chance.choice(self._traits.habits[crime_type].mistaken_for)

    def _draw(self, shares: Mapping[str, float]) -> str:
        return self._chance.choices(list(shares), list(shares.values()))[0]


def _field(kind: str) -> str:
    if kind == "domain":
        return "offender_site"
    return "offender_account" if kind in _ACCOUNTS else "offender_contact"
