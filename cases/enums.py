"""Vocabulary of cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DatePrecision(models.TextChoices):
    """How exactly the day of an incident is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class EventSubject(models.TextChoices):
    """What an event is about; its key is in the event."""

    CASE = "case", _("Case")
    SUBMISSION = "submission", _("Submission")
    COMMUNICATION = "communication", _("Communication")


class EventKind(models.TextChoices):
    """Every act that leaves a trace; one vocabulary for the whole log."""

    IMPORTED = "imported", _("Imported")
    FELL_OVERDUE = "fell_overdue", _("Fell overdue")
    REPLY_REGISTERED = "reply_registered", _("Reply registered")
    LETTER_RENDERED = "letter_rendered", _("Letter rendered")
    SUBMISSION_REGISTERED = "submission_registered", _("Submission registered")
    SUBMISSION_CORRECTED = "submission_corrected", _("Submission corrected")
    SOURCE_RECORDED = "source_recorded", _("Source recorded")
    SOURCE_OPENED = "source_opened", _("Source opened")
    ADMISSIBILITY_JUDGED = "admissibility_judged", _("Admissibility judged")
    CASE_OPENED = "case_opened", _("Case opened")
    SUBMISSION_JOINED = "submission_joined", _("Submission joined to a case")
    SUBMISSION_DECLINED = "submission_declined", _("Submission declined")
    TRIAGE_REOPENED = "triage_reopened", _("Decision on a submission taken back")


class Channel(models.TextChoices):
    """How information reached the secretariat."""

    PORTAL = "portal", _("Submission portal")
    MAIL = "mail", _("E-mail")
    MEETING = "meeting", _("Meeting")
    LETTER = "letter", _("Letter on paper")


class Urgency(models.TextChoices):
    ORDINARY = "ordinary", _("Ordinary")
    URGENT = "urgent", _("Urgent")


class Criterion(models.TextChoices):
    """What article 9 of the Code of Conduct (HRC resolution 5/2) asks of an allegation."""

    NOT_UNFOUNDED = (
        "not_unfounded",
        _("It is neither manifestly unfounded nor politically motivated"),
    )
    FACTUAL = "factual", _("It describes the facts of the alleged violations")
    NOT_ABUSIVE = "not_abusive", _("Its language is not abusive")
    RELIABLE = (
        "reliable",
        _("It comes from a victim, or in good faith from direct or reliable knowledge"),
    )
    NOT_MEDIA_ONLY = "not_media_only", _("It does not rest on reports of mass media alone")


class Decision(models.TextChoices):
    """What became of a submission."""

    CASE_OPENED = "case_opened", _("Case opened")
    CASE_JOINED = "case_joined", _("Joined to a case")
    DECLINED = "declined", _("Declined")
