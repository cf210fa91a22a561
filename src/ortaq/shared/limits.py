"""How often somebody may try."""

from __future__ import annotations

from django.core.cache import cache

from ortaq.engine.terms.errors import OrtaqError


class TooManyTries(OrtaqError):
    """The door is shut for a while. Try again after the given number of seconds."""

    code = "too_many_tries"


def count_try(door: str, who: str, *, limit: int, seconds: int) -> None:
    """Count one try at a door.

    Args:
        door: name of what is tried.
        who: network address, account or token.
        limit: tries allowed in the window.
        seconds: length of the window, from the first try.

    Raises:
        TooManyTries: the limit is passed.
    """
    key = f"tries:{door}:{who}"
    if cache.add(key, 1, timeout=seconds):
        return
    try:
        tries = cache.incr(key)
    except ValueError:
        cache.set(key, 1, timeout=seconds)
        return
    if tries > limit:
        raise TooManyTries(seconds=seconds)
