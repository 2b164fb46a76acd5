"""From a span to an anchor that survives edits, and from an anchor back to a span.

`describe` remembers the quote, its context and its position. `locate` believes the position if the
text has the same fingerprint, and looks for the words otherwise (`evidence`). `locate_all` lets
notes that are sure of their place help the others (`course`). A place is only taken on evidence:
a short quote needs a context that agrees, a repeated one too. What has no such place is an orphan.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.annotations.course import Course, Shift
from reader.annotations.evidence import CONTEXT, How, Placement, placed
from reader.annotations.model import Anchor, Annotation
from reader.annotations.search import Wanted, nearest
from reader.annotations.view import view
from reader.document import Document, Span
from reader.progress import Checkpoint, no_checkpoint
from reader.text.segment import grapheme_end, sentences

__all__ = ["CONTEXT", "How", "Placement", "bookmark_span", "describe", "locate", "locate_all"]

_BOOKMARK = 60  # code points: about a line
_NEARBY = 4_000  # code points in which one of two equal places would be taken for the other


def describe(document: Document, span: Span) -> Anchor:
    """An anchor for ``span`` of ``document``."""
    text = document.text
    return Anchor(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
        fingerprint=document.fingerprint,
    )


def bookmark_span(document: Document, offset: int) -> Span:
    """The words that a bookmark at ``offset`` is known by: the first of the sentence there."""
    if not document.blocks:
        return Span(0, 0)
    block = document.blocks[document.block_at(offset)]
    found = sentences(document.text, block.start, block.end)
    start = max((span.start for span in found if span.start <= offset), default=block.start)
    end = min((span.end for span in found if span.end > start), default=block.end)
    reach = min(end, start + _BOOKMARK)
    if reach < end:  # a whole word is what is shown, and what is found again
        reach = document.text.rfind(" ", start, reach + 1)
        if reach <= start:
            reach = grapheme_end(document.text, start + _BOOKMARK - 1)
    return Span(start, reach)


def locate(document: Document, anchor: Anchor) -> Placement | None:
    """Where ``anchor`` is in ``document``, or None for an orphan."""
    return _as_it_was(document, anchor) or placed(document.text, anchor, Course())


def locate_all(
    document: Document,
    annotations: Mapping[str, Annotation],
    checkpoint: Checkpoint = no_checkpoint,
) -> dict[str, Placement | None]:
    """Where every annotation is, by id: as `locate`, but each may rely on its neighbours.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    places = {key: item.anchor for key, item in annotations.items() if item.kind != "document"}
    anchors = dict.fromkeys(places.values())
    known: dict[Anchor, Placement | None] = {}
    try:
        steps = 2 * len(anchors)
        shifts: dict[Anchor, Shift] = {}
        for step, anchor in enumerate(anchors):
            if step % 64 == 0:
                checkpoint(step / steps)
            known[anchor] = _as_it_was(document, anchor)
            if known[anchor] is None and (shift := _shift(document.text, anchor)):
                shifts[anchor] = shift
        course = _settled(document.text, shifts, len(anchors))
        for step, anchor in enumerate(anchors, len(anchors)):
            if step % 64 == 0:
                checkpoint(step / steps)
            known[anchor] = known[anchor] or placed(document.text, anchor, course)
    finally:
        view.cache_clear()  # its words take twenty times the text, and are not needed again soon
    return {key: known[places[key]] if key in places else None for key in annotations}


def _as_it_was(document: Document, anchor: Anchor) -> Placement | None:
    text = document.text
    if (
        anchor.fingerprint == document.fingerprint
        and 0 <= anchor.start <= anchor.end <= len(text)
        and text[anchor.start : anchor.end] == anchor.exact
    ):
        return Placement(Span(anchor.start, anchor.end), "exact")
    return None


def _shift(text: str, anchor: Anchor) -> Shift | None:
    """How far the nearest place is off where quote and context stand, and only once nearby."""
    before = len(anchor.prefix)
    whole = anchor.prefix + anchor.exact + anchor.suffix
    if len(whole) < CONTEXT:
        return None
    low = max(0, anchor.start - before - _NEARBY)
    found = nearest(whole, text[low : low + 2 * _NEARBY], anchor.start - before - low)
    if found is not None:
        found += low
        return Shift(anchor.start, found + before) if _once(whole, text, found) else None
    seen = view(text)
    wanted = Wanted.of(anchor, seen, [anchor.start])
    before = len(wanted.prefix)
    found = nearest(wanted.whole, seen.plain, wanted.starts[0] - before)
    if found is None or not _once(wanted.whole, seen.plain, found):
        return None
    return Shift(anchor.start, seen.offset(found + before))


def _once(piece: str, text: str, place: int) -> bool:
    return text.count(piece, max(0, place - _NEARBY), place + len(piece) + _NEARBY) == 1


def _settled(text: str, shifts: dict[Anchor, Shift], asked: int) -> Course:
    """The course of ``shifts``, after all that stray have been looked for among their neighbours.

    The notes of a paragraph that stands in the text twice may all have gone to its twin. Where
    paragraphs were shuffled, what stands there twice says nothing about its neighbours.
    """
    course = Course.of(shifts.values(), asked)
    if not shifts:
        return course
    seen = view(text)
    for anchor, shift in list(shifts.items()):
        if not course.calm:
            if seen.plain.count(Wanted.of(anchor, seen, []).whole) > 1:
                del shifts[anchor]
                asked -= 1
            continue
        for guess, off in course.otherwise(shift):
            wanted = Wanted.of(anchor, seen, [guess])
            low, high = (seen.place(max(0, edge)) for edge in (guess - off, guess + off))
            before = len(wanted.prefix)
            found = seen.plain.find(wanted.whole, max(0, low - before), high + len(wanted.whole))
            if found >= 0:
                shifts[anchor] = Shift(anchor.start, seen.offset(found + before))
                break
    return Course.of(shifts.values(), asked)
