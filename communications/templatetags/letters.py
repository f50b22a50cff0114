"""Parts of letters on pages."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext_lazy as _

from communications.enums import LetterType
from communications.letter_text import Block, Part
from communications.models import Communication

register = template.Library()

# So many names in a list, or one where they would be longer than so many letters.
NAMED_IN_LISTS = 2
LETTERS_IN_LISTS = 40
JOINT_TYPES = {
    LetterType.URGENT_APPEAL: _("Joint urgent appeal"),
    LetterType.ALLEGATION_LETTER: _("Joint allegation letter"),
    LetterType.OTHER_LETTER: _("Joint other letter"),
}
HEADINGS = frozenset({Part.SUBHEADING, Part.ANNEX_LABEL, Part.ANNEX_TITLE})


@register.simple_tag
def mandate_names(letter: Communication) -> SafeString | str:
    """The short names of the first one or two signing mandates, and how many more there are."""
    names = [
        signing.mandate.short_name if signing.mandate else signing.title
        for signing in letter.signing_mandates.all()
    ]
    named = names[:NAMED_IN_LISTS]
    if sum(map(len, named)) > LETTERS_IN_LISTS:
        named = named[:1]
    shown = capfirst(", ".join(named))
    more = len(names) - len(named)
    if not more:
        return shown
    words = ngettext("and %(more)s more", "and %(more)s more", more) % {"more": more}
    return format_html('{} <span class="soft nowrap">{}</span>', shown, words)


@register.simple_tag
def type_in_words(letter: Communication, mandates: int) -> str:
    """The type of the letter; a joint one has more than one signing mandate."""
    known = LetterType(letter.type)
    return str(JOINT_TYPES[known] if mandates > 1 else known.label)


@register.filter
def runs(block: Block) -> list[tuple[str, bool]]:
    """The block's text in pieces, each with whether it is printed bold."""
    pieces: list[tuple[str, bool]] = []
    place = 0
    for start, end in sorted(block.bold):
        pieces += [(block.text[place:start], False), (block.text[start:end], True)]
        place = end
    pieces.append((block.text[place:], False))
    return [(text, bold) for text, bold in pieces if text]


@register.filter
def is_heading(block: Block) -> bool:
    """Whether the block is a heading inside the letter."""
    return block.part in HEADINGS


@register.filter
def direction(language: str) -> str:
    """ "rtl" for a language that is written from right to left, else "ltr"."""
    code = "zh-hans" if language == "zh" else language
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
