"""A file that appears whole or not at all."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside `path` that takes its place in one step where the block ends well.

    A reader sees the old file or the new one. A block that fails leaves the old one and no draft; a killed
    process leaves a `.part` file, which the next writer of the same path writes over: one writer at a time.
    A pipe or a link is written in place, since a file put there would not be what it was.

    Raises:
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
