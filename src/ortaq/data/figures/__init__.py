"""Published national figures on online fraud, each with its source, definition and date.

One file per country; definitions, sources and the typologies of state bodies stand beside it.
Figures that disagree are kept as separate rows and never averaged.
"""

from ortaq.data.figures.loader import load, typologies

__all__ = ["load", "typologies"]
