"""What the desk does with its notices."""

from __future__ import annotations

from communications.models import Notice, NoticeReceipt
from parties.models import User


def mark_notice_read(*, notice: Notice, by: User) -> None:
    """Note that `by` has read the notice; a second time changes nothing.

    The notice stays unread for the others of the desk. Whether `by` may see it is asked before,
    with `Notice.objects.visible_to(by)`.
    """
    NoticeReceipt.objects.bulk_create(
        [NoticeReceipt(notice=notice, user=by)], ignore_conflicts=True
    )
