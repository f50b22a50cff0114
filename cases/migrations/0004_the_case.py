"""Facts of a case in full: consents, digests of names, follow-up, risk, to-dos, links."""

import cases.encryption
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


REFUSE = """
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE ON cases_consent
    FOR EACH ROW EXECUTE FUNCTION cases_refuse('answers about consent are append-only');
CREATE TRIGGER consent_not_emptied BEFORE TRUNCATE ON cases_consent
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse('answers about consent are append-only');
CREATE TRIGGER personsearch_append_only BEFORE UPDATE OR DELETE ON cases_personsearch
    FOR EACH ROW EXECUTE FUNCTION cases_refuse('searches for persons are append-only');
CREATE TRIGGER personsearch_not_emptied BEFORE TRUNCATE ON cases_personsearch
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse('searches for persons are append-only');
"""

ALLOW = """
DROP TRIGGER consent_not_emptied ON cases_consent;
DROP TRIGGER consent_append_only ON cases_consent;
DROP TRIGGER personsearch_not_emptied ON cases_personsearch;
DROP TRIGGER personsearch_append_only ON cases_personsearch;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_intake_and_triage'),
        ('parties', '0003_put_off_overlap_check'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('addressee', 'To the addressee'), ('public', 'In public')], max_length=10, verbose_name='to be named')),
                ('given', models.BooleanField(verbose_name='consent')),
                ('answered_on', models.DateField(verbose_name='answered on')),
                ('note', cases.encryption.EncryptedTextField(blank=True, default='', verbose_name='note')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['person', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened_on', models.DateField(verbose_name='day')),
                ('text', cases.encryption.EncryptedTextField(verbose_name='what happened')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['person', '-happened_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='NameDigest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Perpetrator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('state_agent', 'Agent of a State'), ('not_state', 'Not an agent of a State'), ('unknown', 'Not known')], max_length=12, verbose_name='kind')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='body or company')),
                ('name', cases.encryption.EncryptedTextField(blank=True, default='', verbose_name='name')),
                ('note', cases.encryption.EncryptedTextField(blank=True, default='', verbose_name='note')),
            ],
            options={
                'ordering': ['case', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PersonSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', cases.encryption.EncryptedTextField(verbose_name='reason')),
                ('searched_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='RiskNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('low', 'Low'), ('moderate', 'Moderate'), ('high', 'High'), ('extreme', 'Extreme')], max_length=8, verbose_name='level')),
                ('text', cases.encryption.EncryptedTextField(verbose_name='note')),
                ('recorded_on', models.DateField(verbose_name='day')),
            ],
            options={
                'ordering': ['case', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ToDo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=250, verbose_name='what is to be done')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
            ],
            options={
                'ordering': ['case', models.OrderBy(models.F('due_on'), nulls_last=True), 'pk'],
            },
        ),
        migrations.AddField(
            model_name='allegation',
            name='rights',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('life', 'Life'), ('no_torture', 'Freedom from torture and ill-treatment'), ('liberty', 'Liberty and security; no arbitrary detention'), ('no_disappearance', 'Freedom from enforced disappearance'), ('fair_trial', 'Fair trial and an effective remedy'), ('privacy', 'Privacy'), ('expression', 'Opinion and expression'), ('assembly', 'Peaceful assembly'), ('association', 'Association'), ('belief', 'Thought, conscience, religion or belief'), ('movement', 'Movement; asylum; no return to danger'), ('equality', 'Equality and freedom from discrimination'), ('participation', 'Part in public affairs'), ('family_and_child', 'Family and children'), ('housing', 'Adequate housing; no forced eviction'), ('food_and_water', 'Food, water and sanitation'), ('health', 'Health'), ('education', 'Education'), ('work', 'Work and its conditions; no slavery'), ('culture', 'Cultural life and science'), ('environment', 'Clean, healthy and sustainable environment'), ('indigenous_land', 'Lands and consent of indigenous peoples'), ('defending_rights', 'Defending human rights')], max_length=20), blank=True, default=list, size=None, verbose_name='rights concerned'),
        ),
        migrations.AddField(
            model_name='case',
            name='closed_on',
            field=models.DateField(blank=True, null=True, verbose_name='closed on'),
        ),
        migrations.AddField(
            model_name='case',
            name='officer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to=settings.AUTH_USER_MODEL, verbose_name='officer'),
        ),
        migrations.AddField(
            model_name='incident',
            name='place',
            field=models.CharField(blank=True, max_length=200, verbose_name='place'),
        ),
        migrations.AddField(
            model_name='incident',
            name='state',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.state', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='person',
            name='age_group',
            field=models.CharField(blank=True, choices=[('child', 'Under 12'), ('adolescent', '12 to 17'), ('adult', '18 to 59'), ('older', '60 or older')], max_length=10, verbose_name='age group'),
        ),
        migrations.AddField(
            model_name='person',
            name='aliases',
            field=cases.encryption.EncryptedTextField(blank=True, default='', verbose_name='other names'),
        ),
        migrations.AddField(
            model_name='person',
            name='gender',
            field=models.CharField(blank=True, choices=[('woman', 'Woman'), ('man', 'Man'), ('another', 'Another gender')], max_length=10, verbose_name='gender'),
        ),
        migrations.AddField(
            model_name='person',
            name='nationality',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.state', verbose_name='nationality'),
        ),
        migrations.AddField(
            model_name='person',
            name='role',
            field=models.CharField(blank=True, choices=[('victim', 'Victim'), ('relative', 'Relative'), ('witness', 'Witness'), ('defender', 'Human rights defender'), ('lawyer', 'Lawyer'), ('other', 'Other')], max_length=10, verbose_name='role'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('imported', 'Imported'), ('fell_overdue', 'Fell overdue'), ('reply_registered', 'Reply registered'), ('letter_rendered', 'Letter rendered'), ('submission_registered', 'Submission registered'), ('submission_corrected', 'Submission corrected'), ('source_recorded', 'Source recorded'), ('source_opened', 'Source opened'), ('admissibility_judged', 'Admissibility judged'), ('case_opened', 'Case opened'), ('submission_joined', 'Submission joined to a case'), ('submission_declined', 'Submission declined'), ('triage_reopened', 'Decision on a submission taken back'), ('person_added', 'Person added'), ('person_corrected', 'Person corrected'), ('person_searched', 'Person searched for'), ('names_shown', 'Names shown'), ('consent_recorded', 'Consent recorded'), ('follow_up_recorded', 'Follow-up recorded'), ('incident_recorded', 'Incident recorded'), ('incident_corrected', 'Incident corrected'), ('allegation_recorded', 'Allegation recorded'), ('allegation_corrected', 'Allegation corrected'), ('perpetrator_recorded', 'Alleged perpetrator recorded'), ('perpetrator_corrected', 'Alleged perpetrator corrected'), ('risk_noted', 'Risk noted'), ('case_assigned', 'Case assigned'), ('case_moved', 'Case moved to another desk'), ('case_closed', 'Case closed'), ('case_reopened', 'Case reopened'), ('cases_linked', 'Case linked with another'), ('cases_unlinked', 'Link with another case taken away'), ('to_do_added', 'To-do added'), ('to_do_done', 'To-do done'), ('to_do_reopened', 'To-do taken up again')], max_length=30, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='event',
            name='subject',
            field=models.CharField(choices=[('case', 'Case'), ('submission', 'Submission'), ('communication', 'Communication'), ('person_search', 'Search for a person')], max_length=20, verbose_name='what it is about'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='cases_case_closed_after_opening'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['', 'victim', 'relative', 'witness', 'defender', 'lawyer', 'other']), ('gender__in', ['', 'woman', 'man', 'another']), ('age_group__in', ['', 'child', 'adolescent', 'adult', 'older'])), name='cases_person_words_known'),
        ),
        migrations.AddField(
            model_name='caselink',
            name='first',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case'),
        ),
        migrations.AddField(
            model_name='caselink',
            name='second',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case'),
        ),
        migrations.AddField(
            model_name='consent',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='cases.person'),
        ),
        migrations.AddField(
            model_name='consent',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='followup',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='cases.person'),
        ),
        migrations.AddField(
            model_name='followup',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='namedigest',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to='cases.person'),
        ),
        migrations.AddField(
            model_name='perpetrator',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='perpetrators', to='cases.case'),
        ),
        migrations.AddField(
            model_name='personsearch',
            name='searched_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='risknote',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risk_notes', to='cases.case'),
        ),
        migrations.AddField(
            model_name='risknote',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='todo',
            name='assignee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who'),
        ),
        migrations.AddField(
            model_name='todo',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='to_dos', to='cases.case'),
        ),
        migrations.AddField(
            model_name='todo',
            name='done_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='caselink',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='cases_caselink_once'),
        ),
        migrations.AddConstraint(
            model_name='caselink',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='cases_caselink_lower_key_first'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['addressee', 'public'])), name='cases_consent_purpose_known'),
        ),
        migrations.AddConstraint(
            model_name='namedigest',
            constraint=models.UniqueConstraint(fields=('digest', 'person'), name='cases_namedigest_once'),
        ),
        migrations.AddConstraint(
            model_name='perpetrator',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['state_agent', 'not_state', 'unknown'])), name='cases_perpetrator_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='risknote',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['low', 'moderate', 'high', 'extreme'])), name='cases_risknote_level_known'),
        ),
        migrations.AddConstraint(
            model_name='todo',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='cases_todo_has_text'),
        ),
        migrations.AddConstraint(
            model_name='todo',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_by__isnull', True), ('done_on__isnull', True)), models.Q(('done_by__isnull', False), ('done_on__isnull', False)), _connector='OR'), name='cases_todo_done_on_and_by'),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
