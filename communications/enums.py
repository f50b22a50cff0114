"""Vocabulary of communications."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterType(models.TextChoices):
    """Types of letters. The joint forms (JUA, JAL, JOL) follow from the number of mandates."""

    URGENT_APPEAL = "UA", _("Urgent appeal")
    ALLEGATION_LETTER = "AL", _("Allegation letter")
    OTHER_LETTER = "OL", _("Other letter")


class AddresseeKind(models.TextChoices):
    STATE = "state", _("State")
    OTHER = "other", _("Other addressee")


class WindowUnit(models.TextChoices):
    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    HOURS = "hours", _("hours")


class RulePurpose(models.TextChoices):
    REPLY = "reply", _("Reply window")
    PUBLICATION = "publication", _("Publication delay")


class WindowSource(models.TextChoices):
    """Where a letter's window comes from; what the letter itself prints wins."""

    PRINTED = "printed", _("Printed in the letter")
    RULE = "rule", _("Rule of its time")
    NONE = "none", _("No window")


class Stage(models.TextChoices):
    """How far a communication has come. Its phase, which counts days, is another thing."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    VOIDED = "voided", _("Voided")


class Phase(models.TextChoices):
    """Where a communication stands on a day; each is in exactly one, every day."""

    NOT_SENT = "not_sent", _("Not sent")
    NO_WINDOW = "no_window", _("No window")
    AWAITING = "awaiting", _("Awaiting reply")
    DUE_SOON = "due_soon", _("Due soon")
    DUE_TODAY = "due_today", _("Due today")
    OVERDUE = "overdue", _("Overdue")
    ANSWERED_IN_TIME = "answered_in_time", _("Answered in time")
    ANSWERED_LATE = "answered_late", _("Answered late")
    CLOSED = "closed", _("Closed")


class ReplyKind(models.TextChoices):
    """What a reply is. Only substantive replies and rejections stop the clock."""

    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
    INTERIM = "interim", _("Interim reply")
    SUBSTANTIVE = "substantive", _("Substantive reply")
    REJECTION = "rejection", _("Rejection")


class RelationKind(models.TextChoices):
    FOLLOW_UP_OF = "follow_up_of", _("Follow-up of")
    PARALLEL_TO = "parallel_to", _("Parallel to")
    REFERS_TO = "refers_to", _("Refers to")


class NoticeKind(models.TextChoices):
    OVERDUE = "overdue", _("Reply overdue")


class Slot(models.TextChoices):
    """Where a standard paragraph stands in a letter, in the order of the letter."""

    OPENING = "opening", _("Opening")
    SELF_INTRODUCTION = "self_introduction", _("Who the experts are")
    SUBJECT = "subject", _("Subject")
    FACTS_LEAD = "facts_lead", _("Line before the facts")
    CONCERN_LEAD = "concern_lead", _("Line before the concerns")
    ANNEX_POINTER = "annex_pointer", _("Pointer to the annex")
    INTERIM_MEASURES = "interim_measures", _("Interim measures")
    QUESTIONS_LEAD = "questions_lead", _("Line before the questions")
    DEADLINE = "deadline", _("Reply window and publication")
    PENDING_REPLY = "pending_reply", _("Until the reply")
    PRESS_NOTICE = "press_notice", _("Notice of public statements")
    OTHERS_WRITTEN_TO = "others_written_to", _("Others who were written to")
    COMPLIMENT = "compliment", _("Compliment")
