import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("communications", "0012_answers_and_commitments")]

    operations = [
        migrations.AlterField(
            model_name="letterversion",
            name="created_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
    ]
