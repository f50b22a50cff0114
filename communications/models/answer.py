from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communications.enums import AnswerState
from parties.models import User

from .communication import Communication
from .letter import Question
from .reply import Reply


class AnswerQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The answers in replies to the letters that `user` may read."""
        return self.filter(reply__communication__in=Communication.objects.visible_to(user))


class Answer(models.Model):
    """What one reply says to one question of its letter, as the secretariat judges it.

    A question that has no row for a reply was not judged yet. `judged_on` is a day in Geneva; what
    was judged before is told by the events of the letter, as counts.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="answers")
    state = models.CharField(_("how it is answered"), max_length=12, choices=AnswerState)
    passage = models.TextField(_("passage of the reply"), blank=True)
    note = models.TextField(_("note"), blank=True)
    judged_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    judged_on = models.DateField(_("judged on"))

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["reply", "question__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "reply"], name="communications_answer_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=AnswerState.values), name="communications_answer_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.get_state_display()}"
