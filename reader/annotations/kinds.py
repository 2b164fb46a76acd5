"""What annotations there are: light enough for those who need only the names of it."""

from __future__ import annotations

from typing import Literal

Colour = Literal["yellow", "green", "blue", "pink", "purple"]
COLOURS: tuple[Colour, ...] = ("yellow", "green", "blue", "pink", "purple")

Kind = Literal["passage", "bookmark", "document"]
"""What an annotation is about: words of the text, a place in it, or all of it."""
