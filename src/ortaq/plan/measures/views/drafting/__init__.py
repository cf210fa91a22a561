"""Pages around the writing of a measure."""
