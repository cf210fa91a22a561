"""Colours of charts and maps; a page may replace them by its style sheet, paper prints them."""

INK = "#1d1d1b"
"""Text; becomes the page's own text colour."""

GRID = "#8a8a86"
"""Axes and grid; becomes the page's own text colour, faded."""

GAP = "#ffffff"
"""Seams between the parts of a stack; becomes the colour of the surface."""

SERIES = ("#0b5c7a", "#c2642a", "#5f7a2e", "#8a4f7d", "#8c7d68", "#2f3558")
"""Colours of series by position; each has a contrast of at least 3 to 1 against white (WCAG 2.2, 1.4.11)."""

SCALE = ("#e3edf1", "#b9d3dd", "#7fb0c3", "#2f7691", "#0b4a63")
"""Five steps of a map, light to dark."""

SCALE_INK = (INK, INK, INK, GAP, GAP)
"""Text on each step of the map; contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
