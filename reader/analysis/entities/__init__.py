"""Finding who and what a text is about: people, organisations, places, products."""

from __future__ import annotations

from reader.analysis.model import Entity
from reader.progress import Checkpoint, no_checkpoint

__all__ = ["find_entities"]


def find_entities(text: str, *, checkpoint: Checkpoint = no_checkpoint) -> tuple[Entity, ...]:
    """The people, organisations, places and products that ``text`` names, with every mention.

    Those with most mentions come first. Line feeds separate paragraphs; no mention spans two.
    ``checkpoint`` is called between slices of text with the part done, and may raise to stop.
    """
    # The engine and its word lists load at the first use, after the page is readable.
    from reader.analysis.entities.engine import find

    return find(text, checkpoint)
