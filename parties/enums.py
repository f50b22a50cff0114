"""Vocabulary of the parties: who signs, who is addressed, who works here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a user may do; the table is in `docs/architecture.md`."""

    DESK_OFFICER = "desk_officer", _("Desk officer")
    SUPERVISOR = "supervisor", _("Supervisor")
    MANDATE_OFFICE = "mandate_office", _("Mandate-holder's office")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Language(models.TextChoices):
    """The six languages of the United Nations, by ISO 639-1 code."""

    ARABIC = "ar", _("Arabic")
    CHINESE = "zh", _("Chinese")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    RUSSIAN = "ru", _("Russian")
    SPANISH = "es", _("Spanish")


class MandateKind(models.TextChoices):
    SPECIAL_RAPPORTEUR = "SR", _("Special Rapporteur")
    INDEPENDENT_EXPERT = "IE", _("Independent Expert")
    WORKING_GROUP = "WG", _("Working Group")
    SPECIAL_REPRESENTATIVE = "SRSG", _("Special Representative of the Secretary-General")


class MandateScope(models.TextChoices):
    THEMATIC = "thematic", _("Thematic")
    COUNTRY = "country", _("Country")


class Gender(models.TextChoices):
    """Form of a title that follows the holder's gender, as in French and Spanish."""

    ANY = "", _("Same for all")
    FEMININE = "f", _("Feminine")
    MASCULINE = "m", _("Masculine")


class StateStatus(models.TextChoices):
    MEMBER = "member", _("Member State")
    OBSERVER = "observer", _("Observer State")


class RegionalGroup(models.TextChoices):
    """Regional groups of United Nations Member States."""

    AFRICA = "africa", _("African States")
    ASIA_PACIFIC = "asia_pacific", _("Asia-Pacific States")
    EASTERN_EUROPE = "eastern_europe", _("Eastern European States")
    GRULAC = "grulac", _("Latin American and Caribbean States")
    WEOG = "weog", _("Western European and other States")
    NONE = "none", _("No group")


class ActorKind(models.TextChoices):
    """Addressees that are not States; all of them share the code OTH."""

    COMPANY = "company", _("Company")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organisation")
    AUTHORITY = "authority", _("De facto authority")
    OTHER = "other", _("Other")
