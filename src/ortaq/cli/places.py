"""What a command line names as its input and output: files here, or places of a cluster."""

from __future__ import annotations

from pathlib import Path

import click

_ADDRESS = "://"
_OLD_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_OLD_PLACE = click.Path(exists=True)


def is_address(place: str) -> bool:
    """Whether this names a place of a cluster (hdfs://, s3a://) and nothing of this machine."""
    return _ADDRESS in place


def old_file(named: str) -> Path:
    """An existing file of this machine.

    Raises:
        BadParameter: it is not there, or is a folder.
    """
    return Path(_OLD_FILE.convert(named, None, None))


def new_file(named: str) -> Path:
    """A file of this machine that may be written.

    Raises:
        BadParameter: it is a folder.
    """
    return Path(_NEW_FILE.convert(named, None, None))


def old_place(named: str) -> str:
    """An address, or an existing file or folder of this machine.

    Raises:
        BadParameter: it is not there.
    """
    return named if is_address(named) else str(_OLD_PLACE.convert(named, None, None))


def new_place(named: str) -> str:
    """An address, or a file of this machine that may be written.

    Raises:
        BadParameter: it is a folder.
    """
    return named if is_address(named) else str(new_file(named))
