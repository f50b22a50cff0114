from .communication import Communication, CopiedTo, SigningMandate
from .deadline_rule import DeadlineRule
from .event import Event
from .letter import LetterVersion, Question, Relation
from .notice import Notice, NoticeReceipt
from .reply import Reply, ReplyFile

__all__ = [
    "Communication",
    "CopiedTo",
    "DeadlineRule",
    "Event",
    "LetterVersion",
    "Notice",
    "NoticeReceipt",
    "Question",
    "Relation",
    "Reply",
    "ReplyFile",
    "SigningMandate",
]
