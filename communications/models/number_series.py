from django.db import models
from django.db.models import Q


class NumberSeries(models.Model):
    """The last number given in the series of an addressee code and a year.

    One series for all types of letters. A sending locks the row until it is committed, so that
    numbers have no gap and two senders never get the same.
    """

    code = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "number series"
        constraints = [
            models.UniqueConstraint(fields=["code", "year"], name="communications_series_once"),
            models.CheckConstraint(condition=Q(last__gte=0), name="communications_series_counts"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.last}/{self.year}"
