"""A file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, nullcontext, suppress
from os.path import samestat
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError

with suppress(ImportError):  # Windows has no such locks: there a file has one writer at a time
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FileBeingWritten(OrtaqError):
    """Another process is writing the file. Wait for it, or name another file."""

    code = "file_being_written"


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside `path` that takes its place in one step where the block ends well.

    A reader sees the old file or the new one. A block that fails leaves the old one and no draft; a killed
    process leaves a `.part` file, which the next writer of the same path writes over. A second writer at the
    same time is refused.
    A pipe or a link is written in place, since a file put there would not be what it was.

    Raises:
        FileBeingWritten: another process writes it.
        OSError: the file can't be written; where its disk is full, the error names it.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> out = Path(mkdtemp()) / "plan.csv"
        >>> with whole_file(out) as draft:
        ...     _ = draft.write_text("code")
        >>> out.read_text(), len(list(out.parent.iterdir()))
        ('code', 1)
    """
    is_replaced = not path.is_symlink() and (not path.exists() or path.is_file())
    draft = path.with_name(f"{path.name}.part") if is_replaced else path
    with _alone(draft, path) if is_replaced else nullcontext():
        try:
            yield draft
            if is_replaced:
                draft.replace(path)
        except OSError as error:
            if error.errno == errno.ENOSPC and error.filename is None:  # writing tells no name
                error.filename = str(path)
            raise
        finally:
            if is_replaced:
                draft.unlink(missing_ok=True)


@contextmanager
def _alone(draft: Path, path: Path) -> Iterator[None]:
    """Keep other writers off the draft, where the file system can; a killed process keeps nobody off."""
    with draft.open("ab") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_ours = samestat(os.fstat(mark.fileno()), draft.stat())
        except (BlockingIOError, FileNotFoundError) as error:
            raise FileBeingWritten(file=path.name) from error
        except (NameError, OSError):  # no such locks here
            is_ours = True
        if not is_ours:  # another one's, which has taken its place meanwhile
            raise FileBeingWritten(file=path.name)
        yield
