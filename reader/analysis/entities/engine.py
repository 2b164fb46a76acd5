"""From a text to its entities: find in each slice, find again everywhere, gather under names."""

from __future__ import annotations

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.linking import link
from reader.analysis.entities.mentions import agreed, mentions_in, recurrences, recurring
from reader.analysis.entities.tokens import slices
from reader.analysis.model import Entity
from reader.progress import Checkpoint

FIRST_PASS = 0.7  # the part of the work that is done when every slice has been read once


def find(text: str, checkpoint: Checkpoint) -> tuple[Entity, ...]:
    """See `reader.analysis.entities.find_entities`."""
    words = lexicon()
    pieces = list(slices(text))
    size = len(text) or 1
    found = []
    for piece in pieces:
        checkpoint(FIRST_PASS * piece.start / size)
        found.append(mentions_in(text, piece, words))
    names = recurring((mention for mentions in found for mention in mentions), words)
    if names.meanings:
        for piece, mentions in zip(pieces, found, strict=True):
            checkpoint(FIRST_PASS + (1 - FIRST_PASS) * piece.start / size)
            mentions.extend(recurrences(text, piece, mentions, names, words))
    entities = link(text, agreed(mention for mentions in found for mention in mentions))
    checkpoint(1.0)
    return entities
