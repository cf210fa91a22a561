"""How far each data set of the lake follows the register."""

from __future__ import annotations

from django.db import models


class Watermark(models.Model):
    """One data set of the lake: every change up to `position` is in its files."""

    dataset = models.CharField(max_length=64, primary_key=True)
    position = models.DateTimeField()
    refreshed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.dataset} up to {self.position:%Y-%m-%d %H:%M:%S}"
