from .admissibility import AdmissibilityAnswer
from .case import Case
from .event import Event
from .facts import Allegation, Incident
from .person import Person
from .source import Source, SourceLook
from .submission import NamedPerson, Submission, SubmissionFile
from .triage_decision import TriageDecision

__all__ = [
    "AdmissibilityAnswer",
    "Allegation",
    "Case",
    "Event",
    "Incident",
    "NamedPerson",
    "Person",
    "Source",
    "SourceLook",
    "Submission",
    "SubmissionFile",
    "TriageDecision",
]
