"""Files from outside: looked at before anything is written, stored before the row that names them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_lazy as _

from cases.models.kept_file import KeptFile
from cases.rules.file_types import content_type_of, kept_name

from .refusals import Problem

Row = TypeVar("Row", bound=KeptFile)

logger = logging.getLogger(__name__)

ACCEPTED = "PDF, DOCX, DOC, ODT, RTF, TXT (UTF-8), PNG, JPEG"
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file that may be kept: its content to be stored, and what was found out about it."""

    content: File
    name: str
    content_type: str
    size: int
    sha256: str


def examine(upload: File) -> ExaminedFile:
    """Look at the whole file. Raises ValidationError where it is empty, too large or not accepted."""
    name = (upload.name or "").rpartition("/")[2]
    limit = settings.UPLOAD_MAX_BYTES
    upload.seek(0)
    data = upload.read(limit + 1)
    if not data:
        raise ValidationError(_("“%(name)s” is empty."), "empty", {"name": name})
    if len(data) > limit:
        raise ValidationError(
            _("“%(name)s” is larger than %(limit)s MB."),
            "too_large",
            {"name": name, "limit": f"{limit / MEBIBYTE:g}"},
        )
    content_type = content_type_of(data)
    if content_type is None:
        raise ValidationError(
            _("“%(name)s” is none of the types that are accepted: %(accepted)s."),
            "type_not_accepted",
            {"name": name, "accepted": ACCEPTED},
        )
    return ExaminedFile(
        content=upload,
        name=kept_name(name, content_type),
        content_type=content_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def examine_all(files: Sequence[File]) -> tuple[list[ExaminedFile], list[Problem]]:
    """Those of the files that may be kept, and what is wrong with the others."""
    examined: list[ExaminedFile] = []
    problems: list[Problem] = []
    for each in files:
        try:
            examined.append(examine(each))
        except ValidationError as problem:
            problems.append(("files", problem))
    return examined, problems


@contextmanager
def stored(files: Sequence[ExaminedFile], row_type: type[Row]) -> Iterator[list[Row]]:
    """Stores the files and gives unsaved rows that name them; takes them back if the block fails.

    Where the connection to PostgreSQL breaks, the files stay: the transaction may have been
    committed before the answer was lost, and a file without a row does less harm than the reverse.
    """
    rows: list[Row] = []
    try:
        for each in files:
            rows.append(_store(each, row_type))
        yield rows
    except (InterfaceError, OperationalError):
        raise
    except BaseException:
        for row in rows:
            _take_back(row)
        raise


def _store(examined: ExaminedFile, row_type: type[Row]) -> Row:
    row = row_type(
        original_name=examined.name,
        content_type=examined.content_type,
        size=examined.size,
        sha256=examined.sha256,
    )
    examined.content.seek(0)
    row.file.save(examined.name, examined.content, save=False)
    return row


def _take_back(row: KeptFile) -> None:
    try:
        row.file.delete(save=False)
    except OSError:
        logger.exception("A file whose row was not recorded could not be deleted")
