"""One person's name in the forms in which people write it. Pure.

A name is compared by its forms: short texts without accents, capitals, marks, particles and
order of parts, so that each may be kept as a keyed digest and nothing but equality is ever asked.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations

# Words before a name that are none of its parts.
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "sheikh", "mme", "sr", "sra"})
# Small words inside names that are written or left out at will.
PARTICLES = frozenset(
    {
        "al",
        "el",
        "ad",
        "as",
        "ash",
        "ar",
        "an",
        "at",
        "az",
        "bin",
        "ibn",
        "ben",
        "bint",
        "de",
        "del",
    }
    | {"della", "di", "da", "dos", "das", "do", "du", "la", "le", "las", "los", "van", "von", "der"}
    | {"den", "ter", "y", "e", "i", "ould", "بن", "ابن", "بنت", "ال"}
)
# What Unicode does not take apart: one letter for several that look or sound like it.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
    | {"ک": "ك", "ی": "ي", "ى": "ي", "ۀ": "ه", "ة": "ه", "ہ": "ه", "ٱ": "ا", "ـ": ""}
    | {"ء": "", "ʼ": "'", "’": "'", "‘": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'"}
)
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіў", "abvgdeziiklmnoprstufhyeiu", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "є": "ie"}
    | {"ю": "iu", "я": "ia", "ґ": "g"}
)
_ARABIC = str.maketrans(
    dict(zip("بتجحدرزسفقكلمنهصضطظ", "btjhdrzsfqklmnhsdtz", strict=True))
    | {"ث": "t", "خ": "x", "ذ": "d", "ش": "c", "غ": "j", "چ": "c", "پ": "p", "گ": "j", "ژ": "j"}
    | dict.fromkeys("اويعئؤآأإ", "")
)
_SOUNDS = (("sch", "c"), ("sh", "c"), ("ch", "c"), ("kh", "x"), ("gh", "j"), ("th", "t"))
_MORE_SOUNDS = (("dh", "d"), ("ph", "f"), ("dj", "j"), ("g", "j"))
_SERVANT = re.compile(r"\b(?:abd|abdul|abdel|abdal|abdoul)(?: (?:al|el|ul))? (?=\w)")
_SERVANT_JOINED = re.compile(r"\babd(?:ul|el|al|oul)(?=[^\W\d_]{3})")
_SERVANT_ARABIC = re.compile(r"\bعبد ?(?:ال)?(?=\w{2})")
_ARTICLE_ARABIC = re.compile(r"\bال(?=\w{3})")
# A shorter frame of consonants fits too many names.
SHORTEST_FRAME = 6
# More parts than this make a sentence rather than a name.
MOST_PARTS_PAIRED = 6


def forms_of(name: str) -> frozenset[str]:
    """The forms that somebody who writes `name` may mean; empty where it holds no letter."""
    plain = _plain(name)
    spellings = {
        plain.replace("'", "").replace("-", " "),
        plain.replace("'", " ").replace("-", " "),
        plain.replace("'", "").replace("-", ""),
    }
    parts = {tuple(sorted(_parts(spelling))) for spelling in spellings}
    whole = {" ".join(each) for each in parts if each}
    return frozenset(whole | {frame for each in parts if (frame := _frame(each))})


def forms_to_keep(name: str) -> frozenset[str]:
    """The forms under which `name` is found: its own, and its first part with each other one.

    So "Oriana Veldt" finds "Oriana Maria Veldt-Mbeki", and "Oriana" alone finds nobody.
    """
    parts = _parts(_plain(name).replace("'", "").replace("-", " "))
    shorter: set[str] = set()
    if 2 < len(parts) <= MOST_PARTS_PAIRED:
        pairs = [pair for pair in combinations(parts, 2) if pair[0] == parts[0]]
        shorter = {" ".join(sorted(pair)) for pair in pairs}
    return forms_of(name) | shorter


def sound_of(word: str) -> str:
    """The consonants of one word as they sound, the same across scripts; empty for none."""
    return _consonants(_plain(word).replace("'", "").replace("-", ""))


def fold(text: str) -> str:
    """`text` in small letters without accents, one letter for all forms of an Arabic one."""
    folded = text.casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", folded)
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})
    return kept.translate(_LETTERS).translate(_CYRILLIC)


def _plain(name: str) -> str:
    """Letters, apostrophes, hyphens and single spaces only."""
    kept = "".join(c if c.isalnum() or c in "'-" else " " for c in _dashes(fold(name)))
    return " ".join(kept.split())


def _dashes(text: str) -> str:
    return "".join("-" if unicodedata.category(c) == "Pd" else c for c in text)


def _parts(spelling: str) -> list[str]:
    """The parts of a name that count, in their order; particles where there is nothing else."""
    joined = _SERVANT.sub("abd", spelling)
    joined = _SERVANT_JOINED.sub("abd", joined)
    joined = _SERVANT_ARABIC.sub("عبد", joined)
    joined = _ARTICLE_ARABIC.sub("", joined)
    words = [word for word in joined.split() if word not in TITLES]
    return [word for word in words if word not in PARTICLES] or words


def _frame(parts: tuple[str, ...]) -> str:
    """The consonants of a name as they sound: the same for محمد حسنين and "Mohamed Hassanein".

    Empty for one part alone, and where too few are left to tell names apart.
    """
    frames = sorted(filter(None, map(_consonants, parts)))
    if len(frames) < 2 or sum(map(len, frames)) < SHORTEST_FRAME:
        return ""
    return "~" + " ".join(frames)


def _consonants(part: str) -> str:
    sounds = part
    for letters, sound in (*_SOUNDS, *_MORE_SOUNDS):
        sounds = sounds.replace(letters, sound)
    sounds = re.sub(r"[aeiouwy]", "", sounds.translate(_ARABIC))
    sounds = re.sub(r"(.)\1+", r"\1", sounds)
    return sounds[:-1] if len(sounds) > 1 and sounds.endswith("h") else sounds
