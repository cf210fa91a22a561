"""Statements that every arrival or check of values needs: compiled once, not each time.

Django writes the SQL of a query anew whenever it is asked. Of the time that it takes to find or to store a
few rows that is the larger part, on both databases.
"""

from ortaq.shared.compiled.insert import CompiledInsert
from ortaq.shared.compiled.query import CompiledObjects, CompiledQuery, NotCompilable

__all__ = ["CompiledInsert", "CompiledObjects", "CompiledQuery", "NotCompilable"]
