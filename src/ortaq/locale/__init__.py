"""The Kazakh and Russian catalogues, compiled where a catalogue was changed; gettext is not needed."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def compile_catalogues() -> None:
    """Write the .mo file of every catalogue whose .po file is newer.

    To be called before Django is set up: it reads a catalogue once and keeps it.
    """
    for source in sorted(FOLDER.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        import polib  # noqa: PLC0415 - seldom needed

        draft = target.with_suffix(f".{os.getpid()}.part")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
