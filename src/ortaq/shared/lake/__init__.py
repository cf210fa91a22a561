"""The lake: Parquet copies of what analysis needs, refreshed from the register by a watermark.

Owns `Watermark`. It holds no victim's identity and is never the truth: it can be rebuilt.
"""
