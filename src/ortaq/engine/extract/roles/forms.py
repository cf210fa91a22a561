"""Labels that a table, a record of a machine or the head of a letter gives to an identifier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import EMAIL, IP, WALLET
from ortaq.engine.extract.roles.questions import asks, question
from ortaq.engine.extract.roles.senses import (
    ALIEN,
    CALLED,
    DIRECTION,
    HOLDER,
    MARK,
    MENTION,
    NOUN,
    OWN,
    PAYER,
    TELLER,
    VERB,
)
from ortaq.engine.extract.roles.surroundings import Place, read
from ortaq.engine.extract.roles.weights import PLAIN
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

Label = tuple[int, ...]
"""Senses of the words of a label."""

_SEPARATORS = "\t;|,"
_MAX_CELL = 40
_MAX_HEAD = 400
_MIN_LIST = 3
"""Columns of a table whose columns are parted by commas; fewer are a sentence."""

_MAX_ASIDE = 12
"""Characters of a cell before an identifier; behind more it tells a story of its own."""

_WORDS_AFTER = 40
_MAX_LINES = 10_000
_WHOSE = OWN | ALIEN | TELLER | PAYER | HOLDER
_SAYING = _WHOSE | DIRECTION | CALLED

_KEY = re.compile(r"\"([^\W\d]\w{0,40})\"\s?:\s?\[?\"?\Z")
_OUTER_KEY = re.compile(r"\"([^\W\d]\w{0,40})\"\s?:\s?\[?\Z")
_KEY_BEFORE = 50
_OBJECT_BEFORE = 300
_KEY_WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")

_HEAD = re.compile(
    r"^[ >]{0,4}(?:(?P<to>To|Cc|Delivered-To|Кому|Кімге)|From|Reply-To|Return-Path|Sender|От кого|Кімнен)"
    r" ?:[^\n@]{0,80}\Z|[\s,](?:(?P<logged_to>(?:orig_)?to=<|for <)|from=<)\Z",
    re.MULTILINE,
)
_HEAD_BEFORE = 100
_CLIENT = re.compile(
    r"\b(?:client|user)[_-]?(?:ip|addr|address)?\"?\s?[=:]\s?[\"\[]?\Z", re.IGNORECASE
)
_CLIENT_BEFORE = 24
_LISTED = re.compile(
    r"[^\s.!?:] (?:Site|Website|Domain|URL|Wallets?|Address(?:es)?): (?:[A-Za-z0-9]{25,70}, ){0,8}\Z"
)
_LISTED_BEFORE = 500
_SITES = frozenset((IdentifierKind.URL, IdentifierKind.DOMAIN))
_YOUR = re.compile(
    r"\b(?:your|ваш\w{0,3}|сіздің|сиздин) (?:address|account|card|details|data|profile|адрес|карт\w|аккаунт|данные|профиль)\s?:?\s?\Z",
    re.IGNORECASE,
)
_YOUR_BEFORE = 32
_OPENED = re.compile(
    r"[»\"”]?\s?-?(?:(?:сайт|с[іи]лтеме|парақша|паракша|ссылк|адрес)\w{0,3}(?:на|не|ға|ге|а)|[ғгқк][ае]|н[ае])\s(?:өт|от|к[іи]р|басып|басқан)\w{1,10}\b",
    re.IGNORECASE,
)
"""What follows a site that somebody went to, in Kazakh."""


Rows = dict[int, tuple[str, list[Label]]]
"""Start of each line of a table, with its separator and the labels of its columns."""


def may_have_labels(text: str) -> bool:
    """Whether a text may be a form or the head of a letter: it has lines, or keys."""
    return "\n" in text or '":' in text or (text.isascii() and "to=<" in text)


def labelled(text: str, mentions: Sequence[Found], places: Sequence[Place]) -> list[Place]:
    """The places of mentions, where one that has a label in a form stands behind that only."""
    begins = _line_begins(text, mentions)
    rows = _rows(text, set(begins))
    found: list[Place] = []
    before: Place | None = None
    is_asked = asks(text)
    end = 0
    for mention, begin, place in zip(mentions, begins, places, strict=True):
        words = _label(text, mention, begin, rows)
        if not words and is_asked and (before or end <= begin):
            words = question(text, mention, begin, max(begin, end))
        end = mention.end
        if words:
            found.append(Place([*words, MENTION], len(words), is_new=True, is_label=True))
        elif before and not place.is_new:
            first, end = before.at + 1, place.at + _WORDS_AFTER
            found.append(Place(place.words[first:end], place.at - first, is_new=True))
        else:
            found.append(place)
        before = place if words else None
    return found


def _line_begins(text: str, mentions: Sequence[Found]) -> list[int]:
    """Where the line of each mention begins; each place of the text is looked at once."""
    begins: list[int] = []
    begin = seen = 0
    for mention in mentions:
        begin = text.rfind("\n", seen, mention.start) + 1 or begin
        seen = mention.start
        begins.append(begin)
    return begins


def _label(text: str, mention: Found, begin: int, rows: Rows) -> Label | None:
    """The label of an identifier in a form, where that says whose it is; else None."""
    words = _of_column(text, mention.start, begin, *rows[begin]) if begin in rows else None
    words = words or _keys(text, mention.start)
    if not words and mention.kind is EMAIL:
        words = _of_letter(text, mention.start)
    return words if words and any(senses & _SAYING for senses in words) else None


def _of_column(
    text: str, start: int, begin: int, separator: str, labels: Sequence[Label]
) -> Label | None:
    """The label of a cell; None in a long one."""
    near = max(begin, start - _MAX_ASIDE)
    if near > begin and text.find(separator, near, start) < 0:
        return None
    return labels[text.count(separator, begin, start)]


def _rows(text: str, begins: set[int]) -> Rows:
    """The lines of tables: those below a line of labels that have as many columns as it."""
    rows: Rows = {}
    if begins == {0} or not any(map(text.__contains__, _SEPARATORS)):
        return rows
    begin, head = 0, None
    for line in text.split("\n")[:_MAX_LINES]:
        if head and line.count(head[0]) != len(head[1]) - 1:
            head = None
        if begin in begins:
            if head:
                rows[begin] = head
        elif not head:
            head = _head(line)
        begin += len(line) + 1
    return rows


def _head(line: str) -> tuple[str, list[Label]] | None:
    """The separator and the labels, where a line is the head of a table."""
    separator = next((mark for mark in _SEPARATORS if mark in line), None)
    if separator is None or any(map(str.isdigit, line)) or len(line) > _MAX_HEAD:
        return None
    cells = [cell.strip() for cell in line.split(separator)]
    is_list = separator == "," and (len(cells) < _MIN_LIST or "" in cells)
    if is_list or max(map(len, cells)) > _MAX_CELL:
        return None
    labels = [read(cell) if cell else () for cell in cells]
    words = [senses for label in labels for senses in label]
    if any(senses & VERB and not senses & (_WHOSE | NOUN) for senses in words):
        return None
    return (separator, _owned(labels)) if any(senses & NOUN for senses in words) else None


def _owned(labels: Sequence[Label]) -> list[Label]:
    """The labels, where one that names nobody goes with the last before it that does."""
    owned: list[Label] = []
    owner: Label = ()
    for words in labels:
        if any(senses & _WHOSE for senses in words):
            owner = words
            owned.append((*words, MARK))
        else:
            owned.append((*owner, *words, MARK))
    return owned


def _keys(text: str, start: int) -> Label | None:
    """The key of a value, with the key of the object in which it is where it names nobody."""
    before = text[max(0, start - _KEY_BEFORE) : start]
    match = _KEY.search(before) if '":' in before else None
    if match is None:
        return None
    words = _key_words(match[1])
    if not any(senses & _WHOSE for senses in words):
        begin = max(0, start - _OBJECT_BEFORE)
        opened = text.rfind("{", begin, start)
        if opened > text.rfind("}", begin, start):
            outer = _OUTER_KEY.search(text[max(0, opened - _KEY_BEFORE) : opened])
            words = (*_key_words(outer[1]), *words) if outer else words
    return (*words, MARK)


def _key_words(key: str) -> Label:
    return tuple(senses for word in _KEY_WORD.findall(key) for senses in read(word))


def _of_letter(text: str, start: int) -> Label | None:
    """Whether a letter came from an address or to it."""
    match = _HEAD.search(text[max(0, start - _HEAD_BEFORE) : start])
    if match is None:
        return None
    return (OWN if match["to"] or match["logged_to"] else ALIEN, MARK)


def _is_of_session(text: str, start: int) -> bool:
    """Whether a log names an address as the other side of a connection, "client=": anybody's."""
    return _CLIENT.search(text, max(0, start - _CLIENT_BEFORE), start) is not None


def _is_listed(text: str, start: int) -> bool:
    """Whether a collection of reports lists a place behind the story: "... to your wallet Site: ..."."""
    is_behind_label = text.endswith((": ", ", "), max(0, start - 2), start)
    begin = max(0, start - _LISTED_BEFORE)
    return is_behind_label and _LISTED.search(text, begin, start) is not None


def is_nobodys(text: str, mention: Found, score: float) -> bool:
    """Whether an identifier is none of the teller's, though words for such stand near it."""
    if mention.kind is IP:
        return score > -PLAIN or _is_of_session(text, mention.start)
    is_site = mention.kind in _SITES
    if is_site and (score > -PLAIN or _is_led_to(text, mention)):
        return True
    is_listable = is_site or mention.kind is WALLET
    return is_listable and _is_listed(text, mention.start)


def _is_led_to(text: str, mention: Found) -> bool:
    """Whether a message led to a site: "confirm your address SITE", "парақшасы SITE сайтына өткеннен кейін бұзылған"."""
    near = max(0, mention.start - _YOUR_BEFORE)
    if _YOUR.search(text, near, mention.start):
        return True
    return _OPENED.match(text, mention.end) is not None
