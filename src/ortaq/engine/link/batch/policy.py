"""Every number that batch linking depends on and does not read from the data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BatchPolicy:
    """How cautious the linker is; all evidence in nats.

    Args:
        most_named: a report that names more identifiers that may link is a list and links nothing
            (`LinkPolicy`).
        least_hub: share of an identifier's mentions that say that everybody shares it, from which it
            links nothing; one wrong role among a hundred is no list.
        least_offender: an identifier links where the roles that its reports give it, as log-odds
            of being the offender's, add up to more than this; slightly below zero, for unknown.
        prior_agreement: share of the way from strangers' to perfect agreement at which sure pairs
            are taken to agree where few or none are known: type of crime, region, language.
        prior_pairs: sure pairs that this belief is worth.
        prior_reliability: log-odds that two reports which follow one another on an identifier
            within a day are of one campaign, where the data cannot tell.
        prior_decline: by how much that falls each time the days between them double.
        cell_information: how much information (squared differences between sure pairs and
            strangers, over the variance) the belief about a kind and time apart is worth.
        identifier_information: the same for the belief about one identifier.
        least_information: information of the traits per contact below which company tells how
            reliability falls with time.
        least_reliability: log-odds at or below which an identifier is worth nothing at any time:
            many carry it and agree like strangers.
        most_trait: most that one trait can speak for a merge; against it there is no limit.
        size_weight, size_rate: a merge costs `size_weight * log(1 + size_rate * n)` where the
            smaller group has n reports: what still touches when groups are grown is rarely one.
        mixing: share of the identifiers in use at the same time that two halves of a campaign
            share at least; a merge costs this many nats per identifier that the lesser half had.
        mixing_without_time: the same where no times are known, so that all lives seem to coincide.
        size_relief, mixing_relief: how much less of both is needed where traits tell strangers apart:
            each is divided by one plus this for each unit of their information per contact.
        few: identifiers that more reports name are judged by groups made without them.
        script_pairs: pairs of one script that the belief about all texts is worth.
        unshared: what it costs two texts, in nats, that both reports name identifiers and share none.
        least_evidence: a merge needs more than this.
        most_rounds: bound on rounds; each makes groups at least half as many among those that merge.

    Source: chosen on the generator `bench/linking` with the preset "tuned", and for nations of
        which less is known (`poorer.py`) on the average of many (`bench/linking/README.md`).
    """

    most_named: int = 30
    least_hub: float = 0.2
    least_offender: float = -0.5
    prior_agreement: tuple[float, float, float] = (0.4, 0.1, 0.1)
    prior_pairs: float = 20.0
    prior_reliability: float = 3.5
    prior_decline: float = 0.45
    cell_information: float = 40.0
    identifier_information: float = 80.0
    least_information: float = 0.05
    least_reliability: float = -2.0
    most_trait: float = 1.5
    size_weight: float = 1.0
    size_rate: float = 0.1
    mixing: float = 0.4
    mixing_without_time: float = 0.25
    size_relief: float = 0.5
    mixing_relief: float = 1.0
    few: int = 20
    script_pairs: float = 3.0
    unshared: float = 2.0
    least_evidence: float = 0.0
    most_rounds: int = 60


DEFAULT = BatchPolicy()
