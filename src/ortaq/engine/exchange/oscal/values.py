"""The small values of OSCAL documents: identifiers, tokens, lines, properties, instants."""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING

from ortaq.engine.exchange.codes import Codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ortaq.engine.terms.framework import Framework
    from ortaq.engine.terms.language import Trilingual

Json = dict[str, object]
"""An object of a document."""

VERSION = "1.2.1"
"""Release of the models that we write."""

NAMESPACE = "urn:ortaq:oscal"
"""Namespace of our properties and parts."""

MAX_TOKEN = 100
"""Characters of an identifier; OSCAL sets no limit."""

READABLE = "en"
"""Language of the texts that every program shows."""

_ROOT = uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)
_NOT_TOKEN = re.compile(r"[^A-Za-z0-9._-]+")
_BREAKS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def uid(*parts: object) -> str:
    """The UUID (version 5) of a stable reference.

    Example:
        >>> uid("gap", "G-1") == uid("gap", "G-1")
        True
    """
    return str(uuid.uuid5(_ROOT, "\x1f".join(map(str, parts))))


def token(text: str) -> str:
    """Letters, digits, points, hyphens and underscores, beginning with a letter.

    Example:
        >>> token("16.1 (a)"), token("BC-16")
        ('_16.1-a', 'BC-16')
    """
    made = _NOT_TOKEN.sub("-", text).strip("-")
    return made if made[:1].isalpha() or made[:1] == "_" else f"_{made}"


def line(text: str) -> str:
    r"""The text in one line, without space at its ends; a dash where nothing is left.

    Example:
        >>> line(" two  spaces stay,\n  a break does not ")
        'two  spaces stay, a break does not'
    """
    return _BREAKS.sub(" ", text.strip()) or "-"


def stamp(at: datetime) -> str:
    """An instant as OSCAL writes it; `at` has a time zone."""
    return at.isoformat()


def prop(name: str, value: object, **more: str) -> Json:
    """A property of our namespace; `more` is its class or group."""
    named = {key.rstrip("_"): text for key, text in more.items()}
    return {"name": name, "ns": NAMESPACE, "value": line(str(value)), **named}


def compact(values: Mapping[str, object]) -> Json:
    """The object without empty members, which OSCAL does not allow."""
    return {key: value for key, value in values.items() if value not in (None, [], "", {})}


def languages(text: Trilingual) -> list[tuple[str, str]]:
    """Language and words, English first, so that programs that show one text show that."""
    words = text.as_dict()
    return [(each, words[each]) for each in ("en", "ru", "kk") if words[each]]


def text_parts(name: str, text: Trilingual, *, own: bool = True) -> list[Json]:
    """A part for each language of a text; `own` puts the name into our namespace."""
    return [
        compact(
            {
                "name": name,
                "ns": NAMESPACE if own else None,
                "props": [prop("lang", language)],
                "prose": words,
            }
        )
        for language, words in languages(text)
    ]


def control_ids(framework: Framework) -> dict[str, str]:
    """The identifier of each provision of a framework, by code; equal in all our documents."""
    return ids_of(each.code for each in framework.provisions)


def ids_of(codes: Iterable[str]) -> dict[str, str]:
    """The identifiers of provisions with these codes, which are all of a framework in order."""
    taken = Codes(MAX_TOKEN, "-")
    return {code: taken.take(token(code)) for code in codes}


def statement_id(control: str) -> str:
    """The identifier of the statement of a control, which findings are about."""
    return f"{control}_smt"


def catalog_href(framework: Framework) -> str:
    """Where our other documents look for the catalog of a framework: a file beside them."""
    return f"{token(framework.reference)}.catalog.json"


def metadata(
    title: str, version: str, at: datetime, props: Iterable[Json] = (), **more: object
) -> Json:
    """The metadata of a document."""
    return compact(
        {
            "title": line(title),
            "last-modified": stamp(at),
            "version": line(version),
            "oscal-version": VERSION,
            "props": list(props),
            **more,
        }
    )


def to_json(model: str, content: Json) -> str:
    """The JSON text of a document of this model."""
    return json.dumps({model: content}, ensure_ascii=False, indent=2) + "\n"
