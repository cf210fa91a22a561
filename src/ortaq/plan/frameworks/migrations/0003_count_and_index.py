"""Count the provisions of the frameworks that are there, and index their words."""

from django.db import migrations

from ortaq.plan.frameworks.words import words_of


def count_and_index(apps, schema_editor):
    framework_model = apps.get_model("frameworks", "Framework")
    provision_model = apps.get_model("frameworks", "Provision")
    word_model = apps.get_model("frameworks", "ProvisionWord")
    for framework in framework_model.objects.all():
        positions = {}
        provisions = list(provision_model.objects.filter(framework=framework).order_by("position"))
        for provision in provisions:
            for word in words_of(provision.code, provision.title, provision.requirement):
                positions.setdefault(word, []).append(provision.position)
        word_model.objects.bulk_create(
            (
                word_model(framework=framework, word=word.encode(), positions=places)
                for word, places in positions.items()
            ),
            batch_size=500,
        )
        framework.provision_count = len(provisions)
        framework.assessable_count = sum(provision.assessable for provision in provisions)
        framework.save(update_fields=["provision_count", "assessable_count"])


def forget_words(apps, schema_editor):
    apps.get_model("frameworks", "ProvisionWord").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0002_editor_and_libraries")]

    operations = [migrations.RunPython(count_and_index, forget_words)]
