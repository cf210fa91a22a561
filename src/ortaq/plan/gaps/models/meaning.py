"""What texts mean, kept so that no page has to read them."""

from __future__ import annotations

from django.db import models


class TextMeaning(models.Model):
    """Where a model of meanings places one text; `digest` tells the model, the use and the text.

    A changed text or another model has another digest, so a row never goes stale: it is only not asked for.
    """

    digest = models.CharField(max_length=64, unique=True)
    vector = models.BinaryField()

    def __str__(self) -> str:
        return self.digest
