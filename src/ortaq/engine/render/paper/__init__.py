"""Analytical papers (a gap analysis, an annual report): blocks that become DOCX and PDF."""
