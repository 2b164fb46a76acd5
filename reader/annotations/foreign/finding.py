"""Where foreign notes belong in the document.

Other programs quote what they show: with the line feeds of a web page, or with all space as one.
So texts are compared as one line, and what is found surely is described anew, in the words of the
document itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from reader.annotations.anchor import Placement, describe, locate_all
from reader.annotations.foreign.model import ForeignNote
from reader.annotations.model import COLOURS, Anchor, Annotation
from reader.document import Document, Span
from reader.progress import Checkpoint, no_checkpoint
from reader.text.fold import fold

_SPACE: Final = re.compile(r"\s+")
_CONTEXT: Final = 32
_LONG: Final = 24  # code points of a quote that stands in one text only, or was quoted from it
_FARTHEST: Final = 20_000  # code points between both ends of a passage
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """The anchor to keep, and where it is; ``sure`` needs nobody's look."""

    anchor: Anchor
    placement: Placement | None = None
    sure: bool = False


class Finder:
    """Finds notes in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def holds(self, note: ForeignNote) -> bool:
        """Whether the quote stands in the text at all, but for its spelling: cheap to know."""
        quote = fold(_one_line(note.anchor.exact))
        return bool(quote) and quote in self._folded

    def find(
        self, notes: Mapping[int, ForeignNote], checkpoint: Checkpoint = no_checkpoint
    ) -> dict[int, Found]:
        """Where each of ``notes`` is, under its key.

        Raises:
            Cancelled: whatever ``checkpoint`` raises passes through.
        """
        found: dict[int, Found] = {}
        ours: dict[str, Anchor] = {}
        theirs: dict[str, Anchor] = {}
        for key, note in notes.items():
            if note.kind == "document":
                found[key] = Found(note.anchor)
            elif note.own is not None:
                ours[str(key)] = note.anchor
            elif note.anchor.exact.strip():
                theirs[str(key)] = self._flattened(note)
            else:
                found[key] = self._by_position(note.anchor)
        flat = _placed(self._flat, theirs, lambda part: checkpoint(part * 0.8))
        for id, placement in flat.items():
            key = int(id)
            found[key] = self._surely(notes[key], theirs[id], placement)
            if found[key].placement is None:
                ours[id] = found[key].anchor
        rest = _placed(self._document, ours, lambda part: checkpoint(0.8 + part * 0.2))
        for id, placement in rest.items():
            sure = placement is not None and placement.how != "approximate"
            found[int(id)] = Found(ours[id], placement, sure)
        return found

    # -- one note

    def _by_position(self, anchor: Anchor) -> Found:
        """A note that quotes nothing: only where the position is in this very text."""
        text = self._document.text
        if anchor.fingerprint != self._document.fingerprint or not (
            0 <= anchor.start < anchor.end <= len(text)
        ):
            return Found(anchor)
        span = Span(anchor.start, anchor.end)
        return Found(describe(self._document, span), Placement(span, "exact"), True)

    def _flattened(self, note: ForeignNote) -> Anchor:
        """The anchor as one line, its position in the flat text."""
        anchor = note.anchor
        start = anchor.start
        if note.progression is not None:
            start = int(note.progression * len(self._document.text))
        start = self._flat_offset(start)
        exact = anchor.exact
        quote = _one_line(exact).strip()
        lead, trail = exact[: -len(exact.lstrip())], exact[len(exact.rstrip()) :]
        return Anchor(
            exact=quote,
            prefix=_one_line(anchor.prefix + lead)[-_CONTEXT:] if anchor.prefix else "",
            suffix=_one_line(trail + anchor.suffix)[:_CONTEXT] if anchor.suffix else "",
            start=start,
            end=start + len(quote),
            fingerprint="",
        )

    def _surely(self, note: ForeignNote, anchor: Anchor, placement: Placement | None) -> Found:
        """What is sure of a place in the flat text; the rest is for the text itself to say."""
        kept = replace(anchor, fingerprint="")
        if placement is None:
            return Found(kept)
        span: Span | None = placement.span
        if note.until:
            span = self._up_to(note, placement.span)
        if span is None:
            return Found(kept)
        span = self._original(span)
        if placement.how == "approximate" and not note.until:
            return Found(replace(kept, start=span.start, end=span.end))
        known = bool(anchor.prefix or anchor.suffix) or len(anchor.exact) >= _LONG
        described = describe(self._document, span)
        return Found(described, Placement(span, "exact"), known)

    def _up_to(self, note: ForeignNote, start: Span) -> Span | None:
        """The passage that begins with ``start`` and ends with, or before, the other quote."""
        text = self._flat.text
        until = _one_line(note.until).strip()
        at = text.find(until, start.end if note.before else start.start, start.end + _FARTHEST)
        if not until or at < 0:
            return None
        end = at if note.before else at + len(until)
        while end > start.start and text[end - 1] == " ":
            end -= 1
        return Span(start.start, end)

    # -- the text as one line

    @cached_property
    def _flat(self) -> Document:
        return Document.of_paragraphs([(_one_line(self._document.text), "paragraph")])

    @cached_property
    def _folded(self) -> str:
        return fold(self._flat.text)

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Where runs of space end, in the flat text and in the original."""
        flat, original, removed = [0], [0], 0
        for run in _SPACE.finditer(self._document.text):
            if len(run[0]) > 1:
                removed += len(run[0]) - 1
                flat.append(run.end() - removed)
                original.append(run.end())
        return flat, original

    def _original(self, span: Span) -> Span:
        flat, original = self._shifts
        start, end = (bisect_right(flat, offset) - 1 for offset in (span.start, span.end - 1))
        return Span(
            span.start - flat[start] + original[start],
            span.end - 1 - flat[end] + original[end] + 1,
        )

    def _flat_offset(self, offset: int) -> int:
        flat, original = self._shifts
        at = bisect_right(original, offset) - 1
        return max(0, min(len(self._flat.text), offset - original[at] + flat[at]))


def _placed(
    document: Document, anchors: Mapping[str, Anchor], checkpoint: Checkpoint
) -> dict[str, Placement | None]:
    """`locate_all` for anchors without an annotation yet."""
    if not anchors:
        return {}
    bare = {
        id: Annotation(id, anchor, COLOURS[0], "", (), _NEVER, _NEVER)
        for id, anchor in anchors.items()
    }
    return locate_all(document, bare, checkpoint)


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text)
