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
    """How far a communication has come. Its phase, which counts days, is another thing.

    What leads from one to another is the table in `rules/transitions.py`.
    """

    DRAFT = "draft", _("Draft")
    IN_SIGN_OFF = "in_sign_off", _("In sign-off")
    CLEARED = "cleared", _("Cleared")
    SENT = "sent", _("Sent")
    VOIDED = "voided", _("Voided")
    DROPPED = "dropped", _("Dropped")

    @classmethod
    def unsent(cls) -> frozenset[str]:
        """Those in which a letter has neither number nor date."""
        return frozenset({cls.DRAFT, cls.IN_SIGN_OFF, cls.CLEARED, cls.DROPPED})


class Act(models.TextChoices):
    """What a person may do with a letter, in the words of its button."""

    EDIT = "edit", _("Edit")
    CIRCULATE = "circulate", _("Ask for sign-off")
    COMMENT = "comment", _("Comment")
    SIGN = "sign", _("Sign off")
    ASK_CHANGES = "ask_changes", _("Ask for changes")
    DECLINE = "decline", _("Decline to sign")
    REMIND = "remind", _("Remind")
    CLEAR = "clear", _("Clear")
    TAKE_BACK = "take_back", _("Take back to change")
    SEND = "send", _("Send")
    RECORD_DELIVERY = "record_delivery", _("Record delivery")
    REGISTER_REPLY = "register_reply", _("Record a reply")
    JUDGE_ANSWERS = "judge_answers", _("Judge the answers")
    RECORD_COMMITMENT = "record_commitment", _("Record a commitment")
    EXTEND = "extend", _("Record an extension")
    CLOSE = "close", _("Close")
    REOPEN = "reopen", _("Reopen")
    VOID = "void", _("Void")
    DROP = "drop", _("Drop")
    REVIVE = "revive", _("Take up again")


class Guard(models.TextChoices):
    """What must hold besides role and stage before an act is done."""

    TEXT_IS_WHOLE = "text_is_whole", _("nothing that the letter needs is missing")
    HAS_MANDATES = "has_mandates", _("at least one mandate signs")
    IS_ASKED = "is_asked", _("a mandate of the office is asked and has not answered")
    ALL_SIGNED = "all_signed", _("every mandate on the letter has signed this version")
    READY_TO_SEND = "ready_to_send", _("no blocker stands in the way of sending")
    HAS_REASON = "has_reason", _("a reason is given")


class VersionPurpose(models.TextChoices):
    """Why a version was kept; an office reads those that were shown to it, never the others."""

    IMPORTED = "imported", _("Imported")
    KEPT = "kept", _("Kept while drafting")
    CIRCULATED = "circulated", _("Circulated for sign-off")
    SENT = "sent", _("Sent")


class SignOffAnswer(models.TextChoices):
    """What a mandate says to a version that it is asked to sign."""

    PENDING = "pending", _("No answer yet")
    SIGNED = "signed", _("Signed off")
    CHANGES_ASKED = "changes_asked", _("Asks for changes")
    DECLINED = "declined", _("Declined")


class DispatchMethod(models.TextChoices):
    EMAIL = "email", _("E-mail")
    BY_HAND = "by_hand", _("To be delivered by hand")


class DispatchState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    DELIVERED = "delivered", _("Handed over")
    FAILED = "failed", _("Failed")
    STOPPED = "stopped", _("Stopped")


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


class ExtensionKind(models.TextChoices):
    """What happened to the reply window of a letter after it was sent."""

    REQUESTED = "requested", _("Extension requested")
    GRANTED = "granted", _("Extension granted")
    REFUSED = "refused", _("Extension refused")
    WITHDRAWN = "withdrawn", _("Extension withdrawn")


class ClosingKind(models.TextChoices):
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")


class ReplyKind(models.TextChoices):
    """What a reply is. Only substantive replies and rejections stop the clock."""

    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
    INTERIM = "interim", _("Interim reply")
    SUBSTANTIVE = "substantive", _("Substantive reply")
    REJECTION = "rejection", _("Rejection")


class ReplyCharacter(models.TextChoices):
    """How a reply deals with its letter as a whole: the classes of the mandate on executions.

    Its two classes of letters without a reply follow from days and are no character of a reply.
    """

    SATISFACTORY = "satisfactory", _("Largely satisfactory")
    INCOMPLETE = "incomplete", _("Cooperative but incomplete")
    REJECTED = "rejected", _("Allegations rejected without adequate substantiation")
    ACKNOWLEDGED = "acknowledged", _("Receipt acknowledged")


class AnswerState(models.TextChoices):
    """How a reply deals with one question of its letter, or with one part of a question."""

    ANSWERED = "answered", _("Answered")
    PARTLY = "partly", _("Partly answered")
    NOT_ANSWERED = "not_answered", _("Not answered")
    REFUSED = "refused", _("Refused")


class CommitmentState(models.TextChoices):
    """What came of something that an addressee said it would do."""

    OPEN = "open", _("Open")
    KEPT = "kept", _("Kept")
    PARTLY = "partly", _("Partly kept")
    BROKEN = "broken", _("Not kept")
    UNKNOWN = "unknown", _("Not known")


class RelationKind(models.TextChoices):
    FOLLOW_UP_OF = "follow_up_of", _("Follow-up of")
    PARALLEL_TO = "parallel_to", _("Parallel to")
    REFERS_TO = "refers_to", _("Refers to")


class StepMoment(models.TextChoices):
    BEFORE = "before", _("Before the due day: a reminder")
    AFTER = "after", _("After the due day: an escalation")


class Job(models.TextChoices):
    """What runs every night."""

    FLAG_OVERDUE = "flag_overdue", _("Flagging what fell overdue")
    REMIND_OF_DUE_DAYS = "remind_of_due_days", _("Reminders and escalations of due days")
    REMIND_OF_SIGN_OFFS = "remind_of_sign_offs", _("Reminders of sign-offs")
    SEND_DIGESTS = "send_digests", _("Digests for the desks")


class NoticeKind(models.TextChoices):
    OVERDUE = "overdue", _("Reply overdue")
    DUE_REMINDER = "due_reminder", _("Reply due soon")
    ESCALATION = "escalation", _("Still no reply")
    SIGN_OFF_ASKED = "sign_off_asked", _("Sign-off asked")
    SIGN_OFF_REMINDER = "sign_off_reminder", _("Reminder: sign-off asked")
    SIGN_OFF_VOID = "sign_off_void", _("Sign-off void, the text has changed")
    CHANGES_ASKED = "changes_asked", _("Changes asked for")
    MANDATE_DECLINED = "mandate_declined", _("A mandate declined")
    LETTER_CLEARED = "letter_cleared", _("Cleared by all mandates")
    LETTER_SENT = "letter_sent", _("Letter sent")
    DISPATCH_FAILED = "dispatch_failed", _("Dispatch failed")

    @classmethod
    def of_due_days(cls) -> frozenset[str]:
        """Those that the nights leave behind about replies; they are the desk's."""
        return frozenset({cls.OVERDUE, cls.DUE_REMINDER, cls.ESCALATION})


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


class LetterLanguage(models.TextChoices):
    """The languages in which letters go out, by ISO 639-1 code."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")


class InstrumentKind(models.TextChoices):
    """What binds a State or guides whoever is addressed."""

    TREATY = "treaty", _("Treaty")
    DECLARATION = "declaration", _("Declaration")
    PRINCIPLES = "principles", _("Principles and rules")
    RESOLUTION = "resolution", _("Resolution")


class ProvisionUnit(models.TextChoices):
    """What the provisions of an instrument are called."""

    ARTICLE = "article", _("Article")
    PRINCIPLE = "principle", _("Principle")
    RULE = "rule", _("Rule")
    PARAGRAPH = "paragraph", _("Paragraph")
