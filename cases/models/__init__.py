from .admissibility import AdmissibilityAnswer
from .case import Case
from .case_work import CaseLink, RiskNote, ToDo
from .event import Event
from .facts import Allegation, Incident, Perpetrator
from .person import Consent, FollowUp, NameDigest, Person, PersonSearch
from .source import Source, SourceLook
from .submission import NamedPerson, Submission, SubmissionFile
from .triage_decision import TriageDecision

__all__ = [
    "AdmissibilityAnswer",
    "Allegation",
    "Case",
    "CaseLink",
    "Consent",
    "Event",
    "FollowUp",
    "Incident",
    "NameDigest",
    "NamedPerson",
    "Perpetrator",
    "Person",
    "PersonSearch",
    "RiskNote",
    "Source",
    "SourceLook",
    "Submission",
    "SubmissionFile",
    "ToDo",
    "TriageDecision",
]
