"""Records to counts and sums: the picture that everything published is read from.

`schema` says what a record of the lake is, `lake_files` writes and reads its monthly Parquet
files, `query` is the question and `table` the answer; `backends.reference`, `backends.duckdb`
and `backends.spark` give equal answers; `suppress` makes an answer fit for the public.
"""
