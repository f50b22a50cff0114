"""What likely duplicates are found by: digests of the names of submissions, titles of cases."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_the_case'),
        ('parties', '0003_put_off_overlap_check'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='namedperson',
            name='digests',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), default=list, size=None),
        ),
        migrations.AddIndex(
            model_name='case',
            index=django.contrib.postgres.indexes.GinIndex(fields=['title'], name='cases_case_title_alike', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='namedperson',
            index=django.contrib.postgres.indexes.GinIndex(fields=['digests'], name='cases_namedperson_digests'),
        ),
    ]
