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

    def number(self) -> int:
        """The value as a whole number."""
        return int(self.text())

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
CHECK_QUOTA = Option(
    "ORTAQ_CHECK_QUOTA",
    "number",
    "100000",
    "Values that one organisation may check through the API in a day.",
)
CONSULTATION_WORKING_DAYS = Option(
    "ORTAQ_CONSULTATION_WORKING_DAYS",
    "number",
    "10",
    "Working days that a new consultation takes comments; the law's number is not confirmed: 10 and 15 are"
    " both cited for drafts of legal acts.",
)
MAIL_FOLDER = Option(
    "ORTAQ_MAIL_FOLDER",
    "path",
    "",
    "Folder into which e-mails are written; empty means the folder `mail` in the home folder.",
)

MAIL_HOST = Option(
    "ORTAQ_MAIL_HOST",
    "host",
    "",
    "Mail server that takes the messages of the outbox; empty writes them into the mail folder.",
)
MAIL_PORT = Option("ORTAQ_MAIL_PORT", "number", "587", "Its port.")
MAIL_TLS = Option(
    "ORTAQ_MAIL_TLS",
    "starttls, tls or none",
    "starttls",
    "How the way to it is sealed: STARTTLS (port 587), TLS from the first byte (465), or not at all.",
)
MAIL_USER = Option("ORTAQ_MAIL_USER", "text", "", "User name at the mail server; empty means none.")
MAIL_PASSWORD = Option("ORTAQ_MAIL_PASSWORD", "text", "", "Password at the mail server.")
MAIL_FROM = Option(
    "ORTAQ_MAIL_FROM", "address", "ortaq@localhost", "Sender of the messages; replies go there."
)
URL = Option(
    "ORTAQ_URL",
    "URL",
    "http://127.0.0.1:8000",
    "Address under which people reach the site; links in messages begin with it.",
)
SPARK_MASTER = Option(
    "ORTAQ_SPARK_MASTER",
    "URL",
    "",
    "Where `--backend spark` runs: spark://host:7077, sc://host:15002, yarn, local[2]; empty means"
    " where spark-submit or SPARK_REMOTE say, else all processors of this machine.",
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
    CHECK_QUOTA,
    CONSULTATION_WORKING_DAYS,
    MAIL_FOLDER,
    MAIL_HOST,
    MAIL_PORT,
    MAIL_TLS,
    MAIL_USER,
    MAIL_PASSWORD,
    MAIL_FROM,
    URL,
    SPARK_MASTER,
)
