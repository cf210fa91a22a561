"""The history of a framework, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.shared.labels import label
from ortaq.shared.people.queries import list_users

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ortaq.plan.frameworks.models import FrameworkChange

PERSON = "user:"
"""What the name of an actor begins with who is a person."""

LANGUAGES = frozenset({"kk", "ru", "en"})


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change with the name of who made it (empty where it was no person) and its values as texts.

    `before` and `after` are pairs of a field, with its language where it has one, and a text.
    """

    change: FrameworkChange
    who: str
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]

    @property
    def subject(self) -> str:
        """The code of what was changed; empty for the framework as a whole."""
        return "" if self.change.subject in {"head", "scales"} else self.change.subject


def name_changes(changes: Iterable[FrameworkChange]) -> list[ChangeEntry]:
    """Changes with the names of the people who made them; texts that stayed are left out."""
    listed = list(changes)
    keys = {c.by.removeprefix(PERSON) for c in listed if c.by.startswith(PERSON)}
    people = list_users().filter(pk__in=[key for key in keys if key.isdecimal()])
    names = {f"{PERSON}{user.pk}": str(user) for user in people}
    return [_entry(change, names) for change in listed]


def _entry(change: FrameworkChange, names: Mapping[str, str]) -> ChangeEntry:
    before, after = dict(_flat(change.before)), dict(_flat(change.after))
    return ChangeEntry(
        change,
        names.get(change.by, ""),
        tuple((k, v) for k, v in before.items() if v and v != after.get(k)),
        tuple((k, v) for k, v in after.items() if v and v != before.get(k)),
    )


def _flat(state: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Field, or field and language, and text."""
    for field, value in state.items():
        if isinstance(value, dict) and value.keys() <= LANGUAGES:
            named = label(field, "changed_field")
            for language, text in value.items():
                yield f"{named} ({label(language, 'language')})", str(text)
        else:
            yield label(field, "changed_field"), _words(value)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(each)}" for key, each in value.items() if each)
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    return "" if value is None else str(value)
