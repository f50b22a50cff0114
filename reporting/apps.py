from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("Reporting")

    def ready(self) -> None:
        from communications import outbox, printing  # noqa: PLC0415
        from communications.services.deliveries import (  # noqa: PLC0415
            EMAIL_MESSAGE,
            FILES_MESSAGE,
        )
        from reporting.pdf import problem_of_printing  # noqa: PLC0415
        from reporting.services import emailing, letter_files  # noqa: PLC0415

        printing.register(problem_of_printing)
        outbox.register(
            FILES_MESSAGE,
            outbox.Work(letter_files.make_letter_files, letter_files.letter_files_given_up),
        )
        outbox.register(EMAIL_MESSAGE, outbox.Work(emailing.email_letter, emailing.email_given_up))
