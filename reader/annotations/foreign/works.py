"""Whether what a file says it is about may be the document that is open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from reader.annotations.foreign.model import Work
from reader.document import Document
from reader.text.fold import fold

_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 8  # letters of the part of a title that is taken for the whole


def names_of(document: Document) -> tuple[tuple[str, ...], ...]:
    """The words of each name that ``document`` goes by."""
    path = document.source.path
    names = [document.title, path.stem if path is not None else ""]
    return tuple(dict.fromkeys(words for words in map(_words, names) if words))


def is_about(
    work: Work, names: Iterable[tuple[str, ...]], fingerprints: frozenset[str]
) -> bool | None:
    """Whether ``work`` is what goes by ``names``, or was one of the texts; None if it says not.

    A title may lack its second part on either side: two words and eight letters are enough.
    """
    if not fingerprints.isdisjoint(work.fingerprints):
        return True
    own = [*names]
    titles = [_words(part) for name in work.names for part in (name, PurePath(name).stem)]
    if any(_alike(one, other) for one in titles for other in own):
        return True
    if work.named:
        return False
    return True if _words(_file_name(work.address)) in own else None


def _file_name(address: str) -> str:
    """The last part of an address, without its ending."""
    try:
        path = urlsplit(address).path
    except ValueError:  # brackets that are no IPv6 address
        return ""
    return PurePosixPath(unquote(path)).stem


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if not short or short != long[: len(short)]:
        return False
    return len(short) == len(long) or (len(short) >= 2 and len("".join(short)) >= _SHORTEST)


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name).casefold().replace("_", " ")))
