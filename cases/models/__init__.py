from .case import Case
from .facts import Allegation, Incident
from .person import Person

__all__ = ["Allegation", "Case", "Incident", "Person"]
