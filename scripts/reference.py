"""Writes the pages of docs/reference and .env.example from the code they describe.

`--check` changes nothing and fails where a page differs from what the code says.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def pages() -> dict[str, str]:
    """Path below the root of the repository to content; needs Django set up."""
    from django.utils import translation  # noqa: PLC0415 - needs a configured Django
    from reference_pages import (  # noqa: PLC0415 - same
        access,
        api,
        codes,
        commands,
        errors,
        options,
    )

    with translation.override("en"):
        return {
            ".env.example": options.example(),
            "docs/reference/api.md": api.page(),
            "docs/reference/cli.md": commands.page(),
            "docs/reference/codes.md": codes.page(),
            "docs/reference/errors.md": errors.page(ROOT / "src" / "ortaq"),
            "docs/reference/permissions.md": access.page(),
            "docs/reference/settings.md": options.page(),
        }


def differing(wanted: dict[str, str]) -> list[str]:
    """The pages that are missing or not equal to what they should be."""
    return [
        name
        for name, text in wanted.items()
        if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write or check every page; return the exit code."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ORTAQ_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
        import django  # noqa: PLC0415 - the home is chosen above

        django.setup()
        wanted = pages()
    stale = differing(wanted)
    if "--check" in arguments:
        for name in stale:
            print(f"{name} is not what the code says; run: just docs")
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(wanted[name], encoding="utf-8")
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
