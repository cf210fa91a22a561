"""Typesetting: a template and its content become an accessible PDF."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import typst

from ortaq.engine.render.fonts import FONT_DIRECTORY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from importlib.resources.abc import Traversable


def typeset(template: Traversable, content: Mapping[str, object], *, created_at: datetime) -> bytes:
    """The PDF that a Typst template makes of its content.

    The content reaches the template as JSON under `sys.inputs.content`: data that are never read as the
    language of the template. Only the fonts of the product are used, so that equal content and instants give
    equal bytes on every machine. Of the instant only whole seconds count, as PDF keeps no others.

    Source: PDF/UA-1 (ISO 14289-1), checked by the typesetter.
    """
    return typst.compile(
        template.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=created_at.replace(microsecond=0),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONT_DIRECTORY)])
