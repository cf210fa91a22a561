"""PLAN: frameworks, assessments, gaps, measures and decisions."""
