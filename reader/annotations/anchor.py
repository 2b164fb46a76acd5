"""From a span to an anchor that survives edits, and from an anchor back to a span.

`describe` remembers the quote, its context and its position. `locate` tries, in this order:

1. the position, if the text has the same fingerprint;
2. quote and whole context unchanged: the nearest such place;
3. the folded quote: every place, ranked by `search.Hit.score`;
4. the approximate quote, with an error bound that grows with its length.

A place is only taken on evidence: a short quote needs a context that agrees, a repeated one too.
What has no such place is an orphan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from reader.annotations.model import Anchor, Annotation
from reader.annotations.search import Hit, View, approximate_hits, folded_hits, nearest, view
from reader.document import Document, Span
from reader.progress import Checkpoint, no_checkpoint
from reader.text.segment import grapheme_end, sentences

How = Literal["exact", "moved", "approximate"]

CONTEXT = 32
"""Code points of prefix and suffix that an anchor keeps."""

_AGREES = 0.6  # mean likeness of both contexts; unrelated Arabic prose reaches 0.3 to 0.4
_ONE_SIDE_AGREES = 0.9  # the paragraph before or after may be gone altogether
_SHORT = 12  # code points; below that a quote alone is no evidence
_LONG = 32  # as much as one context; from here on an altered quote alone is some
_ALIKE = 0.8
_BOOKMARK = 60  # code points: about a line


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor's quote is now.

    ``exact``: unchanged, where it was. ``moved``: the same words elsewhere, or spelt with other
    harakat, hamzas or digits. ``approximate``: probably this; the reader should have a look.
    """

    span: Span
    how: How


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
    text = document.text
    if (
        anchor.fingerprint == document.fingerprint
        and 0 <= anchor.start <= anchor.end <= len(text)
        and text[anchor.start : anchor.end] == anchor.exact
    ):
        return Placement(Span(anchor.start, anchor.end), "exact")
    return _unchanged(text, anchor) or _ranked(view(text), anchor)


def locate_all(
    document: Document,
    annotations: Mapping[str, Annotation],
    checkpoint: Checkpoint = no_checkpoint,
) -> dict[str, Placement | None]:
    """`locate` for every annotation, by id.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    placements: dict[str, Placement | None] = {}
    try:
        for done, (key, annotation) in enumerate(annotations.items()):
            if done % 64 == 0:
                checkpoint(done / len(annotations))
            whole = annotation.kind == "document"
            placements[key] = None if whole else locate(document, annotation.anchor)
    finally:
        view.cache_clear()  # a folded text is forty times its size, and is not needed again soon
    return placements


def _unchanged(text: str, anchor: Anchor) -> Placement | None:
    """The nearest place where quote and both contexts stand unchanged."""
    if not anchor.prefix and not anchor.suffix:
        return None
    whole = anchor.prefix + anchor.exact + anchor.suffix
    found = nearest(whole, text, anchor.start - len(anchor.prefix))
    if found is None:
        return None
    start = found + len(anchor.prefix)
    how: How = "exact" if start == anchor.start else "moved"
    return Placement(Span(start, start + len(anchor.exact)), how)


def _ranked(text: View, anchor: Anchor) -> Placement | None:
    """The best place that there is enough evidence for."""
    exact = _best(folded_hits(text, anchor))
    if exact and exact[0].surrounded:
        return Placement(exact[0].span, _how(text, anchor, exact[0]))
    near = [
        hit
        for hit in _best(approximate_hits(text, anchor))
        if not any(hit.span.overlaps(other.span) for other in exact)
    ]
    # Unaltered words in other surroundings lose to altered words in the old ones: in a list of
    # similar lines, the one that was mended must not hand its note to its neighbour.
    if exact and _agrees(exact[0]) and not (near and _rank(near[0]) < _rank(exact[0])):
        return Placement(exact[0].span, _how(text, anchor, exact[0]))
    if near and _agrees(near[0]):
        return Placement(near[0].span, "approximate")
    return _without_context(text, anchor, exact, near)


def _without_context(
    text: View, anchor: Anchor, exact: list[Hit], near: list[Hit]
) -> Placement | None:
    """A place whose surroundings are unknown or all different: only a long quote is evidence."""
    unknown = not anchor.prefix and not anchor.suffix  # as other programs write anchors
    if exact and (len(anchor.exact) >= _SHORT or (unknown and len(exact) == 1)):
        sure = len(exact) == 1 and (unknown or len(anchor.exact) >= _LONG)
        return Placement(exact[0].span, _how(text, anchor, exact[0]) if sure else "approximate")
    if near and len(anchor.exact) >= _LONG and near[0].quote >= _ALIKE:
        return Placement(near[0].span, "approximate")
    return None


def _best(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=_rank)


def _rank(hit: Hit) -> tuple[bool, float, Span]:
    """The whole context counts more than all points; the better, the smaller."""
    return not hit.surrounded, -hit.score, hit.span


def _agrees(hit: Hit) -> bool:
    return (hit.prefix + hit.suffix) / 2 >= _AGREES or max(
        hit.prefix, hit.suffix
    ) >= _ONE_SIDE_AGREES


def _how(text: View, anchor: Anchor, hit: Hit) -> How:
    same = hit.span.start == anchor.start and hit.span.of(text.original) == anchor.exact
    return "exact" if same else "moved"
