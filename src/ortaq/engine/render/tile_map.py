"""The tile map: each region of a country as one tile, its figure printed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.render.palette import SCALE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from ortaq.engine.terms.country import Region


@dataclass(frozen=True, slots=True)
class Tile:
    """One region on the map.

    Args:
        column: from 0 in the west.
        row: from 0 in the north.
        label: at most 12 characters.
        name: full name, for readers who do not see the map.
        value: the figure; None where there is none, which is not zero.
        href: path of the region's page, or empty.
    """

    column: int
    row: int
    label: str
    name: str
    value: Decimal | float | None
    href: str = ""


@dataclass(frozen=True, slots=True)
class TileMap:
    """A map in one language.

    Args:
        title: what it shows.
        description: what the reader should take from it, with the main figures.
        source: where the figures come from, in words.
        unit: what the figures count, in words.
        no_data: the words for a region without a figure.
        tiles: the regions.
        language: kk, ru or en.
        places: decimals of the printed figures.
    """

    title: str
    description: str
    source: str
    unit: str
    no_data: str
    tiles: tuple[Tile, ...]
    language: str
    places: int = 0


def tiles_of(
    regions: Sequence[Region],
    values: Mapping[str, Decimal | float],
    language: str,
    *,
    hrefs: Mapping[str, str] | None = None,
) -> tuple[Tile, ...]:
    """One tile per region, in reading order (north to south, west to east).

    Args:
        regions: the regions of a country pack.
        values: figure by region code; a region that is absent has no figure.
        language: of the labels.
        hrefs: path by region code.
    """
    links = hrefs or {}
    return tuple(
        Tile(
            column=region.column,
            row=region.row,
            label=region.short_name.in_(language),
            name=region.name.in_(language),
            value=values.get(region.code),
            href=links.get(region.code, ""),
        )
        for region in sorted(regions, key=lambda region: (region.row, region.column))
    )


def class_limits(values: Sequence[Decimal | float]) -> tuple[float, ...]:
    """The upper limits of at most five classes that hold about as many regions each.

    Equal figures never fall into different classes, so that many ties give fewer classes.
    """
    ordered = sorted(float(value) for value in values)
    if not ordered:
        return ()
    steps = len(SCALE)
    positions = (-(-len(ordered) * step // steps) - 1 for step in range(1, steps + 1))
    return tuple(dict.fromkeys(ordered[max(position, 0)] for position in positions))


def class_of(value: Decimal | float | None, limits: Sequence[float]) -> int:
    """The class of a figure by the limits of `class_limits`, from 1; 0 where there is no figure."""
    if value is None:
        return 0
    return 1 + sum(float(value) > limit for limit in limits[:-1])
