"""How many reports of each true type are still to be made, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.data.demo.nation.chance import Chance
    from ortaq.data.demo.nation.rhythm import Rhythm
    from ortaq.data.demo.nation.traits import Nation


class TypeQuota:
    """Keeps the shares of the types near the published ones, however large single campaigns are."""

    def __init__(self, traits: Nation, rhythm: Rhythm, count: int) -> None:
        self._shares = traits.shares
        self._left = {
            year: {
                crime_type: count * rhythm.share(year) * share
                for crime_type, share in traits.shares(year).items()
            }
            for year in range(rhythm.first.year, rhythm.until.year + 1)
        }

    def take(self, chance: Chance, sizes: Mapping[int, int]) -> str:
        """A type drawn by what is left of it, which `sizes` reports of each year then use up."""
        main_year = max(sizes, key=lambda year: (sizes[year], year))
        weights = [max(rest - sizes[main_year] / 4, 0.0) for rest in self._left[main_year].values()]
        if not any(weights):
            weights = list(self._shares(main_year).values())
        crime_type = chance.choices(list(self._left[main_year]), weights)[0]
        for year, size in sizes.items():
            self._left[year][crime_type] -= size
        return crime_type
