"""The identity vault: who reported, apart from what was reported."""

from __future__ import annotations

from django.db import models


class ReporterIdentity(models.Model):
    """Name and contacts of a reporter, encrypted; readable only with a reason, which is logged."""

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    sealed = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "vault_reporter_identity"


class IdentityReading(models.Model):
    """One opening of the vault."""

    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)

    class Meta:
        db_table = "vault_identity_reading"
