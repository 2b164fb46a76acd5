"""Where foreign notes belong in the document.

Other programs quote what they show, often without what stands around it, and count positions in
texts of their own. So words that stand here once are found by themselves; only the rest asks
`locate`, with the positions as a hint. What is found surely is described anew, in the words of the
document itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from reader.annotations.anchor import Placement, describe, locate_all
from reader.annotations.foreign.model import ForeignNote
from reader.annotations.model import COLOURS, Anchor, Annotation
from reader.annotations.view import plain, view
from reader.document import Document, Span
from reader.progress import Checkpoint, no_checkpoint

_SHORT: Final = 12  # code points; below that a quote without context must be of whole words
_LONG: Final = 32  # code points of a quote that stands in one text only, or was quoted from it
_TELLING: Final = 6  # code points of context that agree by no accident
_FARTHEST: Final = 20_000  # code points between both ends of a passage
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """The anchor to keep, and where it is; ``sure`` holds though the file names another text."""

    anchor: Anchor
    placement: Placement | None = None
    sure: bool = False


class Finder:
    """Finds notes in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen = view(document.text)

    def holds(self, note: ForeignNote) -> bool:
        """Whether the quote stands in the text at all, but for its spelling: cheap to know."""
        quote = plain(note.anchor.exact).strip()
        return bool(quote) and quote in self._seen.plain

    def find(
        self, notes: Mapping[int, ForeignNote], checkpoint: Checkpoint = no_checkpoint
    ) -> dict[int, Found]:
        """Where each of ``notes`` is, under its key.

        Raises:
            Cancelled: whatever ``checkpoint`` raises passes through.
        """
        found: dict[int, Found] = {}
        rest: dict[str, Annotation] = {}
        for step, (key, note) in enumerate(notes.items()):
            if step % 64 == 0:
                checkpoint(step / len(notes) / 2)
            if note.kind == "document":
                found[key] = Found(note.anchor)
            elif note.own is not None:
                rest[str(key)] = note.own
            elif not note.anchor.exact.strip():
                found[key] = self._by_position(note.anchor)
            elif (span := self._once(note.anchor)) is not None:
                found[key] = self._at(note, span)
            else:
                rest[str(key)] = self._hinted(note)
        places = locate_all(self._document, rest, lambda part: checkpoint((1 + part) / 2))
        for id, place in places.items():
            note, anchor = notes[int(id)], rest[id].anchor
            if note.own is not None:
                sure = place is not None and place.how != "approximate"
                found[int(id)] = Found(anchor, place, sure)
            elif place is None or (place.how == "approximate" and not note.until):
                found[int(id)] = Found(anchor, place)
            else:
                found[int(id)] = self._at(note, place.span)
        return found

    def _by_position(self, anchor: Anchor) -> Found:
        """A note that quotes nothing: only where the position is in this very text."""
        text = self._document.text
        if anchor.fingerprint != self._document.fingerprint or not (
            0 <= anchor.start < anchor.end <= len(text)
        ):
            return Found(anchor)
        span = Span(anchor.start, anchor.end)
        return Found(describe(self._document, span), Placement(span, "exact"), True)

    def _once(self, anchor: Anchor) -> Span | None:
        """The only place of the words; of several the only one with what stands around them."""
        text, quote = self._seen.plain, plain(anchor.exact).strip()
        start = text.find(quote) if quote else -1
        if start < 0:
            return None
        before, after = plain(anchor.prefix).rstrip(), plain(anchor.suffix).lstrip()
        if text.find(quote, start + 1) >= 0:
            return self._only(quote, before, after) if before or after else None
        end = start + len(quote)
        if not (before or after):
            whole = len(quote) >= _SHORT or not _within_words(text, start, end)
            return self._seen.span(start, end) if whole else None
        here = text[max(0, start - 100) : start].rstrip(), text[end : end + 100].lstrip()
        agrees = len(quote) >= _LONG or _agree(before, here[0], after, here[1])
        return self._seen.span(start, end) if agrees else None

    def _only(self, quote: str, before: str, after: str) -> Span | None:
        text = self._seen.plain
        for whole, lead in (
            (f"{before} {quote} {after}".strip(), len(before) + 1 if before else 0),
            (before + quote + after, len(before)),
            (f"{before} {quote}{after}".strip(), len(before) + 1 if before else 0),
            (f"{before}{quote} {after}".strip(), len(before)),
        ):
            start = text.find(whole)
            if start >= 0 and text.find(whole, start + 1) < 0:
                return self._seen.span(start + lead, start + lead + len(quote))
        return None

    def _at(self, note: ForeignNote, span: Span) -> Found:
        """A note whose words, or the first of them, stand at ``span``."""
        anchor = note.anchor
        if note.until:
            whole = self._up_to(note, span)
            if whole is None:
                return Found(self._hinted(note).anchor)
            span = whole
        known = bool(anchor.prefix or anchor.suffix) or len(anchor.exact) >= _LONG
        return Found(describe(self._document, span), Placement(span, "exact"), known)

    def _up_to(self, note: ForeignNote, span: Span) -> Span | None:
        """The passage that begins with ``span`` and ends with, or before, the other quote."""
        text, until = self._seen.plain, plain(note.until).strip()
        start, end = self._seen.place(span.start), self._seen.place(span.end)
        at = text.find(until, end if note.before else start, end + _FARTHEST) if until else -1
        if at < 0:
            return None
        last = at - (text[at - 1] == " ") if note.before else at + len(until)
        return self._seen.span(start, last)

    def _hinted(self, note: ForeignNote) -> Annotation:
        """``note`` with its words on one line, and where they may be."""
        anchor = note.anchor
        start = anchor.start
        if note.progression is not None:
            start = int(note.progression * len(self._document.text))
        quote = " ".join(anchor.exact.split())
        settled = Anchor(
            exact=quote,
            prefix=_one_line(anchor.prefix)[-_LONG:],
            suffix=_one_line(anchor.suffix)[:_LONG],
            start=start,
            end=start + len(quote),
            fingerprint="",
        )
        return Annotation(note.id, settled, COLOURS[0], "", (), _NEVER, _NEVER)


def _agree(before: str, here_before: str, after: str, here_after: str) -> bool:
    """Whether the nearest code points on either side are the same."""
    pairs = ((before[::-1], here_before[::-1]), (after, here_after))
    return any(said[:_TELLING] == here[: min(_TELLING, len(said))] for said, here in pairs if said)


def _within_words(text: str, start: int, end: int) -> bool:
    """Whether what stands there is cut out of a word."""
    edges = [text[at - 1 : at + 1] for at in (start, end) if 0 < at < len(text)]
    return any(edge.isalnum() for edge in edges)


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return " " * text[:1].isspace() + words + " " * text[-1:].isspace() if words else ""
