"""The list of cases."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.filters.case_list import CaseCriteria, as_listed, cases_matching
from cases.forms.case_list_form import CaseListForm
from parties.enums import Role
from parties.views.paging import page_of
from parties.views.signed_in import SignedInRequest

TEMPLATE = "cases/case/list.html"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_list(request: SignedInRequest) -> HttpResponse:
    """The cases, filtered and in pages.

    Words of a title are posted, since somebody may type a name: a posted search shows one page.
    """
    user = request.user
    if not user.is_secretariat:
        raise PermissionDenied(_("Cases are read by the secretariat alone."))
    if user.role == Role.DESK_OFFICER and user.desk_id is None:
        return render(request, TEMPLATE, {"empty": "no_desk"})
    posted = request.method == "POST"
    form = CaseListForm(request.POST if posted else request.GET, user=user)
    form.is_valid()
    criteria = form.criteria
    rows = cases_matching(user, criteria)
    number = "1" if posted else request.GET.get("page", "1")
    page = page_of(as_listed(rows), total=rows.count(), number=number)
    context = {
        "form": form,
        "criteria": criteria,
        "page": page,
        "searched": bool(criteria.words),
        "empty": "nothing_yet" if criteria == CaseCriteria() else "no_match",
    }
    return render(request, TEMPLATE, context)
