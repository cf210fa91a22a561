"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.whole_file import FileBeingWritten, whole_file

if TYPE_CHECKING:
    from pathlib import Path


def test_failure_keeps_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("old")

    def run_out_of_disk() -> None:
        with whole_file(path) as draft:
            draft.write_text("ne")
            raise OSError("disk is full")

    with pytest.raises(OSError, match="disk"):
        run_out_of_disk()

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_reader_sees_the_old_file_until_the_end(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("old")

    with whole_file(path) as draft:
        draft.write_text("new")
        assert path.read_text() == "old"

    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_remainder_of_a_killed_writer_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "plan.csv.part").write_text("half of a longer text")

    with whole_file(tmp_path / "plan.csv") as draft:
        draft.write_text("new")

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("plan.csv", "new")]


def test_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "kept.csv", tmp_path / "plan.csv"
    target.write_text("old")
    link.symlink_to(target)

    with whole_file(link) as draft:
        draft.write_text("new")

    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="no named pipe here")
def test_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with whole_file(pipe) as draft:
            draft.write_text("new")
        assert os.read(end, 10) == b"new"
    finally:
        os.close(end)


def test_two_writers_at_once_do_not_mix_what_they_write(tmp_path):
    path = tmp_path / "plan.csv"

    with whole_file(path) as draft:
        draft.write_text("first")
        with pytest.raises(FileBeingWritten), whole_file(path) as other:
            other.write_text("second")

    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]
    with whole_file(path) as draft:
        draft.write_text("third")
    assert path.read_text() == "third"


def test_what_a_killed_writer_left_keeps_nobody_off(tmp_path):
    path = tmp_path / "plan.csv"
    path.with_name("plan.csv.part").write_text("half of a l")

    with whole_file(path) as draft:
        draft.write_text("whole")

    assert path.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [path]
