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
    PERSON_SEARCH = "person_search", _("Search for a person")
    DELEGATION = "delegation", _("Delegation of a sign-off")
    STANDARD_PARAGRAPH = "standard_paragraph", _("Standard paragraph")


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
    PERSON_ADDED = "person_added", _("Person added")
    PERSON_CORRECTED = "person_corrected", _("Person corrected")
    PERSON_SEARCHED = "person_searched", _("Person searched for")
    NAMES_SHOWN = "names_shown", _("Names shown")
    CONSENT_RECORDED = "consent_recorded", _("Consent recorded")
    FOLLOW_UP_RECORDED = "follow_up_recorded", _("Follow-up recorded")
    INCIDENT_RECORDED = "incident_recorded", _("Incident recorded")
    INCIDENT_CORRECTED = "incident_corrected", _("Incident corrected")
    ALLEGATION_RECORDED = "allegation_recorded", _("Allegation recorded")
    ALLEGATION_CORRECTED = "allegation_corrected", _("Allegation corrected")
    PERPETRATOR_RECORDED = "perpetrator_recorded", _("Alleged perpetrator recorded")
    PERPETRATOR_CORRECTED = "perpetrator_corrected", _("Alleged perpetrator corrected")
    RISK_NOTED = "risk_noted", _("Risk noted")
    CASE_ASSIGNED = "case_assigned", _("Case assigned")
    CASE_MOVED = "case_moved", _("Case moved to another desk")
    CASE_CLOSED = "case_closed", _("Case closed")
    CASE_REOPENED = "case_reopened", _("Case reopened")
    CASES_LINKED = "cases_linked", _("Case linked with another")
    CASES_UNLINKED = "cases_unlinked", _("Link with another case taken away")
    TO_DO_ADDED = "to_do_added", _("To-do added")
    TO_DO_DONE = "to_do_done", _("To-do done")
    TO_DO_REOPENED = "to_do_reopened", _("To-do taken up again")
    LETTER_DRAFTED = "letter_drafted", _("Draft begun")
    LETTER_EDITED = "letter_edited", _("Draft edited")
    SIGNATORIES_CHANGED = "signatories_changed", _("Signing mandates changed")
    VERSION_KEPT = "version_kept", _("Version kept")
    LETTER_DROPPED = "letter_dropped", _("Draft dropped")
    LETTER_REVIVED = "letter_revived", _("Draft taken up again")
    SIGN_OFF_ASKED = "sign_off_asked", _("Sign-off asked")
    COMMENTED = "commented", _("Comment made")
    COMMENT_RESOLVED = "comment_resolved", _("Comment settled")
    SIGNED_OFF = "signed_off", _("Signed off")
    CHANGES_ASKED = "changes_asked", _("Changes asked for")
    MANDATE_DECLINED = "mandate_declined", _("Mandate declined")
    SIGN_OFF_VOIDED = "sign_off_voided", _("Sign-off void")
    SIGN_OFF_REMINDED = "sign_off_reminded", _("Reminder sent")
    LETTER_CLEARED = "letter_cleared", _("Cleared by all mandates")
    LETTER_TAKEN_BACK = "letter_taken_back", _("Taken back to change")
    LETTER_SENT = "letter_sent", _("Sent")
    LETTER_DISPATCHED = "letter_dispatched", _("Handed over to the addressee")
    DISPATCH_FAILED = "dispatch_failed", _("Dispatch failed")
    DISPATCH_TRIED_AGAIN = "dispatch_tried_again", _("Dispatch tried again")
    LETTER_VOIDED = "letter_voided", _("Voided")
    EXTENSION_REQUESTED = "extension_requested", _("Extension requested")
    EXTENSION_GRANTED = "extension_granted", _("Extension granted")
    EXTENSION_REFUSED = "extension_refused", _("Extension refused")
    EXTENSION_WITHDRAWN = "extension_withdrawn", _("Extension withdrawn")
    LETTER_CLOSED = "letter_closed", _("Letter closed")
    LETTER_REOPENED = "letter_reopened", _("Letter reopened")
    ANSWERS_JUDGED = "answers_judged", _("Answers judged")
    COMMITMENT_RECORDED = "commitment_recorded", _("Commitment recorded")
    COMMITMENT_CORRECTED = "commitment_corrected", _("Commitment corrected")
    COMMITMENT_JUDGED = "commitment_judged", _("Outcome of a commitment recorded")
    SIGN_OFF_DELEGATED = "sign_off_delegated", _("Sign-off delegated")
    DELEGATION_WITHDRAWN = "delegation_withdrawn", _("Delegation withdrawn")
    STANDARD_PARAGRAPH_REVISED = "standard_paragraph_revised", _("Standard paragraph revised")


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


class PersonRole(models.TextChoices):
    """What a person has to do with the facts; empty where nobody said so."""

    VICTIM = "victim", _("Victim")
    RELATIVE = "relative", _("Relative")
    WITNESS = "witness", _("Witness")
    DEFENDER = "defender", _("Human rights defender")
    LAWYER = "lawyer", _("Lawyer")
    OTHER = "other", _("Other")


class PersonGender(models.TextChoices):
    """As the person or those near to them tell; empty where nobody said so."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    ANOTHER = "another", _("Another gender")


class AgeGroup(models.TextChoices):
    """How old a person was at the time of the facts; empty where nobody said so."""

    CHILD = "child", _("Under 12")
    ADOLESCENT = "adolescent", _("12 to 17")
    ADULT = "adult", _("18 to 59")
    OLDER = "older", _("60 or older")

    @classmethod
    def minors(cls) -> frozenset[str]:
        """The groups of those under 18 (Convention on the Rights of the Child, article 1)."""
        return frozenset({cls.CHILD.value, cls.ADOLESCENT.value})


class ConsentPurpose(models.TextChoices):
    """What a person is asked: two questions, each with an answer of its own."""

    ADDRESSEE = "addressee", _("To the addressee")
    PUBLIC = "public", _("In public")


class PerpetratorKind(models.TextChoices):
    STATE_AGENT = "state_agent", _("Agent of a State")
    NOT_STATE = "not_state", _("Not an agent of a State")
    UNKNOWN = "unknown", _("Not known")


class RiskLevel(models.TextChoices):
    LOW = "low", _("Low")
    MODERATE = "moderate", _("Moderate")
    HIGH = "high", _("High")
    EXTREME = "extreme", _("Extreme")


class Right(models.TextChoices):
    """Rights that an allegation may concern, each in a few words of our own."""

    LIFE = "life", _("Life")
    NO_TORTURE = "no_torture", _("Freedom from torture and ill-treatment")
    LIBERTY = "liberty", _("Liberty and security; no arbitrary detention")
    NO_DISAPPEARANCE = "no_disappearance", _("Freedom from enforced disappearance")
    FAIR_TRIAL = "fair_trial", _("Fair trial and an effective remedy")
    PRIVACY = "privacy", _("Privacy")
    EXPRESSION = "expression", _("Opinion and expression")
    ASSEMBLY = "assembly", _("Peaceful assembly")
    ASSOCIATION = "association", _("Association")
    BELIEF = "belief", _("Thought, conscience, religion or belief")
    MOVEMENT = "movement", _("Movement; asylum; no return to danger")
    EQUALITY = "equality", _("Equality and freedom from discrimination")
    PARTICIPATION = "participation", _("Part in public affairs")
    FAMILY_AND_CHILD = "family_and_child", _("Family and children")
    HOUSING = "housing", _("Adequate housing; no forced eviction")
    FOOD_AND_WATER = "food_and_water", _("Food, water and sanitation")
    HEALTH = "health", _("Health")
    EDUCATION = "education", _("Education")
    WORK = "work", _("Work and its conditions; no slavery")
    CULTURE = "culture", _("Cultural life and science")
    ENVIRONMENT = "environment", _("Clean, healthy and sustainable environment")
    INDIGENOUS_LAND = "indigenous_land", _("Lands and consent of indigenous peoples")
    DEFENDING_RIGHTS = "defending_rights", _("Defending human rights")
