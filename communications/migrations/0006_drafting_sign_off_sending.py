import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


GIVE_REASONS = """
UPDATE communications_communication
   SET void_reason = 'Voided before reasons were kept.', voided_on = coalesce(closed_on, letter_date)
 WHERE stage = 'voided'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0006_events_of_letters'),
        ('communications', '0005_standard_paragraphs_and_provisions'),
        ('parties', '0004_contacts_and_delegations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnexItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['draft', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ChosenParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slot', models.CharField(choices=[('opening', 'Opening'), ('self_introduction', 'Who the experts are'), ('subject', 'Subject'), ('facts_lead', 'Line before the facts'), ('concern_lead', 'Line before the concerns'), ('annex_pointer', 'Pointer to the annex'), ('interim_measures', 'Interim measures'), ('questions_lead', 'Line before the questions'), ('deadline', 'Reply window and publication'), ('pending_reply', 'Until the reply'), ('press_notice', 'Notice of public statements'), ('others_written_to', 'Others who were written to'), ('compliment', 'Compliment')], max_length=20, verbose_name='place')),
                ('own_text', models.TextField(blank=True, verbose_name='own wording')),
            ],
            options={
                'ordering': ['draft', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(choices=[('email', 'E-mail'), ('by_hand', 'To be delivered by hand')], max_length=7, verbose_name='way')),
                ('recipient', models.CharField(max_length=200, verbose_name='recipient')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Handed over'), ('failed', 'Failed')], default='waiting', max_length=9, verbose_name='state')),
                ('delivered_at', models.DateTimeField(blank=True, null=True, verbose_name='handed over at')),
                ('delivered_on', models.DateField(blank=True, null=True, verbose_name='handed over on')),
                ('error', models.CharField(blank=True, max_length=500, verbose_name='what went wrong')),
            ],
            options={
                'ordering': ['communication', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('own_paragraphs', models.TextField(blank=True, verbose_name='paragraphs of this letter alone')),
                ('questions', models.JSONField(blank=True, default=list, verbose_name='questions')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField(verbose_name='saved at')),
            ],
            options={
                'ordering': ['letter_set', 'position'],
            },
        ),
        migrations.CreateModel(
            name='LetterSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'Arabic'), ('zh', 'Chinese'), ('en', 'English'), ('fr', 'French'), ('ru', 'Russian'), ('es', 'Spanish')], max_length=2, verbose_name='language')),
                ('subject', models.CharField(blank=True, max_length=300, verbose_name='subject')),
                ('introduction', models.TextField(blank=True, verbose_name='introduction')),
                ('facts', models.TextField(blank=True, verbose_name='facts alleged')),
                ('concerns', models.TextField(blank=True, verbose_name='concerns')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField(verbose_name='saved at')),
                ('created_on', models.DateField(verbose_name='begun on')),
            ],
            options={
                'ordering': ['-created_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=3)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name_plural': 'number series',
            },
        ),
        migrations.CreateModel(
            name='OutboxMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('kind', models.SlugField(max_length=40)),
                ('payload', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('delivered_at', models.DateTimeField(blank=True, null=True)),
                ('given_up_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ParagraphComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='comment')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='settled at')),
            ],
            options={
                'ordering': ['version', 'block', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('pending', 'No answer yet'), ('signed', 'Signed off'), ('changes_asked', 'Asks for changes'), ('declined', 'Declined')], default='pending', max_length=13, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
                ('remark', models.TextField(blank=True, verbose_name='remark')),
                ('reminded_on', models.DateField(blank=True, null=True, verbose_name='last reminded on')),
                ('voided_on', models.DateField(blank=True, null=True, verbose_name='void since')),
            ],
            options={
                'ordering': ['version', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SignOffRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='round')),
                ('opened_on', models.DateField(verbose_name='opened on')),
                ('answer_by', models.DateField(verbose_name='answer by')),
                ('message', models.TextField(blank=True, verbose_name='message to the offices')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
            ],
            options={
                'ordering': ['letter_set', 'number'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='communication',
            name='communications_sent_has_reference_and_date',
        ),
        migrations.RemoveConstraint(
            model_name='communication',
            name='communications_stage_known',
        ),
        migrations.RemoveConstraint(
            model_name='notice',
            name='communications_notice_once',
        ),
        migrations.AddField(
            model_name='communication',
            name='void_reason',
            field=models.TextField(blank=True, verbose_name='why it was voided'),
        ),
        migrations.AddField(
            model_name='communication',
            name='voided_on',
            field=models.DateField(blank=True, null=True, verbose_name='voided on'),
        ),
        migrations.AddField(
            model_name='letterversion',
            name='note',
            field=models.CharField(blank=True, max_length=200, verbose_name='note'),
        ),
        migrations.AddField(
            model_name='letterversion',
            name='purpose',
            field=models.CharField(choices=[('imported', 'Imported'), ('kept', 'Kept while drafting'), ('circulated', 'Circulated for sign-off'), ('sent', 'Sent')], default='imported', max_length=10, verbose_name='kept as'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='notice',
            name='mandate',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.mandate'),
        ),
        migrations.AddField(
            model_name='notice',
            name='office',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='parties.office'),
        ),
        migrations.AlterField(
            model_name='communication',
            name='stage',
            field=models.CharField(choices=[('draft', 'Draft'), ('in_sign_off', 'In sign-off'), ('cleared', 'Cleared'), ('sent', 'Sent'), ('voided', 'Voided'), ('dropped', 'Dropped')], default='draft', max_length=11, verbose_name='stage'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='due_on',
            field=models.DateField(blank=True, null=True, verbose_name='due on'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='fell_on',
            field=models.DateField(verbose_name='happened on'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('overdue', 'Reply overdue'), ('sign_off_asked', 'Sign-off asked'), ('sign_off_reminder', 'Reminder: sign-off asked'), ('sign_off_void', 'Sign-off void, the text has changed'), ('changes_asked', 'Changes asked for'), ('mandate_declined', 'A mandate declined'), ('letter_cleared', 'Cleared by all mandates'), ('letter_sent', 'Letter sent'), ('dispatch_failed', 'Dispatch failed')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='communication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter_date__isnull', True), ('number__isnull', True), ('stage__in', ['cleared', 'draft', 'dropped', 'in_sign_off']), ('year__isnull', True)), models.Q(('letter_date__isnull', False), ('number__gte', 1), ('number__isnull', False), ('stage__in', ['sent', 'voided']), ('year__gte', 1946), ('year__isnull', False)), _connector='OR'), name='communications_sent_has_reference_and_date'),
        ),
        migrations.AddConstraint(
            model_name='communication',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'in_sign_off', 'cleared', 'sent', 'voided', 'dropped'])), name='communications_stage_known'),
        ),
        migrations.RunSQL(GIVE_REASONS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='communication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'voided'), ('void_reason', ''), _negated=True), models.Q(models.Q(('stage', 'voided'), ('voided_on__isnull', False)), models.Q(models.Q(('stage', 'voided'), _negated=True), ('voided_on__isnull', True)), _connector='OR')), name='communications_voided_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='letterversion',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['imported', 'kept', 'circulated', 'sent'])), name='communications_version_purpose_known'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'overdue')), fields=('communication', 'kind', 'due_on'), name='communications_notice_once'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'overdue'), _negated=True), models.Q(('due_on__isnull', False), ('office__isnull', True)), _connector='OR'), name='communications_notice_of_overdue_is_the_desks'),
        ),
        migrations.AddField(
            model_name='annexitem',
            name='provision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communications.provision'),
        ),
        migrations.AddField(
            model_name='chosenparagraph',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communications.standardparagraphversion'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='communication',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dispatches', to='communications.communication'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='contact',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.contact'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='recorded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='draft',
            name='communication',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='communications.communication'),
        ),
        migrations.AddField(
            model_name='draft',
            name='saved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='chosenparagraph',
            name='draft',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen_paragraphs', to='communications.draft'),
        ),
        migrations.AddField(
            model_name='annexitem',
            name='draft',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='annex_items', to='communications.draft'),
        ),
        migrations.AddField(
            model_name='letterset',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letter_sets', to='cases.case'),
        ),
        migrations.AddField(
            model_name='letterset',
            name='created_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='letterset',
            name='saved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='draft',
            name='letter_set',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='communications.letterset'),
        ),
        migrations.AddConstraint(
            model_name='numberseries',
            constraint=models.UniqueConstraint(fields=('code', 'year'), name='communications_series_once'),
        ),
        migrations.AddConstraint(
            model_name='numberseries',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', 0)), name='communications_series_counts'),
        ),
        migrations.AddIndex(
            model_name='outboxmessage',
            index=models.Index(condition=models.Q(('delivered_at__isnull', True), ('given_up_at__isnull', True)), fields=['not_before', 'id'], name='communications_outbox_waiting'),
        ),
        migrations.AddField(
            model_name='paragraphcomment',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paragraphcomment',
            name='office',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.office'),
        ),
        migrations.AddField(
            model_name='paragraphcomment',
            name='settled_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paragraphcomment',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='communications.letterversion'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signoff',
            name='mandate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='parties.mandate'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='office',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.office'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='communications.letterversion'),
        ),
        migrations.AddField(
            model_name='signoffround',
            name='letter_set',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='communications.letterset'),
        ),
        migrations.AddField(
            model_name='signoffround',
            name='opened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signoff',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='communications.signoffround'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('contact__isnull', False), ('method', 'email'), models.Q(('email', ''), _negated=True)), ('method', 'by_hand'), _connector='OR'), name='communications_dispatch_has_address'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'delivered'), _negated=True), ('delivered_on__isnull', False), _connector='OR'), name='communications_dispatch_delivered_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(condition=models.Q(('contact__isnull', False)), fields=('communication', 'contact'), name='communications_dispatch_once_a_contact'),
        ),
        migrations.AddConstraint(
            model_name='chosenparagraph',
            constraint=models.UniqueConstraint(fields=('draft', 'slot'), name='communications_slot_once'),
        ),
        migrations.AddConstraint(
            model_name='annexitem',
            constraint=models.UniqueConstraint(fields=('draft', 'provision'), name='communications_annex_item_once'),
        ),
        migrations.AddConstraint(
            model_name='annexitem',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('draft', 'position'), name='communications_annex_position_once'),
        ),
        migrations.AddConstraint(
            model_name='letterset',
            constraint=models.CheckConstraint(condition=models.Q(('revision__gte', 1)), name='communications_set_revision_counts'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('letter_set', 'position'), name='communications_draft_position_once'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('revision__gte', 1)), name='communications_draft_revision_counts'),
        ),
        migrations.AddConstraint(
            model_name='paragraphcomment',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='communications_comment_has_text'),
        ),
        migrations.AddConstraint(
            model_name='paragraphcomment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='communications_comment_settled_whole'),
        ),
        migrations.AddConstraint(
            model_name='signoffround',
            constraint=models.UniqueConstraint(fields=('letter_set', 'number'), name='communications_round_number_once'),
        ),
        migrations.AddConstraint(
            model_name='signoffround',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('letter_set',), name='communications_one_open_round'),
        ),
        migrations.AddConstraint(
            model_name='signoffround',
            constraint=models.CheckConstraint(condition=models.Q(('answer_by__gte', models.F('opened_on'))), name='communications_round_answer_after_opening'),
        ),
        migrations.AddConstraint(
            model_name='signoffround',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='communications_round_closed_after_opening'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(fields=('version', 'mandate'), name='communications_sign_off_once'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'pending'), ('answered_at__isnull', True), ('answered_by__isnull', True), ('answered_on__isnull', True), ('office__isnull', True)), models.Q(('answer__in', ['signed', 'changes_asked', 'declined']), ('answered_at__isnull', False), ('answered_by__isnull', False), ('answered_on__isnull', False), ('office__isnull', False)), _connector='OR'), name='communications_sign_off_answer_whole'),
        ),
    ]
