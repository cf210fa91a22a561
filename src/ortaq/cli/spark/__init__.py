"""Commands on Spark: a session, tables in and out, and the work between.

The engine takes and gives Spark's data frames; where they come from and go to is decided here.
"""
