from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("communications", "0007_refuse_stage_jumps")]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="note",
            field=models.CharField(blank=True, max_length=500, verbose_name="note"),
        ),
        migrations.AlterField(
            model_name="dispatch",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("delivered", "Handed over"),
                    ("failed", "Failed"),
                    ("stopped", "Stopped"),
                ],
                default="waiting",
                max_length=9,
                verbose_name="state",
            ),
        ),
    ]
