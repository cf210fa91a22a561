"""Kazakh endings that are written to names, sites and numbers."""

from __future__ import annotations

KAZAKH_ENDING = (
    r"(?:[гғкқ][ае]|н?[дт][ае]н?|н[ае]н?|[дтн][ыіи][ңн]?|[мбп]ен|[дт][ае][ғг][ыіи])(?!\w)"
)
"""An ending in Cyrillic letters, also in those of the Russian keyboard."""

LATIN_ENDING = (
    r"(?:[dt][ae]n?|n[ae]n|[kqgğǵ]'?[ae]|[dtn][yiıý](?:ng?|[nñń]'?)?|[mbp]en|[dt][ae][gğǵ]'?[yiıý])"
    r"(?![A-Za-z0-9'_-])"
)
"""An ending in Latin letters."""
