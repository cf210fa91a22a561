"""The home folder: where one installation keeps its database, lake, files and keys."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from ortaq import options


@dataclass(frozen=True, slots=True)
class Home:
    """Paths inside one home folder."""

    root: Path

    @classmethod
    def from_environment(cls) -> Home:
        """The home that ORTAQ_HOME names."""
        return cls(Path(options.HOME.text()).expanduser().resolve())

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "ortaq.sqlite3"

    @property
    def lake(self) -> Path:
        """Parquet partitions."""
        return self.root / "lake"

    @property
    def static(self) -> Path:
        """Collected static files."""
        return self.root / "static"

    @property
    def mail(self) -> Path:
        """Messages waiting for a mail server."""
        return Path(options.MAIL_FOLDER.text() or self.root / "mail")

    @property
    def demo_mark(self) -> Path:
        """A file whose presence says that this home holds demonstration data."""
        return self.root / "DEMO"

    def make(self) -> None:
        """Create the folders, readable by the owner only."""
        for folder in (self.root, self.lake, self.root / "keys"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def key(self, name: str) -> str:
        """A secret of 64 hexadecimal digits, made at first use and kept in `keys/`, whole or not at all."""
        path = self.root / "keys" / f"{name}.key"
        try:
            return path.read_text().strip()
        except FileNotFoundError:
            self.make()
        secret = secrets.token_hex(32)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        try:
            with os.fdopen(descriptor, "w") as file:
                file.write(secret)
        except OSError:
            path.unlink()
            raise
        return secret
