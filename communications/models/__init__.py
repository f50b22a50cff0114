from .communication import Communication
from .copied_to import CopiedTo
from .deadline_rule import DeadlineRule
from .instrument import Instrument, Provision
from .letter import LetterVersion, Question, Relation
from .notice import Notice, NoticeReceipt
from .reply import Reply, ReplyFile
from .signing_mandate import SigningMandate
from .standard_paragraph import StandardParagraph, StandardParagraphVersion

__all__ = [
    "Communication",
    "CopiedTo",
    "DeadlineRule",
    "Instrument",
    "LetterVersion",
    "Notice",
    "NoticeReceipt",
    "Provision",
    "Question",
    "Relation",
    "Reply",
    "ReplyFile",
    "SigningMandate",
    "StandardParagraph",
    "StandardParagraphVersion",
]
