"""What a reader does to figures, as changes of the annotations that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.analysis.model import Statistic
from reader.annotations.model import (
    COLOURS,
    Annotation,
    Annotations,
    Change,
    Correction,
    new_id,
    now,
)
from reader.document import Document
from reader.library.corrections import Figure, correction, kind_of


def dismissing(
    figures: Iterable[Figure], kept: Annotations, document: Document
) -> Iterator[Change]:
    """Taking ``figures`` for no statistics."""
    for figure in figures:
        if figure.original is None:  # only the reader's word made it one
            yield from restoring([figure], kept)
        elif figure.state != "dismissed":
            yield _saying(figure, Correction(kind_of(figure), dismissed=True), kept, document)


def correcting(
    figure: Figure, statistic: Statistic, kept: Annotations, document: Document
) -> Change:
    """Taking ``figure`` for ``statistic``."""
    return _saying(figure, correction(figure, statistic), kept, document)


def restoring(figures: Iterable[Figure], kept: Annotations) -> Iterator[Change]:
    """Taking back all that was said of ``figures``."""
    return forgetting((id for figure in figures for id in figure.correction_ids), kept)


def forgetting(ids: Iterable[str], kept: Annotations) -> Iterator[Change]:
    """Taking back the corrections ``ids``, but no note that stands with one."""
    for id in ids:
        present = kept.get(id)
        if present is not None:
            bare = replace(present, correction=None, modified=now())
            yield Change(present, bare if present.is_note else None)


def _saying(figure: Figure, said: Correction, kept: Annotations, document: Document) -> Change:
    """Saying ``said`` of ``figure``, in place of what was said of it before."""
    moment = now()
    present = kept.get(figure.correction_id or "")
    if present is not None and present.correction is not None:
        said = replace(said, of=present.correction.of)
        return Change(present, replace(present, correction=said, modified=moment))
    from reader.annotations.anchor import describe  # after the page is readable

    anchor = describe(document, figure.statistic.span)
    made = Annotation(new_id(), anchor, COLOURS[0], "", (), moment, moment, correction=said)
    return Change(None, made)
