"""Finds every translatable string and brings the Kazakh, Russian and English catalogues up to date.

`--check` changes nothing and fails where a string has no Kazakh or Russian, or a catalogue holds a
string that no source uses any more. Strings of other packages that our pages show are listed in
`scripts/foreign_strings.txt`.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from babel.messages.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "ortaq"
LANGUAGES = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 ||"
        " n%100>14) ? 1 : n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);"
    ),
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

CALL = re.compile(
    r"""\b(?:n?p?gettext|_)\((?:\s*(?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|\w+)\s*,?)+\)"""
)
"""A call as Django's templatize leaves it between blanked-out markup."""

Key = tuple[str, str, str]
"""Context, singular, plural."""


def found_strings() -> dict[Key, list[str]]:
    """Every translatable string of the sources, with the files that use it."""
    found: dict[Key, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            _collect(found, path, path.read_text(encoding="utf-8"))
    for path in sorted((PACKAGE / "web" / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            _collect(found, path, _as_python(path.read_text(encoding="utf-8"), str(path)))
    for line in (ROOT / "scripts" / "foreign_strings.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            found.setdefault(_foreign(line), []).append("other packages")
    return found


def _foreign(line: str) -> Key:
    """A line of `foreign_strings.txt`, such as `alt. month | May` or `%d day || %d days`."""
    context, _, words = line.rpartition(" | ")
    singular, _, plural = words.partition(" || ")
    return context, singular, plural


def _as_python(template: str, origin: str) -> str:
    """The translation calls that stand for a template's strings, one a line."""
    from django.conf import settings  # noqa: PLC0415
    from django.utils.translation.template import templatize  # noqa: PLC0415

    if not settings.configured:
        settings.configure()
    return "\n".join(CALL.findall(templatize(template, origin=origin)))


def _collect(found: dict[Key, list[str]], path: Path, source: str) -> None:
    stream = io.BytesIO(source.encode())
    for _line, message, _comments, context in extract("python", stream, KEYWORDS):
        parts = message if isinstance(message, tuple) else (message,)
        words = [part for part in parts if part]
        if not words:
            continue
        key = (context or "", words[0], words[1] if len(words) > 1 else "")
        name = str(path.relative_to(ROOT))
        places = found.setdefault(key, [])
        if name not in places:
            places.append(name)


def _key(entry: polib.POEntry) -> Key:
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def _catalogue(language: str) -> tuple[Path, polib.POFile]:
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return path, polib.pofile(str(path), wrapwidth=100)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Project-Id-Version": "ortaq",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": LANGUAGES[language],
    }
    return path, catalogue


def update(language: str, found: dict[Key, list[str]]) -> None:
    """Add new strings to a catalogue, drop unused ones, keep every translation."""
    path, catalogue = _catalogue(language)
    known = {_key(entry): entry for entry in catalogue}
    for entry in list(catalogue):
        catalogue.remove(entry)
    for (context, singular, plural), places in sorted(found.items()):
        entry = known.get((context, singular, plural)) or polib.POEntry(
            msgid=singular, msgctxt=context or None, msgid_plural=plural or None
        )
        if plural and not entry.msgstr_plural:
            forms = int(re.search(r"nplurals=(\d)", LANGUAGES[language])[1])  # type: ignore[index]  # fixed text
            entry.msgstr_plural = dict.fromkeys(range(forms), "")
        entry.occurrences = [(place, "") for place in places]
        entry.flags = ["python-format"] if "%(" in singular else []
        catalogue.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))


def problems(language: str, found: dict[Key, list[str]]) -> Iterator[str]:
    """What is wrong with a catalogue."""
    _path, catalogue = _catalogue(language)
    known = {_key(entry): entry for entry in catalogue}
    for key, places in found.items():
        entry = known.get(key)
        words = [] if entry is None else list(entry.msgstr_plural.values()) or [entry.msgstr]
        if not words or not all(words):
            yield f"{language}: not translated: {key[1]!r} ({places[0]})"
            continue
        wanted = set(re.findall(r"%\(\w+\)s", key[1] + key[2]))
        for word in words:
            if set(re.findall(r"%\(\w+\)s", word)) - wanted or (
                not key[2] and wanted - set(re.findall(r"%\(\w+\)s", word))
            ):
                yield f"{language}: other placeholders than in {key[1]!r}: {word!r}"
        if entry is not None and "fuzzy" in entry.flags:
            yield f"{language}: fuzzy: {key[1]!r}"
    for key in known.keys() - found.keys():
        yield f"{language}: not used any more: {key[1]!r}"


def main() -> int:
    """Update the catalogues, or check them."""
    found = found_strings()
    if "--check" in sys.argv:
        wrong = [problem for language in LANGUAGES for problem in problems(language, found)]
        print("\n".join(wrong) or f"{len(found)} strings, all in Kazakh and Russian")
        return 1 if wrong else 0
    for language in LANGUAGES:
        update(language, found)
    print(f"{len(found)} strings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
