"""What a file of statistics is made of, and what a format for it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reader.analysis.model import Statistic
from reader.document import Document
from reader.exporters.model import Language

State = Literal["found", "corrected", "dismissed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A statistic, and whether it is as the analysis found it or as the reader wants it."""

    statistic: Statistic
    state: State = "found"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a format may write, in the order of ``items``.

    ``language`` is that of the headings. ``mark`` opens CSV with a byte order mark, without which
    Excel takes UTF-8 for the code page of the system.
    """

    document: Document
    items: tuple[Finding, ...]
    language: Language = "ar"
    mark: bool = True


@dataclass(frozen=True, slots=True)
class FindingsFormat:
    """One way to write statistics. ``suffix`` starts with a dot."""

    name: str
    suffix: str
    write: Callable[[Findings], bytes]
