"""The database and the static files of a home."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ortaq.engine.terms.errors import OrtaqError


class DatabaseOfOtherVersion(OrtaqError):
    """Another version of Ortaq made the tables in a way that this one does not know. Start that version, or make a new home."""

    code = "database_of_other_version"


def migrate() -> bool:
    """Bring the database to this version's tables; return whether anything changed.

    Raises:
        DatabaseOfOtherVersion: a newer version, or an unreleased state, was here; nothing is changed.
    """
    executor = MigrationExecutor(connection)
    strange = sorted(set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations))
    if strange:
        raise DatabaseOfOtherVersion(home=str(settings.HOME.root), step=".".join(strange[0]))
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return True


def collect_static() -> bool:
    """Copy style sheets, fonts and scripts into the home; return whether anything changed."""
    mark = settings.HOME.static / "VERSION"
    present = f"{version('ortaq')} {_static_digest()}"
    if mark.exists() and mark.read_text() == present:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(present)
    return True


def _static_digest() -> str:
    digest = hashlib.sha256()
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                digest.update(
                    f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}".encode()
                )
    return digest.hexdigest()
