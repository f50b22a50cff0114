"""Where the text of a letter comes from: a file, or the clipboard."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from communications.reading.decode import MAX_BYTES, UnreadableFile, decode_letter


class LetterSourceForm(forms.Form):
    """A file of plain text, or the text itself; once valid, `letter_text` holds it."""

    # One of the two is needed, so neither is marked as optional.
    says_what_is_optional = True

    file = forms.FileField(
        label=_("File with the text"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Plain text in UTF-8, up to 2 MB, as it comes out of a PDF or a word processor."
        ),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        upload, pasted = cleaned.get("file"), cleaned.get("text", "")
        if upload and pasted.strip():
            raise ValidationError(_("Choose a file or paste the text, not both."))
        if not upload and not pasted.strip():
            raise ValidationError(_("Choose a file, or paste the text of the letter."))
        field = "file" if upload else "text"
        data = upload.read(MAX_BYTES + 1) if upload else pasted.encode()
        try:
            self.letter_text = with_plain_line_ends(decode_letter(data))
        except UnreadableFile as refusal:
            self.add_error(field, refusal.reason)
        return cleaned


def with_plain_line_ends(text: str) -> str:
    """The text with each line ended by one newline: browsers send two characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
