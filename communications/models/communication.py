from __future__ import annotations

from datetime import date
from typing import Any, Self, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, LessThan
from django.utils.translation import gettext_lazy as _

from cases.enums import EventSubject
from cases.models import Case, Event
from cases.models.event import EventQuerySet
from communications.enums import (
    AddresseeKind,
    LetterType,
    Phase,
    Stage,
    VersionPurpose,
    WindowSource,
    WindowUnit,
)
from communications.references import Reference
from communications.rules.phases import Standing, phase_on
from communications.rules.windows import Window
from parties.enums import Language, Role
from parties.models import Delegation, Mandate, OtherActor, State, User

from .deadline_rule import DeadlineRule
from .phase_sql import phase_expression, reply_due_on

# The nightly job's condition; the partial index below holds exactly these rows, so that the job's
# cost follows what is open and not yet flagged, not what is stored.
UNFLAGGED = Q(
    stage=Stage.SENT,
    answered_on__isnull=True,
    closed_on__isnull=True,
    overdue_noticed_on__isnull=True,
)

# The same for reminders and escalations: whatever awaits a reply.
OPEN = Q(stage=Stage.SENT, answered_on__isnull=True, closed_on__isnull=True)

# Below every step: no step of the present due day was noted yet.
NO_STEP = -32_768


class CommunicationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The communications that `user` may read, by role; the one gate for every way out.

        A desk officer reads those of the own desk's cases, a supervisor all. An office reads those
        that carry one of its mandates, or one delegated to it, from the day on which they were
        first circulated. Every other role, and whoever is not signed in, reads none.
        """
        if not (isinstance(user, User) and user.is_active):
            return self.none()
        if user.role == Role.SUPERVISOR:
            return self.all()
        if user.role == Role.DESK_OFFICER and user.desk_id:
            return self.filter(case__desk=user.desk_id)
        if user.role == Role.MANDATE_OFFICE and user.office_id:
            return self._shown_to_office(user.office_id)
        return self.none()

    def _shown_to_office(self, office: int) -> Self:
        delegated = Delegation.objects.in_force().filter(to_office=office).values("mandate")
        carried = self.model.mandates.through.objects.filter(
            Q(mandate__offices=office) | Q(mandate__in=delegated),
            communication=models.OuterRef("pk"),
        )
        circulated = self.model.objects.filter(
            pk=models.OuterRef("pk"), versions__purpose=VersionPurpose.CIRCULATED
        )
        return self.filter(
            ~Q(stage__in=[Stage.DRAFT, Stage.DROPPED])
            | Q(stage=Stage.DRAFT) & models.Exists(circulated),
            models.Exists(carried),
        )

    def with_reference(self) -> Self:
        """Those that were sent, voided ones included."""
        return self.filter(stage__in=[Stage.SENT, Stage.VOIDED])

    def with_phase(self, on: date) -> Self:
        """Annotates `phase`, the phase on the day `on` (a day in Geneva)."""
        return self.annotate(phase=phase_expression(on, soon_days=settings.DUE_SOON_DAYS))

    def in_phase(self, *phases: Phase, on: date) -> Self:
        """The communications that are in one of `phases` on the day `on`."""
        return self.with_phase(on).filter(phase__in=[phase.value for phase in phases])

    def to_flag(self, on: date) -> Self:
        """Overdue on the day `on` and not flagged yet."""
        return self.filter(UNFLAGGED, LessThan(reply_due_on(), on))


class Communication(models.Model):
    """A letter of one or several mandates to one addressee, and what became of it.

    Its number is one of the series of (code, year), shared by all types; once given it never
    changes. Days are days in Geneva. `due_on` is the day that follows from the window and is never
    lost; `extended_to`, written by `services/extensions.py` alone, is the later one that counts.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="communications")
    stage = models.CharField(_("stage"), max_length=11, choices=Stage, default=Stage.DRAFT)
    type = models.CharField(_("type"), max_length=2, choices=LetterType)
    code = models.CharField(_("addressee code"), max_length=3)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    reference_as_printed = models.CharField(_("reference as printed"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)

    addressee_state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="communications"
    )
    addressee_actor = models.ForeignKey(
        OtherActor, models.PROTECT, null=True, blank=True, related_name="communications"
    )
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    mandates = models.ManyToManyField(
        Mandate, through="SigningMandate", related_name="communications"
    )
    copied_to = models.ManyToManyField(State, through="CopiedTo", related_name="+")

    letter_date = models.DateField(_("letter date"), null=True, blank=True)
    dispatched_on = models.DateField(_("dispatched on"), null=True, blank=True)

    window_source = models.CharField(max_length=7, choices=WindowSource, default=WindowSource.NONE)
    window_value = models.PositiveSmallIntegerField(null=True, blank=True)
    window_unit = models.CharField(max_length=6, choices=WindowUnit, blank=True)
    window_rule = models.ForeignKey(
        DeadlineRule, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    extended_to = models.DateField(_("extended to"), null=True, blank=True)
    publication_delay_value = models.PositiveSmallIntegerField(null=True, blank=True)
    publication_delay_unit = models.CharField(max_length=6, choices=WindowUnit, blank=True)
    publishable_from = models.DateField(_("may be public from"), null=True, blank=True)

    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    overdue_noticed_on = models.DateField(_("noticed as overdue on"), null=True, blank=True)
    last_step = models.SmallIntegerField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("Days from the due day of the last reminder or escalation; negative before."),
    )
    voided_on = models.DateField(_("voided on"), null=True, blank=True)
    void_reason = models.TextField(_("why it was voided"), blank=True)

    imported_on = models.DateField(_("imported on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    # There only where `with_phase` has been asked for it.
    phase: str

    objects = CommunicationQuerySet.as_manager()

    class Meta:
        ordering = [F("letter_date").desc(nulls_last=True), "-pk"]
        # A check that comes out as NULL lets the row in, hence each `isnull=False`.
        constraints = [
            models.UniqueConstraint(
                fields=["code", "year", "number"], name="communications_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(addressee_state__isnull=False, addressee_actor__isnull=True)
                | Q(addressee_state__isnull=True, addressee_actor__isnull=False),
                name="communications_one_addressee",
            ),
            models.CheckConstraint(
                condition=Q(addressee_state__isnull=True, code="OTH")
                | Q(addressee_state__isnull=False, addressee_state=F("code")),
                name="communications_code_is_addressees",
            ),
            models.CheckConstraint(
                condition=Q(
                    stage__in=sorted(Stage.unsent()),
                    number__isnull=True,
                    year__isnull=True,
                    letter_date__isnull=True,
                )
                | Q(
                    stage__in=[Stage.SENT, Stage.VOIDED],
                    number__isnull=False,
                    number__gte=1,
                    year__isnull=False,
                    year__gte=1946,
                    letter_date__isnull=False,
                ),
                name="communications_sent_has_reference_and_date",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="communications_stage_known"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.VOIDED, void_reason="")
                & (
                    Q(stage=Stage.VOIDED, voided_on__isnull=False)
                    | ~Q(stage=Stage.VOIDED) & Q(voided_on__isnull=True)
                ),
                name="communications_voided_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(type__in=LetterType.values), name="communications_type_known"
            ),
            models.CheckConstraint(
                condition=Q(window_value__isnull=True, window_unit="", due_on__isnull=True)
                | Q(
                    window_value__isnull=False,
                    window_value__gte=1,
                    window_unit__in=WindowUnit.values,
                ),
                name="communications_window_whole",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.SENT)
                | Q(window_value__isnull=True)
                | Q(due_on__isnull=False, due_on__gte=F("letter_date")),
                name="communications_due_after_letter",
            ),
            models.CheckConstraint(
                condition=Q(
                    publication_delay_value__isnull=True,
                    publication_delay_unit="",
                    publishable_from__isnull=True,
                )
                | Q(
                    publication_delay_value__isnull=False,
                    publication_delay_value__gte=1,
                    publication_delay_unit__in=WindowUnit.values,
                ),
                name="communications_publication_delay_whole",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(letter_date__isnull=False, answered_on__gte=F("letter_date")),
                name="communications_answer_after_letter",
            ),
            models.CheckConstraint(
                condition=Q(overdue_noticed_on__isnull=True)
                | Q(due_on__isnull=False) & Q(GreaterThan(F("overdue_noticed_on"), reply_due_on())),
                name="communications_noticed_after_due",
            ),
            models.CheckConstraint(
                condition=Q(extended_to__isnull=True)
                | Q(due_on__isnull=False, extended_to__gt=F("due_on")),
                name="communications_extended_beyond_due",
            ),
        ]
        indexes = [
            models.Index(reply_due_on(), name="communications_unflagged", condition=UNFLAGGED),
            models.Index(
                Coalesce("last_step", NO_STEP),
                reply_due_on(),
                name="communications_next_step",
                condition=OPEN,
            ),
            models.Index(
                F("letter_date").desc(nulls_last=True),
                F("id").desc(),
                name="communications_queue",
            ),
        ]

    def __str__(self) -> str:
        return str(self.reference) if self.reference else f"Draft {self.pk}"

    @property
    def reference(self) -> Reference | None:
        """The reference, or None until one is given at sending."""
        if self.number is None or self.year is None:
            return None
        return Reference(type=self.type, code=self.code, number=self.number, year=self.year)

    @property
    def events(self) -> EventQuerySet:
        """What happened to this communication, newest first."""
        events: EventQuerySet = Event.objects.about(EventSubject.COMMUNICATION, self.pk)
        return events

    @property
    def addressee_kind(self) -> AddresseeKind:
        return AddresseeKind.STATE if self.addressee_state_id else AddresseeKind.OTHER

    @property
    def addressee(self) -> State | OtherActor:
        """The State or the other actor that the letter is addressed to."""
        # The database lets no row in that has neither.
        return self.addressee_state or cast("OtherActor", self.addressee_actor)

    @property
    def reply_window(self) -> Window | None:
        if self.window_value is None:
            return None
        return Window(self.window_value, WindowUnit(self.window_unit))

    @property
    def reply_due_on(self) -> date | None:
        """The last day on which a reply is in time: the extended one, else the first."""
        return self.extended_to or self.due_on

    @property
    def publication_delay(self) -> Window | None:
        if self.publication_delay_value is None:
            return None
        return Window(self.publication_delay_value, WindowUnit(self.publication_delay_unit))

    def phase_on(self, day: date) -> Phase:
        """The phase on `day`, a day in Geneva; agrees with `with_phase`."""
        standing = Standing(Stage(self.stage), self.reply_due_on, self.answered_on, self.closed_on)
        return phase_on(day, standing, soon_days=settings.DUE_SOON_DAYS)
