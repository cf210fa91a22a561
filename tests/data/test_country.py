from __future__ import annotations

import re
import zoneinfo
from collections import Counter
from datetime import date

import phonenumbers
import pytest
from stdnum import bic

from data.trilingual_rules import faults, latin_words, share_with_kazakh_letters
from ortaq.data import country, figures
from ortaq.engine.terms.identifier import IdentifierKind

PACK = country.load("kz")
OFFENCES = country.load_offences("kz")
CITIES = {"KZ-71", "KZ-75", "KZ-79"}

TEXTS = [
    PACK.name,
    *(region.name for region in PACK.regions),
    *(kind.name for kind in PACK.crime_types),
    *(kind.explanation for kind in PACK.crime_types),
    *(institution.name for institution in PACK.institutions),
    *(offence.title for offence in OFFENCES),
    *(offence.used_for for offence in OFFENCES),
]
LABELS = [
    *(region.short_name for region in PACK.regions),
    *(institution.short_name for institution in PACK.institutions),
]


def test_texts_stand_in_three_languages() -> None:
    wrong = faults([*TEXTS, *LABELS])

    assert wrong == []


def test_kazakh_texts_are_cyrillic_and_kazakh() -> None:
    latin = latin_words([*TEXTS, *LABELS])

    share = share_with_kazakh_letters(TEXTS)

    assert latin == []
    assert share > 0.9


def test_unknown_country_is_refused() -> None:
    with pytest.raises(country.CountryUnknown) as caught:
        country.load("../kz")

    assert caught.value.code == "country_unknown"


def test_loading_twice_gives_the_same_object() -> None:
    assert country.load("kz") is PACK
    assert country.codes() == ("kz",)


def test_time_zone_and_calling_code_exist() -> None:
    assert PACK.time_zone in zoneinfo.available_timezones()
    assert phonenumbers.country_code_for_region("KZ") == int(PACK.calling_code)


def test_synthetic_prefixes_are_never_issued() -> None:
    numbers = [phonenumbers.parse(f"{prefix}1234567") for prefix in PACK.synthetic_phone_prefixes]

    assert [phonenumbers.is_valid_number(number) for number in numbers] == [False, False]


class TestRegions:
    def test_there_are_seventeen_regions_and_three_cities(self) -> None:
        codes = {region.code for region in PACK.regions}

        assert len(PACK.regions) == len(codes) == 20
        assert codes >= CITIES
        assert {r.code for r in PACK.regions if r.name.kk.endswith("қаласы")} == CITIES

    def test_classifier_code_repeats_the_digits_of_the_iso_code(self) -> None:
        differing = [r.code for r in PACK.regions if r.official_code != f"{r.code[3:]}0000000"]

        assert differing == []

    def test_no_two_regions_share_a_tile(self) -> None:
        tiles = Counter((region.column, region.row) for region in PACK.regions)

        assert max(tiles.values()) == 1
        assert max(column for column, _ in tiles) < 7
        assert max(row for _, row in tiles) < 5

    @pytest.mark.parametrize(
        ("west", "east"), [("KZ-27", "KZ-63"), ("KZ-47", "KZ-33"), ("KZ-15", "KZ-55")]
    )
    def test_west_is_left_of_east(self, west: str, east: str) -> None:
        left, right = PACK.region(west), PACK.region(east)

        assert left is not None
        assert right is not None
        assert left.column < right.column

    @pytest.mark.parametrize(
        ("city", "region"), [("KZ-71", "KZ-11"), ("KZ-75", "KZ-19"), ("KZ-79", "KZ-61")]
    )
    def test_a_city_stands_beside_its_region(self, city: str, region: str) -> None:
        here, there = PACK.region(city), PACK.region(region)

        assert here is not None
        assert there is not None
        assert abs(here.column - there.column) + abs(here.row - there.row) == 1

    def test_map_labels_fit_and_differ(self) -> None:
        for language in ("kk", "ru", "en"):
            labels = [region.short_name.in_(language) for region in PACK.regions]

            assert max(map(len, labels)) <= 12
            assert len(set(labels)) == 20

    def test_aliases_are_casefolded_and_name_one_region(self) -> None:
        owners: dict[str, set[str]] = {}
        for region in PACK.regions:
            for alias in region.aliases:
                owners.setdefault(alias, set()).add(region.code)

        assert [alias for alias in owners if alias != alias.casefold().strip()] == []
        assert {alias: codes for alias, codes in owners.items() if len(codes) > 1} == {}

    @pytest.mark.parametrize(
        ("spelling", "code"),
        [
            ("Алматинская обл", "KZ-19"),
            ("ВКО", "KZ-63"),
            ("СКО", "KZ-59"),
            ("ЗКО", "KZ-27"),
            ("г. Алматы", "KZ-75"),
            ("KZ-AST", "KZ-71"),
            ("Нур-Султан", "KZ-71"),
            ("Qaragandy oblysy", "KZ-35"),
            ("БҚО", "KZ-27"),
        ],
    )
    def test_usual_spellings_are_known(self, spelling: str, code: str) -> None:
        found = [r.code for r in PACK.regions if spelling.casefold() in r.aliases]

        assert found == [code]

    def test_landline_prefixes_are_landlines_and_belong_to_one_region(self) -> None:
        prefixes = [prefix for region in PACK.regions for prefix in region.phone_prefixes]

        assert len(prefixes) == len(set(prefixes))
        assert [prefix for prefix in prefixes if not re.fullmatch(r"7[12]\d{1,3}", prefix)] == []

    def test_regions_of_2022_have_their_first_day(self) -> None:
        young = {r.code: r.valid_from for r in PACK.regions if r.valid_from}

        assert young == dict.fromkeys(("KZ-10", "KZ-33", "KZ-62"), date(2022, 6, 8))


class TestCrimeTypes:
    def test_codes_are_unique_and_end_with_other(self) -> None:
        codes = [kind.code for kind in PACK.crime_types]

        assert len(codes) == len(set(codes)) >= 12
        assert codes[-1] == "other"

    def test_cross_walk_leads_to_types_that_exist(self) -> None:
        known = {(entry.typology, entry.category) for entry in figures.typologies()}

        dangling = [
            (kind.code, pair)
            for kind in PACK.crime_types
            for pair in kind.crosswalk.items()
            if pair not in known
        ]

        assert dangling == []
        assert set(PACK.crime_types[0].crosswalk) == set(country.TYPOLOGIES)

    def test_every_state_type_is_reached(self) -> None:
        reached = {pair for kind in PACK.crime_types for pair in kind.crosswalk.items()}

        missed = {
            (entry.typology, entry.category)
            for entry in figures.typologies()
            if entry.typology in country.TYPOLOGIES
        } - reached

        assert missed == set()


class TestBanksAndOperators:
    def test_bank_codes_are_three_digits_and_unique(self) -> None:
        codes = [bank.code for bank in PACK.banks]

        assert [code for code in codes if not re.fullmatch(r"\d{3}", code)] == []
        assert len(codes) == len(set(codes))
        assert "999" not in codes

    def test_bank_identifier_codes_are_kazakh(self) -> None:
        wrong = [b.bic for b in PACK.banks if not bic.is_valid(b.bic) or b.bic[4:6] != "KZ"]

        assert wrong == []

    def test_banks_have_their_name_in_the_language_of_the_reader(self) -> None:
        (halyk,) = [bank.name for bank in PACK.banks if bank.code == "601"]

        assert halyk.as_dict() == {
            "kk": "Қазақстан Халық Банкі",
            "ru": "Народный Банк Казахстана",
            "en": "Halyk Bank",
        }
        assert all(all(bank.name.as_dict().values()) for bank in PACK.banks)

    def test_statuses_are_known(self) -> None:
        assert {bank.status for bank in PACK.banks} == {"active", "merging", "legacy"}

    def test_prefixes_are_mobile(self) -> None:
        numbers = [phonenumbers.parse(f"+7{op.prefix}1234567") for op in PACK.operators]

        assert len({operator.prefix for operator in PACK.operators}) == len(numbers)
        assert all(phonenumbers.is_valid_number(number) for number in numbers)
        assert all(
            phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
            for number in numbers
        )


class TestInstitutions:
    def test_a_committee_of_forty_can_meet(self) -> None:
        codes = [institution.code for institution in PACK.institutions]

        assert len(codes) == len(set(codes)) >= 40
        assert {i.group for i in PACK.institutions} == {
            "government",
            "law_enforcement",
            "financial",
            "telecom",
            "justice",
            "education",
            "civil_society",
            "international",
        }

    def test_each_region_has_its_akimat(self) -> None:
        akimats = {i.code for i in PACK.institutions if i.code.startswith("AKIMAT-")}

        assert akimats == {f"AKIMAT-{region.code[3:]}" for region in PACK.regions}

    def test_unconfirmed_names_are_marked(self) -> None:
        unverified = {i.code for i in PACK.institutions if not i.verified}

        assert unverified >= {"MCI", "MOE", "MSHE", "OSCE-A", "NCB", "TSARKA"}
        assert "MIA" not in unverified


class TestHubs:
    def test_values_are_in_normal_form(self) -> None:
        values = [hub.value for hub in PACK.hubs]

        assert [v for v in values if v != v.lower().strip() or not v.isascii()] == []
        assert len({(hub.kind, hub.value) for hub in PACK.hubs}) == len(values)

    def test_kinds_and_reasons_are_known(self) -> None:
        kinds = {hub.kind for hub in PACK.hubs}
        domains = [hub.value for hub in PACK.hubs if hub.kind == "domain"]

        assert kinds <= {str(kind) for kind in IdentifierKind}
        assert {hub.reason for hub in PACK.hubs} == {
            "bank",
            "state",
            "platform",
            "shortener",
            "link_page",
            "hosting",
            "dynamic_dns",
            "throwaway_mail",
            "operator",
            "wallet_service",
        }
        assert [d for d in domains if not re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", d)] == []

    @pytest.mark.parametrize("value", ["egov.kz", "kaspi.kz", "t.me", "wa.me", "bit.ly", "olx.kz"])
    def test_what_everybody_shares_is_there(self, value: str) -> None:
        assert value in {hub.value for hub in PACK.hubs}

    def test_no_hosting_suffix_hides_under_a_domain_that_covers_all_below(self) -> None:
        own_below = {"hosting", "dynamic_dns"}
        wide = {h.value for h in PACK.hubs if h.kind == "domain" and h.reason not in own_below}

        hidden = [
            hub.value
            for hub in PACK.hubs
            if hub.reason in own_below and any(hub.value.endswith(f".{domain}") for domain in wide)
        ]

        assert hidden == []

    def test_short_numbers_never_link(self) -> None:
        numbers = {hub.value for hub in PACK.hubs if hub.kind == "shortcode"}

        assert numbers == set(PACK.shortcodes)


class TestOffences:
    def test_articles_are_unique(self) -> None:
        articles = [offence.article for offence in OFFENCES]

        assert len(articles) == len(set(articles))
        assert {"190", "190(2)(4)", "205", "210", "232-1"} <= set(articles)

    def test_mule_article_has_its_first_day(self) -> None:
        mule = next(offence for offence in OFFENCES if offence.article == "232-1")

        assert mule.valid_from == date(2025, 9, 16)

    def test_recalled_titles_are_marked_unverified(self) -> None:
        verified = {offence.article for offence in OFFENCES if offence.verified}

        assert verified == {"190", "210"}
