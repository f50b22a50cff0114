"""What the database itself refuses: a stage that no act leads to, an answer taken away."""

from django.db import migrations

# The pairs of `rules/transitions.py`; a test holds the two together.
REFUSE = """
CREATE TRIGGER stage_follows_table BEFORE UPDATE OF stage ON communications_communication
    FOR EACH ROW
    WHEN (OLD.stage <> NEW.stage AND (OLD.stage, NEW.stage) NOT IN (
        ('draft', 'in_sign_off'),
        ('draft', 'dropped'),
        ('dropped', 'draft'),
        ('in_sign_off', 'cleared'),
        ('in_sign_off', 'draft'),
        ('cleared', 'draft'),
        ('cleared', 'sent'),
        ('sent', 'voided')))
    EXECUTE FUNCTION cases_refuse('no act leads from that stage of a letter to this one');

CREATE TRIGGER sign_off_of_one_version
    BEFORE UPDATE OF version_id, mandate_id ON communications_signoff
    FOR EACH ROW
    WHEN ((OLD.version_id, OLD.mandate_id) IS DISTINCT FROM (NEW.version_id, NEW.mandate_id))
    EXECUTE FUNCTION cases_refuse('a sign-off is of one mandate for one version');

CREATE TRIGGER sign_off_kept BEFORE DELETE ON communications_signoff
    FOR EACH ROW
    WHEN (OLD.answer <> 'pending')
    EXECUTE FUNCTION cases_refuse('the answer of a mandate is kept');
"""

ALLOW = """
DROP TRIGGER sign_off_kept ON communications_signoff;
DROP TRIGGER sign_off_of_one_version ON communications_signoff;
DROP TRIGGER stage_follows_table ON communications_communication;
"""


class Migration(migrations.Migration):
    dependencies = [("communications", "0006_drafting_sign_off_sending")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
