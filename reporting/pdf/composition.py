"""From the flat blocks of a letter to what stands on the page: sections, lists, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communications.letter_text import Block, LetterText, Part
from reporting.pdf.printable import breakable, printable

ANNEX_PARTS = frozenset({Part.ANNEX_LABEL, Part.ANNEX_TITLE, Part.ANNEX_PARAGRAPH, Part.ANNEX_ITEM})
SIGNATURE_PARTS = frozenset({Part.SIGNATORY_NAME, Part.SIGNATORY_TITLE})
HEADINGS = {Part.HEADING: "h1", Part.SUBHEADING: "h2", Part.ANNEX_TITLE: "h2"}
RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One block as it is printed. `name` is its part, which is the class of its element."""

    name: str
    runs: tuple[Run, ...]
    marker: str = ""


@dataclass(slots=True)
class Item:
    """An item of a list with the lettered parts below it."""

    line: Line
    parts: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A paragraph (one line), a list (its items) or a signature (its lines).

    `tag` is the element of a paragraph. `kept` keeps the end of the node on the page where the
    next node begins.
    """

    kind: str
    tag: str = "p"
    lines: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    kept: bool = False


@dataclass(slots=True)
class Section:
    """The letter itself or one annex."""

    kind: str
    nodes: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Composition:
    """A letter ready for the template."""

    language: str
    direction: str
    sections: tuple[Section, ...]


def compose(text: LetterText) -> Composition:
    """Group the blocks of a letter, in their order; blocks without text are left out."""
    sections = [Section("letter")]
    before: Part | None = None
    for block in text.blocks:
        if not block.text.strip():
            continue
        if _opens_annex(block.part, before, in_annex=sections[-1].kind == "annex"):
            sections.append(Section("annex"))
        _place(block, sections[-1].nodes)
        before = block.part
    for section in sections:
        _keep_signatures_together(section.nodes)
    direction = "rtl" if text.language in RIGHT_TO_LEFT_LANGUAGES else "ltr"
    return Composition(text.language, direction, tuple(s for s in sections if s.nodes))


def runs_of(text: str, bold: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """Cut a text at its bold ranges. Ranges may overlap, touch or reach beyond the text."""
    shown = printable(text)
    runs: list[Run] = []
    end = 0
    for start, stop in sorted(bold):
        start, stop = max(start, end), min(stop, len(shown))  # noqa: PLW2901
        if start >= stop:
            continue
        if start > end:
            runs.append(Run(breakable(shown[end:start])))
        runs.append(Run(breakable(shown[start:stop]), bold=True))
        end = stop
    if end < len(shown):
        runs.append(Run(breakable(shown[end:])))
    return tuple(runs)


def _opens_annex(part: Part, before: Part | None, *, in_annex: bool) -> bool:
    if part == Part.ANNEX_LABEL:
        return True
    if part == Part.ANNEX_TITLE:
        return not in_annex or before not in {Part.ANNEX_LABEL, Part.ANNEX_TITLE}
    return part in ANNEX_PARTS and not in_annex


def _place(block: Block, nodes: list[Node]) -> None:
    line = Line(block.part.value, runs_of(block.text, block.bold), printable(block.marker))
    last = nodes[-1] if nodes else None
    if block.part in SIGNATURE_PARTS:
        _place_signature(block.part, line, nodes)
    elif not line.marker:
        nodes.append(Node("paragraph", tag=HEADINGS.get(block.part, "p"), lines=[line]))
    elif last is None or last.kind != "list":
        nodes.append(Node("list", items=[Item(line)]))
    elif block.part == Part.QUESTION_PART and last.items[-1].line.name == Part.QUESTION:
        last.items[-1].parts.append(line)
    else:
        last.items.append(Item(line))


def _place_signature(part: Part, line: Line, nodes: list[Node]) -> None:
    last = nodes[-1] if nodes else None
    if part == Part.SIGNATORY_NAME or last is None or last.kind != "signature":
        nodes.append(Node("signature", lines=[line]))
    else:
        last.lines.append(line)


def _keep_signatures_together(nodes: list[Node]) -> None:
    """No signature stands alone on a page.

    The compliment, and the paragraph before it, stay with the first; the last stays with the one
    before it.
    """
    signatures = [index for index, node in enumerate(nodes) if node.kind == "signature"]
    if not signatures:
        return
    first = signatures[0]
    for index in [*range(max(first - 2, 0), first), *signatures[-2:-1]]:
        nodes[index].kept = True
