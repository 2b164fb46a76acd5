"""What exports are made of: the saved and the open document give the same."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from reader import errors
from reader.analysis import analyse
from reader.annotations.anchor import describe, locate_all
from reader.annotations.model import Annotation, Colour, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Span
from reader.exporters import ALL, FORMATS, Choice, Options
from reader.importers import read
from reader.library.material import Material, content, read_template, saved, wants_findings
from reader.progress import Cancelled

TEXT = "يقول سامر الخطيب إن 20% من الناس يقرؤون.\nوفي 2024 زادت النسبة إلى 30%."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notes"


@pytest.fixture
def path(tmp_path: Path, folder: Path) -> Path:
    """A file with two notes on it."""
    made = tmp_path / "نص.txt"
    made.write_text(TEXT, encoding="utf-8")
    document, moment = read(made), now()
    notes = {}
    colours: dict[int, Colour] = {0: "yellow", 20: "green"}
    for start, colour in colours.items():
        anchor = describe(document, Span(start, start + 5))
        note = Annotation(new_id(), anchor, colour, "ملاحظة", (), moment, moment)
        notes[note.id] = note
    write_notes(with_annotations(open_notes(folder, document), notes), document)
    return made


def made(material: Material, format: str, choice: Choice = ALL, **options: bool) -> bytes:
    chosen = Options(statistics=options.get("statistics", False))
    export = content(material, FORMATS[format], choice, chosen, language="ar", colour_names={})
    return FORMATS[format].write(export)


def test_all_notes_lose_nothing_and_some_are_some(path: Path, folder: Path) -> None:
    material = saved(path, folder)
    (file,) = folder.glob("*.jsonld")
    assert made(material, "jsonld") == file.read_bytes()
    some = Choice(colours=frozenset({"green"}))
    assert made(material, "jsonld", some).count(b'"Annotation"') == 1


# A Word file carries the time of day.
@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"article-docx"}))
def test_what_is_known_already_makes_the_same_as_what_is_found_out(
    path: Path, folder: Path, format: str
) -> None:
    found = saved(path, folder)
    analysis = analyse(found.document.text)
    known = dataclasses.replace(
        found,
        placements={
            id: place
            for id, place in locate_all(found.document, found.annotations).items()
            if place is not None
        },
        found=(analysis.statistics, analysis.entities),
    )
    assert made(known, format) == made(found, format)


def test_figures_are_looked_for_where_they_have_a_place(path: Path, folder: Path) -> None:
    material = saved(path, folder)

    def stop(_: float) -> None:
        raise Cancelled

    for name, format in FORMATS.items():
        for statistics in (False, True):
            options = Options(statistics=statistics)
            wanted = wants_findings(format, options)
            assert wanted == (
                format.family == "findings" or (statistics and name.startswith("article"))
            )
            words = {"language": "ar", "colour_names": {}, "checkpoint": stop}
            if wanted:
                with pytest.raises(Cancelled):
                    content(material, format, ALL, options, **words)  # type: ignore[arg-type]
            else:
                content(material, format, ALL, options, **words)  # type: ignore[arg-type]


def test_damaged_notes_are_said_and_not_left_out(path: Path, folder: Path) -> None:
    (file,) = folder.glob("*.jsonld")
    file.write_bytes(b"\0 no notes")
    for older in (folder / ".generations").rglob("*"):
        if older.is_file():
            older.unlink()
    with pytest.raises(errors.NotesError):
        saved(path, folder)


def test_a_template_is_text_or_an_error(tmp_path: Path) -> None:
    path = tmp_path / "قالب.md"
    with pytest.raises(errors.NotFound):
        read_template(path)
    path.write_bytes("\ufeff{{ title }}".encode())
    assert read_template(path) == "{{ title }}"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(errors.NotText):
        read_template(path)
    with pytest.raises(errors.Unreadable):
        read_template(tmp_path)
