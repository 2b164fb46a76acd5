"""What lists and rules alone say of a passage: the finders and the choice among their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.analysis.entities.candidates import Candidate, Passage, chosen
from reader.analysis.entities.latin import latin
from reader.analysis.entities.led import led
from reader.analysis.entities.listed import listed
from reader.analysis.entities.organisations import organisations
from reader.analysis.entities.people import people
from reader.analysis.entities.quoted import quoted

FINDERS: tuple[Callable[[Passage], Iterator[Candidate]], ...] = (
    listed, latin, quoted, led, people, organisations,
)  # fmt: skip


def rule_names(seen: Passage) -> list[Candidate]:
    """The names that lists and rules find in a passage, in order, none overlapping."""
    return chosen(candidate for finder in FINDERS for candidate in finder(seen))
