"""Cells as people fill them in, read as text, dates, amounts and terms of the country pack."""

from ortaq.engine.exchange.values.amounts import AmountReader
from ortaq.engine.exchange.values.dates import DateReader
from ortaq.engine.exchange.values.problem import ValueProblem
from ortaq.engine.exchange.values.text import clean_line, clean_text, text_of
from ortaq.engine.exchange.values.vocabulary import Vocabulary

__all__ = [
    "AmountReader",
    "DateReader",
    "ValueProblem",
    "Vocabulary",
    "clean_line",
    "clean_text",
    "text_of",
]
