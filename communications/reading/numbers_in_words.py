"""Numbers from 1 to 120 written as words, in English, French and Spanish."""

from __future__ import annotations

from functools import cache


def _listed(words: str) -> list[str]:
    return words.split()


_ENGLISH_ONES = _listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")

_FRENCH_ONES = _listed(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
)
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}

_SPANISH_ONES = _listed(
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco "
    "veintiseis veintisiete veintiocho veintinueve"
)
_SPANISH_TENS = _listed("treinta cuarenta cincuenta sesenta setenta ochenta noventa")


def number_in_words(text: str) -> int | None:
    """The number from 1 to 120 that the folded words of `text` spell in any of the languages."""
    return _spelled().get(" ".join(text.replace("-", " ").split()))


@cache
def _spelled() -> dict[str, int]:
    spelled = {"a": 1, "an": 1, "une": 1, "un": 1, "una": 1}
    for number in range(1, 121):
        for words in (_english(number), _french(number), _spanish(number)):
            for spelling in words:
                spelled[spelling.replace("-", " ")] = number
    return spelled


def _english(number: int) -> list[str]:
    if number < 20:
        return [_ENGLISH_ONES[number - 1]]
    if number < 100:
        ten, one = _ENGLISH_TENS[number // 10 - 2], number % 10
        return [f"{ten} {_ENGLISH_ONES[one - 1]}" if one else ten]
    hundred = ["one hundred", "a hundred"]
    if number == 100:
        return hundred
    rest = _english(number - 100)[0]
    return [f"{start}{link}{rest}" for start in hundred for link in (" ", " and ")]


def _french(number: int) -> list[str]:
    if number < 20:
        return [_FRENCH_ONES[number - 1]]
    if number >= 100:
        return ["cent" if number == 100 else f"cent {_french(number - 100)[0]}"]
    base = number // 10 * 10
    if base in {70, 90}:
        base -= 10
    start = "quatre vingt" if base == 80 else _FRENCH_TENS[base]
    rest = number - base
    if not rest:
        return [start, "quatre vingts"] if base == 80 else [start]
    ones = _FRENCH_ONES[rest - 1]
    return [f"{start} {ones}", f"{start} et {ones}"]


def _spanish(number: int) -> list[str]:
    if number < 30:
        return [_SPANISH_ONES[number - 1]]
    if number >= 100:
        return ["cien" if number == 100 else f"ciento {_spanish(number - 100)[0]}"]
    ten, one = _SPANISH_TENS[number // 10 - 3], number % 10
    return [f"{ten} y {_SPANISH_ONES[one - 1]}" if one else ten]
