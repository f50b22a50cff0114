"""The shapes of the answers, as OpenAPI describes them.

The answers themselves are made in `rows`; a test holds every answer against these shapes. A field
may have the name of an attribute of all serializers, such as `source`: the framework takes the
fields out of the class before that matters.
"""

from __future__ import annotations

from drf_spectacular.helpers import lazy_serializer
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers as s

from communications.enums import (
    AddresseeKind,
    ExtensionKind,
    LetterType,
    Phase,
    RelationKind,
    ReplyKind,
    WindowSource,
    WindowUnit,
)
from communications.letter_text import Part
from parties.enums import Language

from .queries import SHOWN_EVENTS

EVENT_KINDS = [(kind.value, kind.label) for kind in SHOWN_EVENTS]


class Reference(s.Serializer):
    """One series of numbers runs for each code and year, whatever the type."""

    type = s.ChoiceField(LetterType.choices)
    code = s.CharField(help_text="The addressee's code: a State's alpha-3 code, or OTH.")
    number = s.IntegerField(min_value=1)
    year = s.IntegerField()
    text = s.CharField(help_text="As it is written: `AL OTH 62/2023`.")


class Addressee(s.Serializer):
    """Whom a letter is addressed to."""

    kind = s.ChoiceField(AddresseeKind.choices)
    code = s.CharField(help_text="A State's alpha-3 code; OTH for every other addressee.")
    name = s.CharField(help_text="A State's name in English, as it was on the letter's date.")


class Mandate(s.Serializer):
    """A mandate on a letter."""

    code = s.CharField(allow_null=True, help_text="Null where an old title could not be told.")
    short_name = s.CharField(allow_null=True)
    title = s.CharField(help_text="As the letter prints it.")


class Window(s.Serializer):
    """How long the addressee has to reply; value and unit are null where there is no window."""

    value = s.IntegerField(allow_null=True, min_value=1)
    unit = s.ChoiceField(WindowUnit.choices, allow_null=True)
    source = s.ChoiceField(WindowSource.choices)  # type: ignore[assignment]


class CommunicationItem(s.Serializer):
    """A communication as it stands in a list."""

    id = s.IntegerField()
    url = s.URLField()
    reference = Reference()
    type = s.ChoiceField(LetterType.choices)
    joint = s.BooleanField(help_text="Whether several mandates sign.")
    addressee = Addressee()
    mandates = Mandate(many=True, help_text="In the order of the letter's opening paragraph.")
    language = s.ChoiceField(Language.choices)
    letter_date = s.DateField()
    window = Window()
    due_on = s.DateField(
        allow_null=True,
        help_text="The last day on which a reply is in time, in Geneva: the extended one, where the"
        " window was extended.",
    )
    first_due_on = s.DateField(
        allow_null=True, help_text="The last day that follows from the window; never changes."
    )
    extended_to = s.DateField(
        allow_null=True,
        help_text="The day to which the window was extended; null where it was not.",
    )
    phase = s.ChoiceField(Phase.choices, help_text="As of today, in Geneva.")
    days_left = s.IntegerField(
        allow_null=True,
        help_text="Days to the due day: 0 on the day itself, negative when it is over. Null where"
        " nothing is awaited.",
    )
    answered_on = s.DateField(
        allow_null=True, help_text="The day of the first reply that stops the clock."
    )
    publishable_from = s.DateField(
        allow_null=True, help_text="The first day on which the letter may be public."
    )


class CommunicationPage(s.Serializer):
    """A page of the list."""

    items = CommunicationItem(many=True)
    next = s.URLField(allow_null=True, help_text="The next page; null on the last one.")


class Block(s.Serializer):
    """One paragraph, heading, list item or line of a letter."""

    part = s.ChoiceField([(part.value, part.value) for part in Part])
    marker = s.CharField(allow_blank=True, help_text="The item's mark as printed: `1.`, `a)`.")
    text = s.CharField(allow_blank=True)
    bold = s.ListField(
        child=s.ListField(child=s.IntegerField(), min_length=2, max_length=2),
        help_text="Half-open ranges of characters of `text` that are printed bold.",
    )


class Letter(s.Serializer):
    """The whole text of a letter, block by block, in its order."""

    version = s.IntegerField(min_value=1)
    language = s.ChoiceField(Language.choices)
    blocks = Block(many=True)


class Question(s.Serializer):
    """A numbered question of a letter, or a lettered part of one."""

    id = s.IntegerField()
    label = s.CharField(  # type: ignore[assignment]
        help_text="The number or letter as printed, without its mark."
    )
    text = s.CharField()
    parts = s.SerializerMethodField()

    @extend_schema_field(lazy_serializer("communications.api.shapes.Question")(many=True))
    def get_parts(self, _question: object) -> None:
        """Described only: the parts of a question are questions."""


class ReplyFile(s.Serializer):
    """A file that came with a reply."""

    id = s.IntegerField()
    content_type = s.CharField(help_text="As its content shows.")
    size = s.IntegerField(help_text="In bytes.")
    sha256 = s.CharField()


class Reply(s.Serializer):
    """A reply of the addressee."""

    id = s.IntegerField()
    kind = s.ChoiceField(ReplyKind.choices)
    dated_on = s.DateField()
    received_on = s.DateField()
    language = s.ChoiceField(Language.choices)
    files = ReplyFile(many=True)


class RelationTarget(s.Serializer):
    """The other letter, in this system."""

    id = s.IntegerField()
    url = s.URLField()


class Relation(s.Serializer):
    """A letter that this one cites."""

    kind = s.ChoiceField(RelationKind.choices)
    reference_as_printed = s.CharField()
    sent_on = s.DateField(allow_null=True)
    replied_on = s.DateField(allow_null=True)
    target = RelationTarget(allow_null=True, help_text="Null where it is not known to you.")


class Event(s.Serializer):
    """Something that happened to a communication."""

    kind = s.ChoiceField(EVENT_KINDS)
    happened_on = s.DateField(help_text="The day that it counts for, in Geneva.")
    recorded_at = s.DateTimeField(help_text="The moment of its recording, in UTC.")


class Step(s.Serializer):
    """A step on the way to a date."""

    key = s.CharField(help_text="The same in every language.")
    values = s.DictField(help_text="The days, windows and sources that the sentence names.")
    sentence = s.CharField(help_text="In the language of `Accept-Language`.")


class ExtensionStep(s.Serializer):
    """A request for more time to reply, or what became of it."""

    kind = s.ChoiceField(ExtensionKind.choices)
    happened_on = s.DateField()
    until = s.DateField(allow_null=True, help_text="The day asked for or granted.")


class ExplainedWindow(Window):
    """The reply window, what became of it, and how the due day was reached."""

    extensions = ExtensionStep(many=True, help_text="In the order of their recording.")

    steps = Step(many=True)


class Delay(s.Serializer):
    """How long a letter stays confidential."""

    value = s.IntegerField(min_value=1)
    unit = s.ChoiceField(WindowUnit.choices)


class Publication(s.Serializer):
    """From when the letter may be public, and how that day was reached."""

    delay = Delay(allow_null=True, help_text="Null where no delay is set.")
    publishable_from = s.DateField(allow_null=True)
    steps = Step(many=True)


class Communication(CommunicationItem):
    """A communication with everything that belongs to it."""

    window = ExplainedWindow()
    publication = Publication()
    letter = Letter(allow_null=True)
    questions = Question(many=True)
    replies = Reply(many=True, help_text="In the order of their dates.")
    relations = Relation(many=True)
    events = Event(many=True, help_text="Oldest first.")
