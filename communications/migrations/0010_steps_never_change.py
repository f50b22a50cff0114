"""What the database itself refuses: a step of an extension or a closing changed or taken away."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER extension_append_only BEFORE UPDATE OR DELETE ON communications_extensionstep
    FOR EACH ROW EXECUTE FUNCTION cases_refuse('steps of an extension are append-only');
CREATE TRIGGER extension_not_emptied BEFORE TRUNCATE ON communications_extensionstep
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse('steps of an extension are append-only');
CREATE TRIGGER closing_append_only BEFORE UPDATE OR DELETE ON communications_closingstep
    FOR EACH ROW EXECUTE FUNCTION cases_refuse('closings and reopenings are append-only');
CREATE TRIGGER closing_not_emptied BEFORE TRUNCATE ON communications_closingstep
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse('closings and reopenings are append-only');
"""

ALLOW = """
DROP TRIGGER closing_not_emptied ON communications_closingstep;
DROP TRIGGER closing_append_only ON communications_closingstep;
DROP TRIGGER extension_not_emptied ON communications_extensionstep;
DROP TRIGGER extension_append_only ON communications_extensionstep;
"""


class Migration(migrations.Migration):
    dependencies = [("communications", "0009_extensions_and_closings")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
