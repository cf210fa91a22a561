"""Rendering: engine results become charts, maps, tables and official papers.

Every function here is a pure map from values to text or bytes: texts arrive translated, instants arrive as
arguments, and the same input gives the same bytes.
"""
