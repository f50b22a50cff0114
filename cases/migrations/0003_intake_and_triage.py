"""Submissions, their sources and looks at them, admissibility, decisions."""

import cases.encryption
import cases.models.submission
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

REFUSE = """
CREATE TRIGGER sourcelook_append_only BEFORE UPDATE OR DELETE ON cases_sourcelook
    FOR EACH ROW EXECUTE FUNCTION cases_refuse('looks at sources are append-only');
CREATE TRIGGER sourcelook_not_emptied BEFORE TRUNCATE ON cases_sourcelook
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse('looks at sources are append-only');
"""

ALLOW = """
DROP TRIGGER sourcelook_not_emptied ON cases_sourcelook;
DROP TRIGGER sourcelook_append_only ON cases_sourcelook;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_event_log'),
        ('parties', '0003_put_off_overlap_check'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        TrigramExtension(),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('imported', 'Imported'), ('fell_overdue', 'Fell overdue'), ('reply_registered', 'Reply registered'), ('letter_rendered', 'Letter rendered'), ('submission_registered', 'Submission registered'), ('submission_corrected', 'Submission corrected'), ('source_recorded', 'Source recorded'), ('source_opened', 'Source opened'), ('admissibility_judged', 'Admissibility judged'), ('case_opened', 'Case opened'), ('submission_joined', 'Submission joined to a case'), ('submission_declined', 'Submission declined'), ('triage_reopened', 'Decision on a submission taken back')], max_length=30, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('portal', 'Submission portal'), ('mail', 'E-mail'), ('meeting', 'Meeting'), ('letter', 'Letter on paper')], max_length=10, verbose_name='how it came')),
                ('language', models.CharField(blank=True, choices=[('ar', 'Arabic'), ('zh', 'Chinese'), ('en', 'English'), ('fr', 'French'), ('ru', 'Russian'), ('es', 'Spanish')], help_text='Empty for a language that is none of the six.', max_length=2, verbose_name='language')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('urgency', models.CharField(choices=[('ordinary', 'Ordinary'), ('urgent', 'Urgent')], default='ordinary', max_length=10, verbose_name='urgency')),
                ('title', models.CharField(max_length=250, verbose_name='title')),
                ('text', models.TextField(verbose_name='text')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('occurred_on', models.DateField(blank=True, null=True, verbose_name='day of the facts')),
                ('precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('year', 'Year')], default='day', max_length=5, verbose_name='exactness')),
                ('registered_at', models.DateTimeField(auto_now_add=True)),
                ('desk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='parties.desk', verbose_name='desk')),
                ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('state', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.state', verbose_name='country')),
            ],
            options={
                'ordering': ['-received_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SourceLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('looked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('reason', models.TextField(verbose_name='reason')),
                ('looked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='source_looks', to='cases.submission')),
            ],
            options={
                'ordering': ['-looked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', cases.encryption.SourceTextField(blank=True, verbose_name='name')),
                ('organisation', cases.encryption.SourceTextField(blank=True, verbose_name='organisation')),
                ('relation', cases.encryption.SourceTextField(blank=True, verbose_name='relation to the person concerned')),
                ('contact', cases.encryption.SourceTextField(blank=True, verbose_name='how to reach the source')),
                ('to_be_kept_secret', cases.encryption.SourceTextField(blank=True, verbose_name='what the source asks to keep secret')),
                ('recorded_on', models.DateField(verbose_name='recorded on')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.submission')),
            ],
        ),
        migrations.CreateModel(
            name='NamedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', cases.encryption.EncryptedTextField(verbose_name='name')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='persons', to='cases.submission')),
            ],
            options={
                'ordering': ['submission', 'position'],
            },
        ),
        migrations.CreateModel(
            name='AdmissibilityAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(choices=[('not_unfounded', 'It is neither manifestly unfounded nor politically motivated'), ('factual', 'It describes the facts of the alleged violations'), ('not_abusive', 'Its language is not abusive'), ('reliable', 'It comes from a victim, or in good faith from direct or reliable knowledge'), ('not_media_only', 'It does not rest on reports of mass media alone')], max_length=20, verbose_name='criterion')),
                ('met', models.BooleanField(verbose_name='met')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('answered_on', models.DateField(verbose_name='answered on')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cases.submission')),
            ],
            options={
                'ordering': ['submission', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SubmissionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('original_name', models.CharField(max_length=200, verbose_name='name')),
                ('content_type', models.CharField(max_length=100, verbose_name='type by content')),
                ('size', models.PositiveBigIntegerField(verbose_name='size in bytes')),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(upload_to=cases.models.submission.random_storage_name)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='cases.submission')),
            ],
            options={
                'ordering': ['submission', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TriageDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('case_opened', 'Case opened'), ('case_joined', 'Joined to a case'), ('declined', 'Declined')], max_length=15, verbose_name='decision')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('decided_on', models.DateField(verbose_name='decided on')),
                ('reopened_on', models.DateField(null=True, verbose_name='reopened on')),
                ('reopening_reason', models.TextField(blank=True, verbose_name='reason for reopening')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submission_decisions', to='cases.case')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cases.submission')),
            ],
            options={
                'ordering': ['submission', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(fields=['-received_on', '-id'], name='cases_submission_newest'),
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(fields=['state', 'occurred_on'], name='cases_submission_where_when'),
        ),
        migrations.AddIndex(
            model_name='submission',
            index=django.contrib.postgres.indexes.GinIndex(fields=['title'], name='cases_submission_title_alike', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='cases_submission_has_title_and_text'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['portal', 'mail', 'meeting', 'letter']), ('urgency__in', ['ordinary', 'urgent'])), name='cases_submission_words_known'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('occurred_on__isnull', True), ('precision', 'day'), models.Q(('occurred_on__day', 1), ('precision', 'month')), models.Q(('occurred_on__day', 1), ('occurred_on__month', 1), ('precision', 'year')), _connector='OR'), name='cases_submission_date_fits_precision'),
        ),
        migrations.AddIndex(
            model_name='sourcelook',
            index=models.Index(fields=['-looked_at', '-id'], name='cases_sourcelook_newest'),
        ),
        migrations.AddConstraint(
            model_name='sourcelook',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='cases_sourcelook_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='namedperson',
            constraint=models.UniqueConstraint(fields=('submission', 'position'), name='cases_namedperson_position_once'),
        ),
        migrations.AddConstraint(
            model_name='admissibilityanswer',
            constraint=models.UniqueConstraint(fields=('submission', 'criterion'), name='cases_admissibility_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='admissibilityanswer',
            constraint=models.CheckConstraint(condition=models.Q(('criterion__in', ['not_unfounded', 'factual', 'not_abusive', 'reliable', 'not_media_only'])), name='cases_admissibility_criterion_known'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=models.UniqueConstraint(condition=models.Q(('reopened_on__isnull', True)), fields=('submission',), name='cases_triagedecision_one_stands'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', True), ('decision', 'declined'), models.Q(('reason', ''), _negated=True)), models.Q(('case__isnull', False), ('decision__in', ['case_opened', 'case_joined'])), _connector='OR'), name='cases_triagedecision_case_or_reason'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reopened_by__isnull', True), ('reopened_on__isnull', True), ('reopening_reason', '')), models.Q(('reopened_by__isnull', False), ('reopened_on__isnull', False), models.Q(('reopening_reason', ''), _negated=True)), _connector='OR'), name='cases_triagedecision_reopened_with_reason'),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
