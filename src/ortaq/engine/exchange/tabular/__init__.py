"""Tables that somebody else made (CSV, XLSX, JSONL, Parquet), read row by row in bounded memory."""

from ortaq.engine.exchange.tabular.open import open_table
from ortaq.engine.exchange.tabular.reader import BrokenRow, Note, Row, TableFormat, TableReader

__all__ = ["BrokenRow", "Note", "Row", "TableFormat", "TableReader", "open_table"]
