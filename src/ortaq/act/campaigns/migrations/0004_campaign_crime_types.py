from collections import defaultdict

from django.db import migrations
from django.db.models import Count


def count(apps, schema_editor):
    """Count the reports of every campaign by type of crime."""
    membership = apps.get_model("campaigns", "Membership")
    campaign = apps.get_model("campaigns", "Campaign")
    counts = defaultdict(dict)
    rows = membership.objects.values_list("campaign", "report__crime_type")
    for key, crime_type, n in (
        rows.annotate(n=Count("report")).order_by("report__crime_type").iterator()
    ):
        counts[key][crime_type] = n
    keys = sorted(counts)
    for start in range(0, len(keys), 500):
        part = campaign.objects.filter(pk__in=keys[start : start + 500])
        campaign.objects.bulk_update(
            [
                campaign(pk=row, crime_types=counts[row])
                for row in part.values_list("pk", flat=True)
            ],
            ["crime_types"],
        )


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0003_regrouping")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
