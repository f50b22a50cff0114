"""What the database itself refuses: changed references, changed letter texts, lost numbers."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER reference_fixed BEFORE UPDATE OF code, number, year ON communications_communication
    FOR EACH ROW
    WHEN (OLD.number IS NOT NULL
          AND (OLD.code, OLD.number, OLD.year) IS DISTINCT FROM (NEW.code, NEW.number, NEW.year))
    EXECUTE FUNCTION cases_refuse('a reference once given never changes');

CREATE TRIGGER number_kept BEFORE DELETE ON communications_communication
    FOR EACH ROW WHEN (OLD.number IS NOT NULL)
    EXECUTE FUNCTION cases_refuse('a letter that has its number is voided, never deleted');

CREATE TRIGGER letter_text_fixed
    BEFORE UPDATE OF content, sha256, number ON communications_letterversion
    FOR EACH ROW
    EXECUTE FUNCTION cases_refuse('a change of a letter is a new version');
"""

ALLOW = """
DROP TRIGGER letter_text_fixed ON communications_letterversion;
DROP TRIGGER number_kept ON communications_communication;
DROP TRIGGER reference_fixed ON communications_communication;
"""


class Migration(migrations.Migration):
    dependencies = [("communications", "0001_initial"), ("cases", "0002_event_log")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
