"""The open document: one immutable text, its blocks, and spans of code points into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

Role = Literal["title", "heading", "paragraph"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in a text, the one coordinate system.

    Raises:
        ValueError: ``start`` is negative or beyond ``end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is a position, not an absence

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The piece of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-level unit: its span in ``Document.text`` (without the line feed) and role."""

    start: int
    end: int
    role: Role = "paragraph"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from. Hints for people and for finding it again, never its identity."""

    path: Path | None = None
    encoding: str | None = None
    media_type: str = "text/plain"


@dataclass(frozen=True)
class Document:
    """A text that never changes after import.

    ``text`` is the blocks' texts joined by one line feed. Blocks cover it in order.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    source: Source = field(default_factory=Source)

    @classmethod
    def of_paragraphs(
        cls,
        paragraphs: Iterable[tuple[str, Role]],
        *,
        title: str = "",
        source: Source | None = None,
    ) -> Document:
        """Join ``(text, role)`` pairs; the texts must be clean and free of line feeds."""
        blocks: list[Block] = []
        texts: list[str] = []
        offset = 0
        for text, role in paragraphs:
            blocks.append(Block(offset, offset + len(text), role))
            texts.append(text)
            offset += len(text) + 1
        if not title:
            title = next((t for t, b in zip(texts, blocks, strict=True) if b.role == "title"), "")
        return cls("\n".join(texts), tuple(blocks), title, source or Source())

    @cached_property
    def fingerprint(self) -> str:
        """``sha256:`` and 64 hex digits of the UTF-8 text: what the document is known by."""
        import hashlib  # loads OpenSSL, and no page needs it before it can be read

        return "sha256:" + hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """The index of the block that holds ``offset``; a line feed belongs to the block before.

        Raises:
            IndexError: the document has no block.
        """
        if not self.blocks:
            raise IndexError("a document without blocks")
        return max(0, bisect_right(self._starts, offset) - 1)
