"""The administration of what letters rest on: deadlines, standard paragraphs, instruments."""

from .deadline_rules import DeadlineRuleAdmin
from .deadline_steps import DeadlineStepAdmin
from .instruments import InstrumentAdmin
from .standard_paragraphs import StandardParagraphAdmin

__all__ = [
    "DeadlineRuleAdmin",
    "DeadlineStepAdmin",
    "InstrumentAdmin",
    "StandardParagraphAdmin",
]
