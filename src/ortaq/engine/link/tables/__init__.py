"""Batch linking from tables to tables: Parquet or Arrow in, memberships and reasons out.

`files.link_files` is what `ortaq campaigns link` calls; `linking.link_tables` does the same in
memory. References of reports and values of identifiers live here only; `engine.link.batch` sees
numbers.
"""
