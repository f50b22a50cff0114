from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_names_and_titles_alike'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('imported', 'Imported'), ('fell_overdue', 'Fell overdue'), ('reply_registered', 'Reply registered'), ('letter_rendered', 'Letter rendered'), ('submission_registered', 'Submission registered'), ('submission_corrected', 'Submission corrected'), ('source_recorded', 'Source recorded'), ('source_opened', 'Source opened'), ('admissibility_judged', 'Admissibility judged'), ('case_opened', 'Case opened'), ('submission_joined', 'Submission joined to a case'), ('submission_declined', 'Submission declined'), ('triage_reopened', 'Decision on a submission taken back'), ('person_added', 'Person added'), ('person_corrected', 'Person corrected'), ('person_searched', 'Person searched for'), ('names_shown', 'Names shown'), ('consent_recorded', 'Consent recorded'), ('follow_up_recorded', 'Follow-up recorded'), ('incident_recorded', 'Incident recorded'), ('incident_corrected', 'Incident corrected'), ('allegation_recorded', 'Allegation recorded'), ('allegation_corrected', 'Allegation corrected'), ('perpetrator_recorded', 'Alleged perpetrator recorded'), ('perpetrator_corrected', 'Alleged perpetrator corrected'), ('risk_noted', 'Risk noted'), ('case_assigned', 'Case assigned'), ('case_moved', 'Case moved to another desk'), ('case_closed', 'Case closed'), ('case_reopened', 'Case reopened'), ('cases_linked', 'Case linked with another'), ('cases_unlinked', 'Link with another case taken away'), ('to_do_added', 'To-do added'), ('to_do_done', 'To-do done'), ('to_do_reopened', 'To-do taken up again'), ('letter_drafted', 'Draft begun'), ('letter_edited', 'Draft edited'), ('signatories_changed', 'Signing mandates changed'), ('version_kept', 'Version kept'), ('letter_dropped', 'Draft dropped'), ('letter_revived', 'Draft taken up again'), ('sign_off_asked', 'Sign-off asked'), ('commented', 'Comment made'), ('comment_resolved', 'Comment settled'), ('signed_off', 'Signed off'), ('changes_asked', 'Changes asked for'), ('mandate_declined', 'Mandate declined'), ('sign_off_voided', 'Sign-off void'), ('sign_off_reminded', 'Reminder sent'), ('letter_cleared', 'Cleared by all mandates'), ('letter_taken_back', 'Taken back to change'), ('letter_sent', 'Sent'), ('letter_dispatched', 'Handed over to the addressee'), ('dispatch_failed', 'Dispatch failed'), ('letter_voided', 'Voided'), ('sign_off_delegated', 'Sign-off delegated'), ('delegation_withdrawn', 'Delegation withdrawn'), ('standard_paragraph_revised', 'Standard paragraph revised')], max_length=30, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='event',
            name='subject',
            field=models.CharField(choices=[('case', 'Case'), ('submission', 'Submission'), ('communication', 'Communication'), ('person_search', 'Search for a person'), ('delegation', 'Delegation of a sign-off'), ('standard_paragraph', 'Standard paragraph')], max_length=20, verbose_name='what it is about'),
        ),
    ]
