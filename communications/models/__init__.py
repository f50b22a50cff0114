from .communication import Communication
from .copied_to import CopiedTo
from .deadline_rule import DeadlineRule
from .letter import LetterVersion, Question, Relation
from .notice import Notice, NoticeReceipt
from .reply import Reply, ReplyFile
from .signing_mandate import SigningMandate

__all__ = [
    "Communication",
    "CopiedTo",
    "DeadlineRule",
    "LetterVersion",
    "Notice",
    "NoticeReceipt",
    "Question",
    "Relation",
    "Reply",
    "ReplyFile",
    "SigningMandate",
]
