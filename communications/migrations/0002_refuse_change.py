"""What the database itself refuses: changed events, changed references, changed letter texts."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION communications_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0]
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON communications_event
    FOR EACH ROW EXECUTE FUNCTION communications_refuse_change('events are append-only');
CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON communications_event
    FOR EACH STATEMENT EXECUTE FUNCTION communications_refuse_change('events are append-only');

CREATE TRIGGER reference_fixed BEFORE UPDATE OF code, number, year ON communications_communication
    FOR EACH ROW
    WHEN (OLD.number IS NOT NULL
          AND (OLD.code, OLD.number, OLD.year) IS DISTINCT FROM (NEW.code, NEW.number, NEW.year))
    EXECUTE FUNCTION communications_refuse_change('a reference once given never changes');

CREATE TRIGGER letter_text_fixed
    BEFORE UPDATE OF content, sha256, number ON communications_letterversion
    FOR EACH ROW
    EXECUTE FUNCTION communications_refuse_change('a change of a letter is a new version');
"""

ALLOW = """
DROP TRIGGER letter_text_fixed ON communications_letterversion;
DROP TRIGGER reference_fixed ON communications_communication;
DROP TRIGGER event_not_emptied ON communications_event;
DROP TRIGGER event_append_only ON communications_event;
DROP FUNCTION communications_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("communications", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
