"""Filters of the picture's templates."""
