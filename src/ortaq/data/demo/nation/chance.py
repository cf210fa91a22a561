"""The one source of variation: a seeded generator, handed from function to function."""

from __future__ import annotations

from random import Random  # noqa: TID251 - seeded by the caller; the nation is data, not engine

Chance = Random
