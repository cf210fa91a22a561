"""Ways to run extraction over more than one process; all call `batches.extract_batches`."""
