"""Pages of the consultations."""
