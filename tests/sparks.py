"""One Spark session for all tests of a process: starting it takes seconds."""

from __future__ import annotations

import shutil
from functools import cache

import pytest

from ortaq.cli.spark import session as sessions

_SMALL = "--driver-memory 700m --driver-java-options '-XX:+UseSerialGC -XX:TieredStopAtLevel=1'"
_PLAIN = "--conf spark.sql.codegen.wholeStage=false --conf spark.sql.adaptive.enabled=false"
"""Small tables: compiling a plan would take longer than running it."""


@cache
def _started():
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ORTAQ_SPARK_MASTER", "local[2]")
        environment.setenv("PYSPARK_SUBMIT_ARGS", f"{_SMALL} {_PLAIN} pyspark-shell")
        return sessions.start()


@pytest.fixture
def spark():
    """A session on two threads of this machine, told as a command is."""
    pytest.importorskip("pyspark", reason="needs the extra: pip install 'ortaq[spark]'")
    if shutil.which("java") is None:
        pytest.skip("needs a Java runtime: default-jre-headless")
    _started()
    with sessions.session() as session:
        yield session
