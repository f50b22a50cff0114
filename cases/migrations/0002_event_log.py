"""The log of events: one chain, which the database itself keeps and refuses to change."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

# What a hash covers stands a second time in `cases/services/event_chain.py`, which checks it.
CHAIN = """
CREATE FUNCTION cases_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0]
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION cases_chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_position bigint;
    last_hash text;
BEGIN
    PERFORM pg_advisory_xact_lock(5460217302);
    SELECT position, hash INTO last_position, last_hash
      FROM cases_event ORDER BY position DESC LIMIT 1;
    NEW.position := coalesce(last_position, 0) + 1;
    NEW.hash := encode(sha256(convert_to(concat_ws(
        chr(31),
        coalesce(last_hash, ''),
        NEW.position,
        coalesce(NEW.case_id::text, ''),
        NEW.subject,
        NEW.subject_id,
        NEW.kind,
        to_char(NEW.happened_on, 'YYYY-MM-DD'),
        floor(extract(epoch FROM NEW.recorded_at) * 1000000)::bigint,
        coalesce(NEW.actor_id::text, ''),
        NEW.before::text,
        NEW.after::text
    ), 'UTF8')), 'hex');
    RETURN NEW;
END
$$;

CREATE TRIGGER event_chained BEFORE INSERT ON cases_event
    FOR EACH ROW EXECUTE FUNCTION cases_chain_event();
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON cases_event
    FOR EACH ROW EXECUTE FUNCTION cases_refuse('events are append-only');
CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON cases_event
    FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse('events are append-only');
"""

NO_CHAIN = """
DROP TRIGGER event_not_emptied ON cases_event;
DROP TRIGGER event_append_only ON cases_event;
DROP TRIGGER event_chained ON cases_event;
DROP FUNCTION cases_chain_event();
DROP FUNCTION cases_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(choices=[("case", "Case"), ("submission", "Submission"), ("communication", "Communication")], max_length=20, verbose_name="what it is about")),
                ("subject_id", models.BigIntegerField()),
                ("kind", models.CharField(choices=[("imported", "Imported"), ("fell_overdue", "Fell overdue"), ("reply_registered", "Reply registered"), ("letter_rendered", "Letter rendered")], max_length=30, verbose_name="kind")),
                ("happened_on", models.DateField(verbose_name="day")),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("position", models.BigIntegerField(db_default=0, editable=False)),
                ("hash", models.CharField(db_default="", editable=False, max_length=64)),
                ("actor", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("case", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="cases.case")),
            ],
            options={
                "ordering": ["-position"],
                "indexes": [models.Index(fields=["subject", "subject_id", "position"], name="cases_event_subject")],
                "constraints": [
                    models.UniqueConstraint(fields=("position",), name="cases_event_position_once"),
                    models.CheckConstraint(condition=models.Q(("position__gte", 1), models.Q(("hash", ""), _negated=True)), name="cases_event_is_chained"),
                ],
            },
        ),
        migrations.RunSQL(CHAIN, NO_CHAIN),
    ]
