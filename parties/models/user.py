from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from parties.enums import Role

from .desk import Desk
from .office import Office

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class UserManager(BaseUserManager["User"]):
    """Makes users who sign in with their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A saved user. `password` None: none can sign in until one is set.

        Raises ValueError without an e-mail address.
        """
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An administrator of reference data and users, for `manage.py createsuperuser`."""
        fields.update(is_superuser=True, role=Role.ADMINISTRATOR)
        return self.create_user(email, password, **fields)


class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]
    """Somebody who signs in. What they see follows from role, desk and office, at each request."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    desk = models.ForeignKey(
        Desk, models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("desk")
    )
    office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
        verbose_name=_("office"),
    )

    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("An inactive user cannot sign in and sees nothing.")
    )
    date_joined = models.DateTimeField(_("since"), auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="parties_user_email_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="parties_user_role_known"
            ),
            models.CheckConstraint(
                condition=Q(office__isnull=True) | Q(role=Role.MANDATE_OFFICE),
                name="parties_user_office_only_for_offices",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        """Whether the administration of reference data is open to this user."""
        return self.is_active and self.role == Role.ADMINISTRATOR

    def clean(self) -> None:
        """Raises ValidationError where desk or office do not fit the role."""
        super().clean()
        self.email = self.email.lower()
        problems = {
            "desk": self._problem_of_the_desk(),
            "office": self._problem_of_the_office(),
        }
        if found := {field: text for field, text in problems.items() if text}:
            raise ValidationError(found)

    def _problem_of_the_desk(self) -> StrPromise | None:
        if self.role == Role.DESK_OFFICER and not self.desk:
            return _("Choose a desk: without one, a desk officer sees nothing.")
        if self.role and self.desk and not self.is_secretariat:
            return _("Only desk officers and supervisors belong to a desk. Leave this empty.")
        return None

    def _problem_of_the_office(self) -> StrPromise | None:
        if self.role == Role.MANDATE_OFFICE and not self.office:
            return _("Choose an office: without one, this user sees nothing.")
        if self.role and self.office and self.role != Role.MANDATE_OFFICE:
            return _("Only users of a mandate-holder's office belong to one. Leave this empty.")
        return None

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email

    @property
    def is_secretariat(self) -> bool:
        """Whether the user works in the secretariat and may act on its communications."""
        return self.role in {Role.DESK_OFFICER, Role.SUPERVISOR}

    @property
    def reads_communications(self) -> bool:
        """Whether the role reads letters at all; which ones, `visible_to` says."""
        return self.is_secretariat or self.role == Role.MANDATE_OFFICE
