"""What the desk must know, or an office."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from communications.models import Notice, NoticeReceipt
from communications.services.notices import mark_notice_read
from parties.office_day import office_today
from parties.views.paging import page_of
from parties.views.signed_in import SignedInRequest


@login_required
@require_safe
def notice_list(request: SignedInRequest) -> HttpResponse:
    """Unread notices first, then read ones, newest first; with `?historic=1` the historic ones."""
    if not request.user.reads_communications:
        raise PermissionDenied(_("Notices are about letters, which your role does not read."))
    historic = request.GET.get("historic") == "1"
    receipts = NoticeReceipt.objects.filter(notice=OuterRef("pk"), user=request.user)
    notices = (
        Notice.objects.visible_to(request.user)
        .filter(historic=historic)
        .annotate(is_read=Exists(receipts))
        .select_related("communication__case__desk", "communication__addressee_state")
        .select_related("communication__addressee_actor", "mandate")
        .order_by("is_read", "-noticed_on", "-pk")
    )
    context = {
        "page": page_of(notices, total=notices.count(), number=request.GET.get("page", "1")),
        "historic": historic,
        "today": office_today(),
    }
    return render(request, "communications/notices.html", context)


@login_required
@require_POST
def read_notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Marks a notice as read by the user, and goes back to the list."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    mark_notice_read(notice=notice, by=request.user)
    return redirect("notices")
