from django.db import migrations, models

from ortaq.shared.audit.merkle import Frontier

AT_ONCE = 2_000


def fill(apps, _schema_editor):
    """Give entries of before the roots of the subtrees that they made full."""
    entry_model = apps.get_model("audit", "Entry")
    frontier, changed = Frontier(), []
    entries = entry_model.objects.order_by("index").only("index", "leaf")
    for entry in entries.iterator(chunk_size=AT_ONCE):
        frontier = frontier.append(bytes(entry.leaf))
        if frontier.completed:
            entry.subtrees = b"".join(frontier.completed)
            changed.append(entry)
        if len(changed) == AT_ONCE:
            entry_model.objects.bulk_update(changed, ["subtrees"], batch_size=AT_ONCE // 8)
            changed = []
    entry_model.objects.bulk_update(changed, ["subtrees"], batch_size=AT_ONCE // 8)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField("entry", "subtrees", models.BinaryField(default=b"")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
