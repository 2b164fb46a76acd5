"""Statistics as JSON: the contract of ``hamesh analyze --json``, and what the reader made of each.

::

    {"document": {"title", "fingerprint", "source"}, "statistics": [{…, "state"}]}
"""

from __future__ import annotations

import json
import re
from typing import Any

from reader.analysis.model import statistic_to_json
from reader.document import Document
from reader.exporters.findings.model import Findings

# What would reorder or break the lines of the file in an editor. JSON reads an escape as the same.
_LOUD = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def write(content: Findings) -> bytes:
    """The file, as UTF-8."""
    text = content.document.text
    found = [
        {**statistic_to_json(item.statistic, text), "state": item.state} for item in content.items
    ]
    return dumped(content.document, "statistics", found)


def dumped(document: Document, name: str, found: list[dict[str, Any]]) -> bytes:
    """A file that says of which document ``found`` is, which is called ``name`` there."""
    path = document.source.path
    answer = {
        "document": {
            "title": document.title,
            "fingerprint": document.fingerprint,
            "source": str(path) if path else None,
        },
        name: found,
    }
    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    return _LOUD.sub(_escaped, text).encode("utf-8", "backslashreplace")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
