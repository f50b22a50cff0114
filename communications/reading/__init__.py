"""Reading a letter: from the text of a file to what it says. Pure functions, no database."""

from communications.reading.decode import UnreadableFile, decode_letter
from communications.reading.reading import read_letter
from communications.reading.structure import NotALetter, Reading, ReadingWarning

__all__ = [
    "NotALetter",
    "Reading",
    "ReadingWarning",
    "UnreadableFile",
    "decode_letter",
    "read_letter",
]
