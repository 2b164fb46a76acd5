"""Random notebooks before the judge of the W3C's assertions: `python -m tests.notes_standard`.

The judge is ../shared/tools/check_webannotation.py, which lies beside the project, not in it.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from reader.annotations.checking import check
from reader.annotations.model import Annotation
from reader.annotations.store import NotesFile, open_notes, with_annotations, write_notes
from reader.document import Document, Source
from reader.text.clean import clean
from tests.notes_making import LINES, NOTES, annotation, by_id, foreign
from tests.shared import SHARED

CHECKER = SHARED / "tools" / "check_webannotation.py"
ALPHABETS = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء ",
    "abcXYZ 0123456789٠١٢٣٤٥٦٧٨٩",
    "\u064b\u064e\u0651\u0640\u0670\u200c\u200d\u200e\u200f\u202b\u2067\u2069\u00ad",
    "📚👩🏽🏫𝟗\U0010ffff\ufdfa\ufeff\u0378",
    '"\\/<>&{}[]\n\t\r\x00\x1f\x7f\x85\u2028\u2029\ud83d\udcda\ud800',
)
UNREAD = (
    {"id": "https://example.org/1", "type": "Annotation", "target": "https://example.org/page"},
    {
        "id": "https://example.org/2",
        "type": "Annotation",
        "motivation": "bookmarking",
        "body": "https://example.org/text",
        "target": {"source": "https://example.org/page", "type": "SpecificResource"},
    },
)


def text(chance: random.Random, most: int) -> str:
    """Up to so many characters, of one alphabet or of several."""
    alphabet = "".join(chance.sample(ALPHABETS, chance.choice((1, 1, 2, 5))))
    return "".join(chance.choices(alphabet, k=chance.randint(0, most)))


def notebook(folder: Path, seed: int) -> int:
    """Write one, with a history of changes; how many annotations it has."""
    chance = random.Random(seed)
    lines = [f"{seed}", *LINES, *(text(chance, 200) for _ in range(chance.randint(0, 3)))]
    doc = Document.of_paragraphs(
        [(clean(line).replace("\n", " "), "paragraph") for line in lines],
        title=clean(text(chance, 40)),
        source=Source(folder / f"{seed}.txt") if chance.random() < 0.5 else Source(),
    )
    notes = open_notes(folder, doc)
    items = [_item(chance, doc, f"{seed:08x}-0000-4000-8000-{n:012}") for n in range(8)]
    kept = chance.sample(items, chance.randint(0, len(items)))
    notes = write_notes(with_annotations(notes, by_id(items)), doc)
    notes = with_annotations(notes, by_id(kept))
    unread = tuple(chance.sample(UNREAD, chance.choice((0, 0, 1, 2))))
    write_notes(_with(notes, unread), doc)
    return len(kept) + len(unread)


def _with(notes: NotesFile, unread: tuple[object, ...]) -> NotesFile:
    return dataclasses.replace(notes, unread=unread)


def _item(chance: random.Random, doc: Document, key: str) -> Annotation:
    note = chance.choice((*NOTES, text(chance, 300)))
    item = annotation(chance, doc, f"urn:uuid:{key}", note)
    tags = (*item.tags, *filter(None, (text(chance, 12),)))
    return foreign(chance, dataclasses.replace(item, tags=tuple(dict.fromkeys(tags))))


def judged(count: int, seed: int) -> tuple[int, str]:
    """The judge's exit code, and what it says, of so many notebooks.

    Raises:
        AssertionError: an annotation is missing, or our own check finds fault with a file.
    """
    with tempfile.TemporaryDirectory(prefix="notes-standard-") as top:
        folder = Path(top)
        written = sum(notebook(folder, seed + number) for number in range(count))
        files = sorted(folder.glob("*.jsonld"))
        assert len(files) == count
        for file in check(folder).files:
            serious = [each for each in file.findings if each.problem != "unread_record"]
            assert not serious, f"{file.path.name}: {serious}"
        done = subprocess.run(
            [sys.executable, CHECKER, *files], capture_output=True, text=True, check=False
        )
        said = done.stdout + done.stderr
        assert said.splitlines()[-1].startswith(f"{written} annotations"), said[-2000:]
        return done.returncode, said


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.notes_standard", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    if not CHECKER.exists():
        sys.exit(f"{CHECKER} is not here: it is kept beside the project, not in it")
    code, said = judged(chosen.count, chosen.seed)
    print(f"{chosen.count} notebooks: {said[-3000:]}", end="")
    sys.exit(code)


if __name__ == "__main__":
    main()
