"""Files on this machine's disk, each under its name only when it is whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

# Files on their way; what a killed process leaves here belongs to nobody.
INCOMING = "incoming"


class WholeFileStorage(FileSystemStorage):
    """Writes a file aside, brings it to the disk and only then gives it its name.

    Whatever kills the process, or fills the disk, no half file is ever found under a name.
    """

    def _save(self, name: str, content: File) -> str:
        aside = self._write_aside(content)
        try:
            saved: str = super()._save(name, _FileAside(aside))  # type: ignore[misc]
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        _bring_to_disk(Path(self.path(saved)).parent)
        return saved

    def _write_aside(self, content: File) -> Path:
        folder = Path(self.path(INCOMING))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, path = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            Path(path).unlink(missing_ok=True)
            raise
        return Path(path)


class _FileAside(File):
    """A file that lies on the same disk already, so that its storage moves it into place."""

    def __init__(self, path: Path) -> None:
        super().__init__(None, name=path.name)
        self._path = path

    def temporary_file_path(self) -> str:
        return str(self._path)


def _bring_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
