"""The shares and habits of the synthetic nation, read from `nation.yaml` and `names.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class CrimeHabit:
    """How one type of crime reaches its victims and takes money (amounts in tenge)."""

    contact: tuple[str, ...]
    money: tuple[str, ...]
    median_kzt: int
    spread: float
    mistaken_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """First names and surnames of one gender."""

    first: tuple[str, ...]
    last: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nation:
    """All traits; every mapping of shares sums to one."""

    yearly_level: dict[int, float]
    monthly_level: tuple[float, ...]
    weekday_level: tuple[float, ...]
    hourly_level: tuple[float, ...]
    type_shares: dict[int, dict[str, float]]
    regions: dict[str, float]
    centres: dict[str, dict[str, str]]
    channels: dict[str, float]
    languages: dict[str, float]
    habits: dict[str, CrimeHabit]
    banks: dict[str, tuple[str, ...]]
    hotlines: tuple[str, ...]
    portal: str
    months: dict[str, list[str]]
    men: Names
    women: Names

    def level(self, year: int) -> float:
        """The relative number of reports in a year; the nearest known year stands in."""
        return self.yearly_level[_nearest(year, self.yearly_level)]

    def shares(self, year: int) -> dict[str, float]:
        """The share of each true crime type in a year; the nearest known year stands in."""
        return self.type_shares[_nearest(year, self.type_shares)]


def _nearest(year: int, known: dict[int, Any]) -> int:
    return min(known, key=lambda candidate: (abs(candidate - year), candidate))


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(
        (_FOLDER / name).read_text(encoding="utf-8"),
        Loader=yaml.CSafeLoader,
    )
    return loaded


def _split(methods: dict[str, float], types: dict[str, dict[str, float]]) -> dict[str, float]:
    return {
        crime_type: methods[method] * share
        for method, inside in types.items()
        for crime_type, share in inside.items()
    }


def _habit(entry: dict[str, Any]) -> CrimeHabit:
    return CrimeHabit(
        contact=tuple(entry["contact"]),
        money=tuple(entry["money"]),
        median_kzt=entry["median_kzt"],
        spread=entry["spread"],
        mistaken_for=tuple(entry["mistaken_for"]),
    )


@cache
def nation() -> Nation:
    """The traits of the synthetic nation."""
    values, names = _read("nation.yaml"), _read("names.yaml")
    return Nation(
        yearly_level=values["yearly_level"],
        monthly_level=tuple(values["monthly_level"]),
        weekday_level=tuple(values["weekday_level"]),
        hourly_level=tuple(values["hourly_level"]),
        type_shares={
            year: _split(methods, values["type_share"])
            for year, methods in values["method_share"].items()
        },
        regions={code: entry["weight"] for code, entry in values["regions"].items()},
        centres={code: entry["centre"] for code, entry in values["regions"].items()},
        channels=values["channels"],
        languages=values["languages"],
        habits={code: _habit(entry) for code, entry in values["types"].items()},
        banks={language: tuple(banks) for language, banks in values["banks"].items()},
        hotlines=tuple(values["hotlines"]),
        portal=values["portal"],
        months=values["months"],
        men=Names(tuple(names["men"]["first"]), tuple(names["men"]["last"])),
        women=Names(tuple(names["women"]["first"]), tuple(names["women"]["last"])),
    )
