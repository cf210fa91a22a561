from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("reports", "0003_hubs_and_lookups"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=[
                    "region",
                    "crime_type",
                    "organisation",
                    "channel",
                    "language",
                    "status",
                    "reported_at",
                ],
                name="report_narrowed",
            ),
        ),
    ]
