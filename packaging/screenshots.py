"""Painting ``docs/screenshots``: what the packaged program shows of the bundled article.

Its notes are made up here, and kept where no reader's are.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from bundle import ROOT
from manifest import PACKAGE

from reader import importers
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, Colour, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Document, Span

ARTICLE: Final = ROOT / "resources" / "article" / "mistral.txt"
FOLDER: Final = ROOT / "docs" / "screenshots"
SCALE: Final = "2"
SCREEN: Final = {"name": "dense", "x": 0, "y": 0, "width": 3840, "height": 2160}
PICTURES: Final = {
    "light": ("light", "ar", "statistics"),
    "dark": ("dark", "ar", "statistics"),
    "english": ("light", "en", "entities"),
    "notes": ("light", "ar", "notes"),
    "export": ("light", "ar", "export"),
}
NOTES: Final[tuple[tuple[str, Colour, str, tuple[str, ...]], ...]] = (
    ("«الرد الأوروبي»", "yellow", "من أطلق هذا الوصف أولًا؟ لا مصدر له في المقال.", ("سؤال",)),
    ("أنظمة سيادية مصممة خصيصًا", "green", "", ()),
    ("11.7 مليار يورو", "blue", "قارن بقيمة OpenAI في العام نفسه.", ("أرقام", "تمويل")),
    ("سوى 6% من الفرنسيين", "pink", "استطلاع «أيفوب»: أين حجم العيّنة؟", ("أرقام",)),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        Path(home, "screen.json").write_text(json.dumps({"screens": [SCREEN]}))
        write(Path(home, "notes"), importers.read(ARTICLE))
        for name, picture in PICTURES.items():
            paint(FOLDER / f"{name}.png", Path(home), *picture)


def write(folder: Path, document: Document) -> None:
    """Mark the passages of `NOTES`."""
    file = open_notes(folder, document)
    items = {}
    for words, colour, note, tags in NOTES:
        start = document.text.index(words)
        anchor = describe(document, Span(start, start + len(words)))
        item = Annotation(new_id(), anchor, colour, note, tags, now(), now())
        items[item.id] = item
    write_notes(with_annotations(file, items), document)


def paint(target: Path, home: Path, theme: str, language: str, show: str) -> None:
    """Let the package paint one picture."""
    program = PACKAGE / "hamesh"
    subprocess.run(
        [
            program, "screenshot", ARTICLE, "--output", target, "--scale", SCALE,
            "--theme", theme, "--language", language, "--show", show,
        ],
        env=os.environ
        | {"HAMESH_HOME": str(home), "HOME": "/home/hamesh", "QT_SCALE_FACTOR": SCALE}
        | {"QT_QPA_PLATFORM": f"offscreen:configfile={home}/screen.json"},
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
