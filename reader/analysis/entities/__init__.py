"""Finding who and what a text is about: people, organisations, places, products."""

from reader.analysis.entities.engine import find_entities

__all__ = ["find_entities"]
