"""Remarks at the paragraphs of a letter that goes round; they never leave the house."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases.enums import EventKind
from cases.services.events import Fact
from cases.services.refusals import refuse
from cases.services.texts import problems_of_text
from communications.enums import Act
from communications.models import LetterVersion, ParagraphComment
from parties.models import User

from .acting import lock_for
from .sign_off_events import Happened, write_down
from .sign_off_rows import current_version, locked_set_of

LONGEST_COMMENT = 5000


def comment(
    *, version: LetterVersion, block: int, text: str, by: User, on: date, at: datetime
) -> ParagraphComment:
    """Write a remark at the paragraph `block` (its place in the text, from 0) of a version.

    `version` is the one that was read. Raises ValidationError where it is not the current one any
    more, has no such paragraph, or the text is empty or too long, and as `acting.lock_for` does.
    """
    with transaction.atomic():
        locked_set_of([version.communication])
        letter = lock_for(Act.COMMENT, letters=[version.communication], by=by)[0]
        refuse(problems_of_text("text", text, longest=LONGEST_COMMENT))
        if version != current_version(letter):
            message = _("The text has changed since you opened it. Find the paragraph again.")
            refuse([(NON_FIELD_ERRORS, ValidationError(message, "stale_version"))])
        if not 0 <= block < len(version.text.blocks):
            message = _("The letter has no such paragraph.")
            refuse([(NON_FIELD_ERRORS, ValidationError(message, "no_paragraph"))])
        row: ParagraphComment = ParagraphComment.objects.create(
            version=version,
            block=block,
            text=text.strip(),
            author=by,
            office=by.office,
            written_at=at,
        )
        write_down([Happened(letter, EventKind.COMMENTED, by, _facts(row))], on=on)
    return row


def may_settle(comment: ParagraphComment, user: User) -> bool:
    """Whether `user`, who may read the comment, may say that it is settled: desk or author."""
    return user.is_secretariat or comment.author_id == user.pk


def settle_comment(*, comment: ParagraphComment, by: User, on: date, at: datetime) -> None:
    """Say that nothing is left to do about the comment; nothing changes where it is already.

    Raises ParagraphComment.DoesNotExist where `by` may not read it, PermissionDenied for whoever is
    neither its author nor of the secretariat.
    """
    with transaction.atomic():
        row = _locked(comment, by)
        if row.settled_at is None:
            row.settled_at, row.settled_by = at, by
            row.save(update_fields=["settled_at", "settled_by"])
            write_down(
                [Happened(row.communication, EventKind.COMMENT_RESOLVED, by, _facts(row))], on=on
            )


def reopen_comment(*, comment: ParagraphComment, by: User, on: date) -> None:
    """Say that the comment is not settled after all. Raises as `settle_comment` does."""
    with transaction.atomic():
        row = _locked(comment, by)
        if row.settled_at is not None:
            row.settled_at, row.settled_by = None, None
            row.save(update_fields=["settled_at", "settled_by"])
            write_down([Happened(row.communication, EventKind.COMMENTED, by, _facts(row))], on=on)


def _locked(comment: ParagraphComment, by: User) -> ParagraphComment:
    locked_set_of([comment.communication])
    visible = ParagraphComment.objects.visible_to(by).select_related("version__communication__case")
    row: ParagraphComment = visible.select_for_update(of=("self",)).get(pk=comment.pk)
    if not may_settle(row, by):
        raise PermissionDenied(_("A comment is settled by its author or by the desk."))
    return row


def _facts(row: ParagraphComment) -> dict[str, Fact]:
    return {"version": row.version.number, "paragraph": row.block + 1, "comment": row.pk}
