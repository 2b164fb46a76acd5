"""Changes that give annotations a place: new bookmarks, accepted places, orphans brought back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reader.annotations.anchor import Placement, bookmark_span, describe
from reader.annotations.model import COLOURS, Annotation, Change, new_id, now, whole
from reader.document import Document, Span


def bookmarked(document: Document, offset: int) -> Annotation:
    """A bookmark at the words around ``offset``."""
    moment = now()
    anchor = describe(document, bookmark_span(document, offset))
    return Annotation(new_id(), anchor, COLOURS[0], "", (), moment, moment, kind="bookmark")


def about(document: Document) -> Annotation:
    """An empty note about all of ``document``."""
    moment = now()
    anchor = whole(document.fingerprint)
    return Annotation(new_id(), anchor, COLOURS[0], "", (), moment, moment, kind="document")


def accepted(
    document: Document, annotations: Iterable[Annotation], placements: Mapping[str, Placement]
) -> Iterator[Change]:
    """What makes each of ``annotations`` sure of the place that it is shown at.

    Those that have none, or are sure already, stay as they are.
    """
    for item in annotations:
        placement = placements.get(item.id)
        if placement is not None and placement.how == "approximate":
            yield reattached(document, item, placement.span)


def reattached(document: Document, annotation: Annotation, span: Span) -> Change:
    """What gives ``annotation`` to the words of ``span``; one about the whole text gets a place.

    What its anchor said in a form that we do not understand was about the old place, and goes.
    """
    extra = {key: value for key, value in annotation.extra.items() if key not in _OF_THE_PLACE}
    kind = "passage" if annotation.kind == "document" else annotation.kind
    after = replace(
        annotation, anchor=describe(document, span), extra=extra, kind=kind, modified=now()
    )
    return Change(annotation, after)


_OF_THE_PLACE = ("target", "hamesh:quote", "hamesh:position")
