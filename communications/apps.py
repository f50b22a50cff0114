from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunicationsConfig(AppConfig):
    name = "communications"
    verbose_name = _("Communications")

    def ready(self) -> None:
        from communications import checks, outbox  # noqa: F401, PLC0415  (registers the checks)
        from communications.services import digests  # noqa: PLC0415

        outbox.register(digests.KIND, outbox.Work(digests.email_digest, digests.digest_given_up))
