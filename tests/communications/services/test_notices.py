"""A notice is read by each person for themselves."""

from __future__ import annotations

from datetime import date

import pytest

from communications.models import Notice, NoticeReceipt
from communications.services.flagging import flag_overdue
from communications.services.notices import mark_notice_read


@pytest.fixture
def notice(make_communication) -> Notice:
    make_communication()
    flag_overdue(on=date(2023, 9, 2))
    return Notice.objects.get()


def test_notice_read_by_one_stays_unread_for_the_others(notice, officer_africa, supervisor):
    mark_notice_read(notice=notice, by=officer_africa)
    assert not Notice.objects.unread_by(officer_africa).exists()
    assert Notice.objects.unread_by(supervisor).get() == notice


def test_reading_twice_changes_nothing(notice, officer_africa):
    mark_notice_read(notice=notice, by=officer_africa)
    first = NoticeReceipt.objects.get()
    mark_notice_read(notice=notice, by=officer_africa)
    assert NoticeReceipt.objects.get().read_at == first.read_at


def test_reading_one_notice_leaves_the_others_unread(notice, make_communication, officer_africa):
    make_communication()
    flag_overdue(on=date(2023, 9, 3))
    mark_notice_read(notice=notice, by=officer_africa)
    assert [str(n.communication) for n in Notice.objects.unread_by(officer_africa)] == [
        "AL BWA 2/2023"
    ]
