from .answer import Answer
from .closing_step import ClosingStep
from .commitment import Commitment
from .communication import Communication
from .copied_to import CopiedTo
from .deadline_rule import DeadlineRule
from .deadline_step import DeadlineStep
from .desk_digest import DeskDigest
from .dispatch import Dispatch
from .draft import AnnexItem, ChosenParagraph, Draft
from .extension_step import ExtensionStep
from .instrument import Instrument, Provision
from .job_run import JobRun
from .letter import LetterVersion, Question, Relation
from .letter_set import LetterSet
from .notice import Notice, NoticeReceipt
from .number_series import NumberSeries
from .outbox_message import OutboxMessage
from .reply import Reply, ReplyFile
from .sign_off import ParagraphComment, SignOff, SignOffRound
from .signing_mandate import SigningMandate
from .standard_paragraph import StandardParagraph, StandardParagraphVersion

__all__ = [
    "AnnexItem",
    "Answer",
    "ChosenParagraph",
    "ClosingStep",
    "Commitment",
    "Communication",
    "CopiedTo",
    "DeadlineRule",
    "DeadlineStep",
    "DeskDigest",
    "Dispatch",
    "Draft",
    "ExtensionStep",
    "Instrument",
    "JobRun",
    "LetterSet",
    "LetterVersion",
    "Notice",
    "NoticeReceipt",
    "NumberSeries",
    "OutboxMessage",
    "ParagraphComment",
    "Provision",
    "Question",
    "Relation",
    "Reply",
    "ReplyFile",
    "SignOff",
    "SignOffRound",
    "SigningMandate",
    "StandardParagraph",
    "StandardParagraphVersion",
]
