"""A version of a letter paragraph by paragraph, with the comments made at each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from communications.letter_text import Block
from communications.models import LetterVersion, ParagraphComment
from communications.rules.comparing import compare
from parties.models import User


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block with its place from 0, and the comments at it, the oldest first."""

    place: int
    block: Block
    comments: list[ParagraphComment] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The place as people count."""
        return self.place + 1


@dataclass(frozen=True, slots=True)
class Commented:
    """The text of a version, and the comments at paragraphs of earlier ones that are gone."""

    paragraphs: tuple[Paragraph, ...]
    elsewhere: tuple[ParagraphComment, ...]

    @property
    def open_comments(self) -> int:
        """How many are not settled."""
        all_comments = [*self.elsewhere, *(c for p in self.paragraphs for c in p.comments)]
        return sum(1 for each in all_comments if each.settled_at is None)


def commented(version: LetterVersion, *, user: User) -> Commented:
    """The version with the comments that `user` may read, those at earlier versions included.

    A comment at an earlier version stands at what became of its paragraph.
    """
    paragraphs = tuple(Paragraph(place, block) for place, block in enumerate(version.text.blocks))
    elsewhere = []
    for comment, place in _placed(version, _comments(version, user)):
        if place is None:
            elsewhere.append(comment)
        else:
            paragraphs[place].comments.append(comment)
    return Commented(paragraphs, tuple(elsewhere))


def _comments(version: LetterVersion, user: User) -> list[ParagraphComment]:
    rows = ParagraphComment.objects.visible_to(user).filter(
        version__communication=version.communication_id, version__number__lte=version.number
    )
    related = rows.select_related("version", "author", "office", "settled_by")
    return list(related.order_by("written_at", "pk"))


def _placed(
    version: LetterVersion, comments: Iterable[ParagraphComment]
) -> list[tuple[ParagraphComment, int | None]]:
    by_version: dict[LetterVersion, list[ParagraphComment]] = defaultdict(list)
    for comment in comments:
        by_version[comment.version].append(comment)
    placed: list[tuple[ParagraphComment, int | None]] = []
    for earlier, made in by_version.items():
        if earlier == version:
            placed += [(each, each.block) for each in made]
            continue
        places = {
            change.old_index: change.new_index for change in compare(earlier.text, version.text)
        }
        placed += [(each, places.get(each.block)) for each in made]
    return sorted(placed, key=lambda pair: (pair[0].written_at, pair[0].pk))
