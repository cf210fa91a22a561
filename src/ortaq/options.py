"""Every setting an operator may give, in one table; `.env.example` and the docs are made from it."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One environment variable: name, kind of value, default, and what it is for."""

    name: str
    kind: str
    default: str
    help: str

    def text(self) -> str:
        """The value from the environment, else the default."""
        return os.environ.get(self.name, self.default)

    def flag(self) -> bool:
        """True for 1, true, yes, on."""
        return self.text().strip().lower() in {"1", "true", "yes", "on"}

    def items(self) -> list[str]:
        """The comma-separated parts, without empty ones."""
        return [part.strip() for part in self.text().split(",") if part.strip()]


HOME = Option(
    "ORTAQ_HOME", "path", "./ortaq-home", "Folder of the database, the lake, files and keys."
)
DATABASE_URL = Option(
    "ORTAQ_DATABASE_URL",
    "URL",
    "",
    "postgres://user:password@host/name; empty means SQLite inside the home folder.",
)
COUNTRY = Option("ORTAQ_COUNTRY", "code", "kz", "Country pack to use.")
HOSTS = Option("ORTAQ_HOSTS", "list", "127.0.0.1,localhost", "Host names that the site answers to.")
PROXIES = Option(
    "ORTAQ_PROXIES",
    "list",
    "",
    "Addresses of the reverse proxies in front of the site; only they may name the visitor.",
)
HTTPS = Option(
    "ORTAQ_HTTPS",
    "flag",
    "0",
    "1 when the site is reached by HTTPS: secure cookies, HSTS, redirect.",
)
REQUIRE_SECOND_FACTOR = Option(
    "ORTAQ_REQUIRE_SECOND_FACTOR",
    "flag",
    "1",
    "1: nobody works without TOTP or a passkey. A demonstration home turns it off.",
)
DEBUG = Option("ORTAQ_DEBUG", "flag", "0", "Developer's error pages; never on a server.")
MAIL_FOLDER = Option(
    "ORTAQ_MAIL_FOLDER",
    "path",
    "",
    "Folder into which e-mails are written; empty means the folder `mail` in the home folder.",
)

OPTIONS = (
    HOME,
    DATABASE_URL,
    COUNTRY,
    HOSTS,
    PROXIES,
    HTTPS,
    REQUIRE_SECOND_FACTOR,
    DEBUG,
    MAIL_FOLDER,
)
