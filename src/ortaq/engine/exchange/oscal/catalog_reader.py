"""Catalog to framework: ours exactly, those of others as far as a framework goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ortaq.engine.exchange.codes import Codes, slug
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, refuse_unfit
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.exchange.oscal.control_reader import ControlReader
from ortaq.engine.exchange.oscal.members import Members, root_of
from ortaq.engine.terms.framework import (
    Engine,
    Framework,
    FrameworkGroup,
    FrameworkSource,
    Provision,
    ProvisionMapping,
    Scale,
    ScaleStep,
    TextPolicy,
)
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = "catalog"
"""Code of the group of controls that stand in no group."""

FORMAT_HOME = "https://pages.nist.gov/OSCAL/"
"""Address of the format, where a catalog names none of its own."""

MAX_URL = 500
"""Characters of an address in the register."""

COMPLIANCE = (
    ScaleStep(0, Trilingual(kk="орындалмаған", ru="не выполнено", en="not satisfied")),
    ScaleStep(
        1, Trilingual(kk="ішінара орындалған", ru="выполнено частично", en="partly satisfied")
    ),
    ScaleStep(2, Trilingual(kk="орындалған", ru="выполнено", en="satisfied")),
)
"""The scale of a catalog that has none, which are those of others."""


def read_catalog(text: str) -> tuple[Framework, LossReport]:
    """The framework that a catalog holds, and what a framework could not take over.

    Raises:
        FrameworkInvalid: not_json, too_deep, too_large, unstorable, not_a_mapping; missing where it is no catalog.
    """
    book = LossBook()
    try:
        framework = _Catalog(_load(text), book).framework()
    except RecursionError as error:
        raise FrameworkInvalid("catalog", "too_deep") from error
    return framework, book.report()


def _load(text: str) -> Members:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise FrameworkInvalid("file", "not_json", error) from error
    refuse_unfit(data)
    return root_of(data, "catalog")


class _Catalog:
    def __init__(self, catalog: Members, book: LossBook) -> None:
        self._catalog, self._book = catalog, book
        self._head = catalog.one("metadata")
        self._codes = Codes()
        self._controls = ControlReader(catalog, book)
        self._groups: list[FrameworkGroup] = []
        self._provisions: list[Provision] = []
        self._mappings: list[ProvisionMapping] = []

    def framework(self) -> Framework:
        title = self._head.texts("title") or Trilingual(en=self._head.word("title") or "OSCAL")
        loose = self._catalog.many("controls")
        if loose:
            self._groups.append(FrameworkGroup(self._codes.take(TOP), title))
            self._take(loose, TOP)
        for group in self._catalog.many("groups"):
            self._group(group, "")
        code, version = self._head.own("code"), self._head.word("version") or "1"
        return Framework(
            code=code or slug(title.in_("en"), 60),
            version=version if code else slug(version, 60),
            title=title,
            source=self._source(title),
            engine=self._engine(),
            scales=tuple(self._scales()) or (self._usual_scale(),),
            groups=tuple(self._groups),
            provisions=tuple(self._provisions),
            mappings=tuple(self._mappings),
        )

    def _group(self, group: Members, parent: str) -> None:
        own = group.own("own")
        if own and own == parent:
            self._take(group.many("controls"), parent)
            return
        wanted = group.own("code") or group.label() or group.word("id") or group.word("title")
        code = self._codes.take(wanted)
        title = group.part_texts("title") or Trilingual(en=group.word("title") or code)
        weight = group.decimal("weight")
        self._groups.append(FrameworkGroup(code, title, weight, parent))
        self._note_parts(group)
        self._take(group.many("controls"), code)
        for below in group.many("groups"):
            self._group(below, code)

    def _take(self, controls: list[Members], group: str) -> None:
        """Controls of a group; controls inside controls come after them, in the same group."""
        for control in controls:
            provision, mappings = self._controls.read(control, group)
            self._provisions.append(provision)
            self._mappings.extend(mappings)
            below = control.many("controls")
            if below:
                self._book.note("controls.controls", Reason.FLATTENED)
                self._take(below, group)

    def _note_parts(self, group: Members) -> None:
        for part in group.many("parts"):
            if not part.is_own:
                self._book.note("groups.parts", Reason.NO_PLACE)

    def _engine(self) -> Engine:
        named = self._head.own("engine")
        if named in {engine.value for engine in Engine}:
            return Engine(named)
        self._book.note("engine", Reason.ASSUMED)
        return Engine.RANGE_MEAN

    def _scales(self) -> Iterator[Scale]:
        for param in self._catalog.many("params"):
            code = param.own("code")
            if param.word("class") != "scale" or not code:
                self._book.note("params", Reason.NO_PLACE)
                continue
            steps: dict[int, dict[str, str]] = {}
            for each in param.own_props("step"):
                value = int(each.word("group").removeprefix("v") or 0)
                steps.setdefault(value, {})[each.word("class")] = each.word("value")
            yield Scale(
                code,
                param.texts("title") or Trilingual(en=param.word("label")),
                tuple(ScaleStep(value, Trilingual.of(words)) for value, words in steps.items()),
            )

    def _usual_scale(self) -> Scale:
        self._book.note("scales", Reason.ASSUMED)
        return Scale("score", Trilingual(kk="Балл", ru="Балл", en="Score"), COMPLIANCE)

    def _source(self, title: Trilingual) -> FrameworkSource:
        policy = self._head.own("text-policy")
        known = policy in {each.value for each in TextPolicy}
        return FrameworkSource(
            name=self._publisher() or title,
            url=self._address(),
            licence=self._head.word("remarks") or "Not stated in the catalog",
            text_policy=TextPolicy(policy) if known else TextPolicy.USER_IMPORT,
        )

    def _official(self) -> list[Members]:
        resources = self._catalog.one("back-matter").many("resources")
        ours = [resource for resource in resources if resource.own("source")]
        if len(resources) > len(ours):
            self._book.note("back-matter", Reason.NO_PLACE)
        return ours

    def _publisher(self) -> Trilingual | None:
        for resource in self._official():
            return resource.texts("name") or Trilingual(en=resource.word("title"))
        for party in self._head.many("parties"):
            if party.word("name"):
                return Trilingual(en=party.word("name"))
        return None

    def _address(self) -> str:
        links = [link for each in self._official() for link in each.many("rlinks")]
        for link in (*links, *self._head.many("links")):
            href = link.word("href")
            if links or (href.startswith(("https://", "http://")) and len(href) <= MAX_URL):
                return href
        self._book.note("source.url", Reason.ASSUMED)
        return FORMAT_HOME
