"""A document to import into, and a file of a format, written for the test."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.document import Document, Source

TEXT = (
    ("مقهى الحي القديم", "title"),
    ("افتتح سالم المقهى في ربيع 1987، وكان أول ما اشتراه مذياعًا من الخشب.", "paragraph"),
    ("«لا أبيع القهوة، بل أبيع الوقت»، هكذا كان يقول لكل من يسأله عن الأسعار.", "paragraph"),
    ("زاد عدد الزبائن 40% حين وصلت شركة OpenDesk إلى الشارع المقابل.", "paragraph"),
    ("واليوم يدير المقهى حفيده، وما زال المذياع في مكانه.", "paragraph"),
)


@pytest.fixture
def document() -> Document:
    return Document.of_paragraphs(TEXT, source=Source(Path("cafe.txt")))  # type: ignore[arg-type]


Save = Callable[[str, Any], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Writes what a program would write: text, bytes, or a value as JSON."""

    def write(name: str, content: Any) -> Path:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_bytes(content.encode("utf-8"))
        else:
            path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write
