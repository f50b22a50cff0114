"""What a nightly job did, as people read it. Pure; the language is the active one."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext

from communications.enums import Job


def done_in_words(job: Job, counts: Mapping[str, int]) -> str:
    """ "3 letters fell overdue", "2 reminders, 1 escalation"; the counts are those of `JobRun`."""
    return ", ".join(_parts(job, counts))


def _parts(job: Job, counts: Mapping[str, int]) -> list[str]:
    if job == Job.FLAG_OVERDUE:
        return [_letters(counts.get("flagged", 0))]
    if job == Job.REMIND_OF_DUE_DAYS:
        return [
            _reminders(counts.get("reminders", 0)),
            _escalations(counts.get("escalations", 0)),
        ]
    if job == Job.REMIND_OF_SIGN_OFFS:
        number = counts.get("sign_offs", 0)
        words = ngettext(
            "%(number)s sign-off reminded of", "%(number)s sign-offs reminded of", number
        )
        return [words % {"number": number}]
    number = counts.get("recipients", 0)
    if not number:
        return [gettext("nothing to tell")]
    words = ngettext("%(number)s e-mail put out", "%(number)s e-mails put out", number)
    return [words % {"number": number}]


def _letters(number: int) -> str:
    words = ngettext("%(number)s letter fell overdue", "%(number)s letters fell overdue", number)
    return words % {"number": number}


def _reminders(number: int) -> str:
    return ngettext("%(number)s reminder", "%(number)s reminders", number) % {"number": number}


def _escalations(number: int) -> str:
    words = ngettext("%(number)s escalation", "%(number)s escalations", number)
    return words % {"number": number}
