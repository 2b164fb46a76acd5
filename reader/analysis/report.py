"""The public JSON of an analysis: what ``hamesh analyze`` reads and writes."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from reader.analysis.model import Analysis, entity_to_json, statistic_to_json
from reader.text.segment import words


class InvalidLine(ValueError):
    """A line of input is not what ``--jsonl`` reads; the message says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One text to analyse as it is; ``date`` is the reference for relative dates."""

    id: Any
    text: str
    title: str = ""
    date: datetime.datetime | None = None


def read_line(line: str) -> Line:
    """Read ``{"id", "text", "date"?, "title"?}``; ``date`` is ISO 8601.

    Raises:
        InvalidLine: it is something else.
    """
    try:
        saved = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidLine(f"not JSON: {error}") from error
    match saved:
        case {"id": id_, "text": str(text)}:
            title = saved.get("title")
            return Line(id_, text, title if isinstance(title, str) else "", _date(saved))
    raise InvalidLine('not an object with "id" and a string "text"')


def _date(saved: dict[str, Any]) -> datetime.datetime | None:
    written = saved.get("date")
    if written is None:
        return None
    try:
        return datetime.datetime.fromisoformat(written)
    except (TypeError, ValueError) as error:
        raise InvalidLine(f'"date" is not ISO 8601: {written!r}') from error


def report(id_: Any, text: str, analysis: Analysis, *, title: str = "") -> dict[str, Any]:
    """The object that one text is answered with; all offsets are code points into ``text``."""
    # surrogatepass: a text that comes as JSON may hold lone surrogates, and is analysed as it is
    fingerprint = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "id": id_,
        "document": {
            "title": title,
            "characters": len(text),
            "words": sum(1 for _ in words(text)),
            "fingerprint": f"sha256:{fingerprint}",
        },
        "statistics": [statistic_to_json(item, text) for item in analysis.statistics],
        "entities": [entity_to_json(item, text) for item in analysis.entities],
    }
