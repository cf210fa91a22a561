"""What tests of the engine may ask for."""

from __future__ import annotations

from sparks import spark

__all__ = ["spark"]
