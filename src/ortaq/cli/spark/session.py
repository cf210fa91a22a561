"""A Spark session: on this machine, or on the cluster that the operator names."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ortaq import options
from ortaq.cli.edge import ENVIRONMENT, ready, say
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

_HERE = "local[*]"
_CONNECT = "sc://"
_LOOPBACK = "127.0.0.1"
_SETTINGS = {
    "spark.app.name": "ortaq",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "5000",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
}
"""What the work depends on, wherever it runs."""
_SETTINGS_HERE = {
    "spark.driver.host": _LOOPBACK,
    "spark.driver.bindAddress": _LOOPBACK,
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
}
"""On one machine nothing listens to the network, nothing is shown, and tables are cut for it."""


class SparkUnavailable(OrtaqError):
    """Spark refused or broke off: `reason` is its own first line, and its log says more."""

    code = "spark_failed"


class SparkMissing(SparkUnavailable):
    """The package is not installed: install the extra `spark`."""

    code = "spark_missing"


class JavaMissing(SparkUnavailable):
    """There is no Java: install a runtime of version 17 or later."""

    code = "java_missing"


@contextmanager
def session() -> Iterator[SparkSession]:
    """The session of this process, or a new one that ends with the block.

    A new one runs on `ORTAQ_SPARK_MASTER`, else where spark-submit or `SPARK_REMOTE` say, else on
    all processors of this machine.

    Raises:
        SparkMissing, JavaMissing: something is not installed.
        SparkUnavailable: Spark broke off, before or within the block.
    """
    _require()
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]  # noqa: PLC0415 - no types
    from pyspark.errors import PySparkException  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    found = SparkSession.getActiveSession()
    try:
        with warnings.catch_warnings():
            # Said by everything that takes Arrow; what is used here never meets pandas.
            warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
            spark = found or start()
            try:
                yield spark
            finally:
                if found is None:
                    spark.stop()
    except (PySparkException, Py4JError) as error:
        raise SparkUnavailable(reason=_told_by(error)) from error


def start() -> SparkSession:
    """A new session; `session` is for those who end it too."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    builder = SparkSession.builder
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    master = _master()
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", _LOOPBACK)
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for name, value in _SETTINGS_HERE.items():
            builder = builder.config(name, value)
    if master.startswith(_CONNECT):
        return builder.remote(master).getOrCreate()
    return (builder.master(master) if master else builder).getOrCreate()


def told(error: SparkUnavailable) -> int:
    """Say what is missing; the exit code."""
    ready()
    from ortaq.shared.sentences import sentence_for  # noqa: PLC0415 - needs Django

    say(sentence_for(error.code, error.parameters))
    return ENVIRONMENT


def _master() -> str:
    """Where to run; empty where whoever started this process has said it already."""
    named = options.SPARK_MASTER.text()
    if named:
        return named
    is_said = any(name in os.environ for name in ("SPARK_REMOTE", "PYSPARK_GATEWAY_PORT"))
    return "" if is_said else _HERE


def _require() -> None:
    if find_spec("pyspark") is None or find_spec("pandas") is None:
        raise SparkMissing
    is_elsewhere = _master().startswith(_CONNECT) or "SPARK_REMOTE" in os.environ
    home = os.environ.get("JAVA_HOME", "")
    if not is_elsewhere and not shutil.which("java", path=_path_with(home)):
        raise JavaMissing


def _path_with(java_home: str) -> str:
    folders = [str(Path(java_home) / "bin")] if java_home else []
    return os.pathsep.join([*folders, os.environ.get("PATH", "")])


def _told_by(error: Exception) -> str:
    """What went wrong in one line, as Java says it where it began there, or a worker's Python."""
    said = str(getattr(error, "java_exception", None) or error).strip()
    lines = said.splitlines() or [type(error).__name__]
    return lines[-1 if lines[0].endswith(":") else 0][:300]
