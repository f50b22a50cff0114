"""The administration of reminders before due days and escalations after them, with their dates."""

from __future__ import annotations

from django.contrib import admin

from communications.models import DeadlineStep
from parties.admin import SuppliedAdmin


@admin.register(DeadlineStep)
class DeadlineStepAdmin(SuppliedAdmin):
    list_display = ["moment", "days", "valid_from", "valid_to"]
    list_filter = ["moment", "edited_by_people"]
    fixed_fields = ()
