"""The edge of the command line: Django set up once, failures told in a sentence, exit codes.

Exit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 environment.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click
import django
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db.utils import OperationalError, ProgrammingError
from rich.console import Console
from rich.table import Table

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.whole_file import whole_file
from ortaq.locale import compile_catalogues
from ortaq.shared.full_disk import is_disk_full

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

Answer = TypeVar("Answer")
DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3

paper_language_option = click.option(
    "--lang",
    type=click.Choice(["kk", "ru", "en"]),
    default="kk",
    show_default=True,
    help="Language of the document.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


HOME_HELP = "Home folder (default: ORTAQ_HOME, else ./ortaq-home)."


def choose_home(_context: click.Context, _option: click.Parameter, folder: str | None) -> None:
    """Take the home folder from the command line; it must be known before Django is set up."""
    if folder:
        os.environ["ORTAQ_HOME"] = folder


def run(command: click.Command) -> int:
    """Run a command and return its exit code; every expected failure becomes one sentence."""
    try:
        code = command.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except (click.Abort, click.ClickException, OrtaqError, ObjectDoesNotExist, OSError) as error:
        return _tell(error)
    except (OperationalError, ProgrammingError) as error:
        if is_disk_full(error):
            return _tell_full(error)
        if not _lacks_table(error):
            raise
        say("This home is not set up, or is older than the program. Run: ortaq up --no-serve")
        return ENVIRONMENT
    except UnicodeDecodeError:
        say(_sentence("unknown_encoding", {}))
        return REFUSED
    return code if isinstance(code, int) else DONE


_UNDEFINED = frozenset({"42P01", "42703"})
"""PostgreSQL's codes for a table and for a column that it has not (appendix A of its manual)."""


def _lacks_table(error: Exception) -> bool:
    """Whether the database has not been set up, or not been brought up to date."""
    told = str(error)
    if "no such table" in told or "no such column" in told:
        return True
    return getattr(error.__cause__, "sqlstate", None) in _UNDEFINED


def _tell(error: Exception) -> int:
    if isinstance(error, click.Abort):
        say("Stopped. What was done so far is kept; run the command again to go on.")
        return ENVIRONMENT
    if isinstance(error, click.ClickException):
        error.show()
        return USAGE if isinstance(error, click.UsageError) else ENVIRONMENT
    if isinstance(error, OrtaqError):
        say(_sentence(error.code, error.parameters))
        return REFUSED
    if isinstance(error, ObjectDoesNotExist):
        say(_sentence("not_found", {}))
        return REFUSED
    if is_disk_full(error):
        return _tell_full(error)
    say(str(error))
    return ENVIRONMENT


def _tell_full(error: Exception) -> int:
    """Say which disk is full, as far as the failure tells what was written."""
    from django.conf import settings  # noqa: PLC0415 - the command line chooses the home first

    home, place = settings.HOME.root, None
    if isinstance(error, OSError):
        place = error.filename2 or error.filename
    elif settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        place = home
    if place:
        say(_sentence("disk_full", {"place": place}))
    else:
        say(_sentence("some_disk_full", {"home": home}))
    return ENVIRONMENT


def _sentence(code: str, parameters: Mapping[str, object]) -> str:
    if not apps.ready:
        ready()
    from ortaq.shared.sentences import sentence_for  # noqa: PLC0415 - needs Django

    return sentence_for(code, parameters)


def ready(language: str = "") -> None:
    """Set Django up for this command and choose the language of its sentences."""
    compile_catalogues()
    django.setup()
    from django.utils import translation  # noqa: PLC0415 - needs Django

    translation.activate(language or _terminal_language())


@contextmanager
def getting_ready() -> Iterator[Future[None]]:
    """`ready` beside the work that follows: it takes a second. Its result comes when Django can be used."""
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(ready)
        try:
            yield loading
        finally:
            loading.result()
            ready()  # for this thread, which speaks a language of its own


class Later(Generic[Answer]):
    """A function that can be found only when Django is ready; the first call waits for that.

    Args:
        loading: of `getting_ready`.
        find: finds the function.
    """

    def __init__(self, loading: Future[None], find: Callable[[], Callable[..., Answer]]) -> None:
        self._loading, self._find = loading, find
        self._found: Callable[..., Answer] | None = None

    def __call__(self, *asked: Any) -> Answer:
        """Its answer."""
        if self._found is None:
            self._loading.result()
            self._found = self._find()
        return self._found(*asked)


def _terminal_language() -> str:
    """The language of the terminal's locale where Ortaq speaks it, else English."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return locale[:2] if locale[:2] in {"kk", "ru"} else "en"


def say(text: str) -> None:
    """Tell a person something, on standard error."""
    click.echo(text, err=True)


def write_file(out: Path, content: bytes) -> None:
    """Write a file whole or not at all, and say so."""
    with whole_file(out) as draft:
        draft.write_bytes(content)
    say(f"{out}: {len(content):,} bytes")


def print_json(value: object) -> None:
    """Print a result for machines."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a result for people."""
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    Console().print(table)
