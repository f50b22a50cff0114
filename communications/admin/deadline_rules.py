"""The administration of deadline rules: reply windows and publication delays, with their dates."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from communications.models import DeadlineRule
from parties.admin import SuppliedAdmin, confirmation


@admin.display(description=_("window"))
def window(rule: DeadlineRule) -> str:
    """Such as "60 days"; "none" where the rule says that there is no window."""
    return str(_("none")) if rule.value is None else f"{rule.value} {rule.get_unit_display()}"


@admin.register(DeadlineRule)
class DeadlineRuleAdmin(SuppliedAdmin):
    list_display = [
        "purpose",
        "letter_type",
        "addressee_kind",
        window,
        confirmation,
        "valid_from",
        "valid_to",
    ]
    list_filter = ["purpose", "letter_type", "addressee_kind", "confirmed", "edited_by_people"]
    fixed_fields = ()
    search_fields = ["source"]
