"""The command line: answers on standard output, one line on standard error, three exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import reader
from reader import exporters, resources
from reader.analysis import Analysis
from reader.analysis.report import InvalidLine, read_line, report
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, Correction, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.cli import main
from reader.document import Span
from reader.importers import read
from reader.library import settings

ARTICLE = resources.path("article", "mistral.txt")
Output = pytest.CaptureFixture[str]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """What the window was asked to open; no window opens."""
    asked: list[list[Path]] = []

    def run(paths: list[Path], argv: list[str]) -> int:
        del argv
        asked.append(paths)
        return 0

    fake = ModuleType("reader.ui.app")
    fake.run = run  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "reader.ui.app", fake)
    return asked


# -- the window


def test_files_are_opened_in_the_window(opened: list[list[Path]]) -> None:
    assert main(["أول.txt", "second.txt"]) == 0
    assert opened == [[Path("أول.txt"), Path("second.txt")]]


def test_without_a_file_the_bundled_article_opens(opened: list[list[Path]]) -> None:
    assert main([]) == 0
    assert opened == [[ARTICLE]]


def test_without_a_file_the_one_read_last_opens(opened: list[list[Path]], tmp_path: Path) -> None:
    last, gone = tmp_path / "last.txt", tmp_path / "gone.txt"
    last.touch()
    settings.save(settings.Settings(recent=(gone, last)))
    assert main([]) == 0
    assert opened == [[last]]


def test_a_last_file_that_the_system_says_nothing_about_is_passed_over(
    opened: list[list[Path]], tmp_path: Path
) -> None:
    # As in a folder that may not be entered; but root may enter every folder.
    settings.save(settings.Settings(recent=(tmp_path / ("ن" * 200),)))
    assert main([]) == 0
    assert opened == [[ARTICLE]]


def test_a_file_that_is_called_like_a_command_can_be_opened(opened: list[list[Path]]) -> None:
    assert main(["./text"]) == 0
    assert main(["--", "-odd-name"]) == 0
    assert opened == [[Path("text")], [Path("-odd-name")]]


def test_starting_the_window_imports_neither_argparse_nor_the_engines() -> None:
    script = (
        "import sys, types; app = types.ModuleType('reader.ui.app'); app.run = lambda p, a: 0;"
        "sys.modules['reader.ui.app'] = app; from reader.cli import main; main(['x.txt']);"
        "print([m for m in ('argparse', 'json', 'reader.importers', 'reader.analysis')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


# -- help and wrong usage


def test_the_version_is_printed(capsys: Output) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hamesh {reader.__version__}\n"


@pytest.mark.parametrize("way", ["help", "--help", "-h"])
def test_help_names_every_command(way: str, capsys: Output) -> None:
    assert main([way]) == 0
    out = capsys.readouterr().out
    assert all(f"hamesh {name}" in out for name in ("text", "analyze", "export", "screenshot"))


@pytest.mark.parametrize("command", ["text", "analyze", "export", "screenshot"])
def test_every_command_explains_itself(command: str, capsys: Output) -> None:
    assert main([command, "--help"]) == 0
    assert f"hamesh {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unknown"],
        ["text"],
        ["text", "--unknown", "x"],
        ["analyze"],
        ["analyze", "--json"],
        ["analyze", "a.txt", "--jsonl", "b"],
        ["analyze", "--jsonl", "b"],
        ["analyze", "a.txt", "--output", "b"],
        ["analyze", "a.txt", "b.txt", "--csv"],
        ["analyze", "a.txt", "--csv", "--json"],
        ["analyze", "a.txt", "--corrected"],
        ["analyze", "a.txt", "--csv", "--notes-folder", "b"],
        ["analyze", "a.txt", "--no-bom"],
        ["analyze", "--jsonl", "b", "--output", "c", "--csv"],
        ["screenshot", "a.txt"],
        ["screenshot", "a.txt", "--output", "b.png", "--size", "huge"],
        ["screenshot", "a.txt", "--output", "b.png", "--theme", "pink"],
        ["screenshot", "a.txt", "--output", "b.png", "--scale", "nan"],
        ["export", "a.txt", "--output", "b"],
        ["export", "a.txt", "--format", "none", "--output", "b"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Output) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err


# -- hamesh text


def test_text_prints_what_the_window_shows(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "نص.txt"
    path.write_bytes("عنوان\r\n\r\nسطر أول.\r\n".encode("cp1256"))
    assert main(["text", str(path)]) == 0
    assert capsys.readouterr().out == "عنوان\nسطر أول.\n"


def test_text_of_an_empty_file_is_nothing(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "empty.txt").touch()
    assert main(["text", str(tmp_path / "empty.txt")]) == 0
    assert capsys.readouterr().out == ""


def test_text_is_utf_8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "text", str(ARTICLE)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
        cwd=resources.path().parent,
    )
    assert done.returncode == 0
    assert "ميسترال" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("command", [["text"], ["analyze"], ["analyze", "--json"]])
def test_a_missing_file_is_1_and_one_line(command: list[str], capsys: Output) -> None:
    assert main([*command, "لا يوجد.txt"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "hamesh: لا يوجد.txt: there is no such file (No such file or directory); "
        "check its name and folder\n"
    )


def test_a_name_with_a_line_feed_stays_on_one_line(capsys: Output) -> None:
    assert main(["text", "a\nb.txt"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is full")
@pytest.mark.parametrize("command", [["--help"], ["text", str(ARTICLE)], ["analyze", str(ARTICLE)]])
def test_output_that_cannot_be_written_is_1_and_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=resources.path().parent,
        )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="only a POSIX shell closes an output")
def test_a_closed_output_is_1_and_one_line() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" "$@" >&-', sys.executable, "-m", "reader", "text", str(ARTICLE)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=resources.path().parent,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


# -- hamesh analyze


def test_a_file_is_answered_in_json(capsys: Output) -> None:
    assert main(["analyze", str(ARTICLE), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    text = ARTICLE.read_text(encoding="utf-8")
    assert answer["document"]["title"] == text.splitlines()[0]
    assert answer["document"]["fingerprint"].startswith("sha256:")
    assert set(answer) == {"id", "document", "statistics", "entities"}
    assert answer["statistics"]
    assert answer["entities"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capsys: Output) -> None:
    assert main(["analyze", "--json", str(tmp_path / "none"), str(ARTICLE)]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["id"] == str(ARTICLE)
    assert captured.err.count("\n") == 1


def test_without_json_the_findings_are_a_table(capsys: Output) -> None:
    assert main(["analyze", str(ARTICLE)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows
    assert all(row.count("\t") == 2 for row in rows)


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_statistics_are_written_as_a_table(tmp_path: Path) -> None:
    target = tmp_path / "جدول.csv"
    assert main(["analyze", str(ARTICLE), "--csv", str(target), "--language", "en"]) == 0
    headings, *rows = table(target.read_bytes())
    assert headings[:4] == ["Phrase", "Kind", "Value", "Unit"]
    assert ["11.7 مليار يورو", "money", "11700000000", "EUR"] in [row[:4] for row in rows]


def test_a_table_without_a_place_is_printed(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["analyze", str(ARTICLE), "--csv"]) == 0
    marked = capsysbinary.readouterr().out
    assert main(["analyze", str(ARTICLE), "--csv", "--no-bom"]) == 0
    plain = capsysbinary.readouterr().out
    assert marked == b"\xef\xbb\xbf" + plain
    assert table(plain)[0][0] == "العبارة"


def test_a_table_never_replaces_the_document(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.csv"
    path.write_text("بلغت النسبة 6%.", encoding="utf-8")
    assert main(["analyze", str(path), "--csv", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == "بلغت النسبة 6%."
    assert "this is the document itself" in capsys.readouterr().err


def jsonl(tmp_path: Path, *lines: str) -> tuple[int, list[dict[str, object]]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    code = main(["analyze", "--jsonl", str(source), "--output", str(target)])
    return code, [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def test_each_line_is_answered_under_its_id(tmp_path: Path) -> None:
    code, answers = jsonl(
        tmp_path,
        json.dumps({"id": "a", "text": "ارتفعت الأسعار 12% أمس.", "date": "2025-03-04"}),
        json.dumps({"id": 7, "text": ""}),
        "",
    )
    assert code == 0
    assert [answer["id"] for answer in answers] == ["a", 7]
    assert answers[1]["document"]["characters"] == 0  # type: ignore[index]  # JSON


def test_texts_are_analysed_as_given_so_that_offsets_fit(tmp_path: Path) -> None:
    text = "\ufeffسطر\r\n\r\n  ارتفع بنسبة 12%\ud800."
    code, answers = jsonl(tmp_path, json.dumps({"id": 1, "text": text}))
    assert code == 0
    statistics = answers[0]["statistics"]
    assert isinstance(statistics, list)
    assert statistics
    for item in statistics:
        assert text[item["start"] : item["end"]] == item["surface"]
    assert answers[0]["document"]["characters"] == len(text)  # type: ignore[index]  # JSON


def test_a_bad_line_is_reported_and_the_rest_answered(tmp_path: Path, capsys: Output) -> None:
    good = json.dumps({"id": "good", "text": "نص"})
    code, answers = jsonl(tmp_path, "{", good, '{"id": 1}', "[]", good)
    assert code == 1
    assert [answer["id"] for answer in answers] == ["good", "good"]
    errors = capsys.readouterr().err.splitlines()
    assert [line.split(":")[2] for line in errors] == ["1", "3", "4"]


def test_bytes_that_are_no_utf_8_spoil_no_more_than_their_line(
    tmp_path: Path, capsys: Output
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b'\xff\n{"id": 1, "text": "a"}\n')
    assert main(["analyze", "--jsonl", str(source), "--output", str(target)]) == 1
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1
    assert ":1:" in capsys.readouterr().err


def test_a_pipe_is_answered_line_by_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "analyze", "--jsonl", "-", "--output", "-"],
        input=json.dumps({"id": "س", "text": "نص"}, ensure_ascii=False).encode(),
        capture_output=True,
        cwd=resources.path().parent,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == "س"


def test_the_input_is_never_overwritten(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": 1, "text": "a"}\n', encoding="utf-8")
    assert main(["analyze", "--jsonl", str(path), "--output", str(path)]) == 2
    assert path.read_text(encoding="utf-8")
    assert "same file" in capsys.readouterr().err


def test_a_missing_input_or_an_impossible_output_is_1(tmp_path: Path, capsys: Output) -> None:
    missing, there = tmp_path / "none.jsonl", tmp_path / "in.jsonl"
    there.write_text('{"id": 1, "text": "a"}\n', encoding="utf-8")
    assert main(["analyze", "--jsonl", str(missing), "--output", str(tmp_path / "out")]) == 1
    assert main(["analyze", "--jsonl", str(there), "--output", str(tmp_path / "no" / "out")]) == 1
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "1",
        '{"id": 1, "text": 5}',
        '{"text": "a"}',
        '{"id": 1, "text": "a", "date": 5}',
        '{"id": 1, "text": "a", "date": "yesterday"}',
        "[" * 100_000,
    ],
    ids=lambda line: line[:45],
)
def test_what_is_no_input_line_is_said_so(line: str) -> None:
    with pytest.raises(InvalidLine):
        read_line(line)


def test_a_report_counts_words_and_characters() -> None:
    document = report("x", "قرأ الولدُ كتابًا.", Analysis())["document"]
    assert (document["words"], document["characters"]) == (3, 18)


def test_a_csv_is_written_as_the_reader_wants_the_statistics(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.txt", tmp_path / "notes"
    path.write_text(
        "باع المتجر 20 كتابا. وباع المصنع 30 دفترا. وباع المرسم 40 قلما.", encoding="utf-8"
    )
    document = read(path)

    def said(words: str, **values: object) -> Annotation:
        start = document.text.index(words)
        anchor = describe(document, Span(start, start + len(words)))
        meant = Correction("number", **values)  # type: ignore[arg-type] # fields of a correction
        return Annotation(new_id(), anchor, "yellow", "", (), now(), now(), correction=meant)

    made = (said("20", kind="number", value=25), said("30", dismissed=True))
    notes = with_annotations(open_notes(folder, document), {item.id: item for item in made})
    write_notes(notes, document)
    target = tmp_path / "a.csv"
    line = ["analyze", str(path), "--csv", str(target), "--language", "en"]
    assert main(line) == 0
    assert [row[2] for row in table(target.read_bytes())[1:]] == ["20", "30", "40"]
    assert main([*line, "--corrected", "--notes-folder", str(folder)]) == 0
    rows = table(target.read_bytes())[1:]
    assert [(row[2], row[-1]) for row in rows] == [("25", "corrected"), ("40", "found")]


# -- hamesh export


def noted(path: Path, folder: Path) -> None:
    """Save one note on the first word of the text at ``path``."""
    document = read(path)
    span = Span(0, document.text.index(" "))
    moment = now()
    note = Annotation(
        new_id(), describe(document, span), "green", "ملاحظة أولى", ("وسم",), moment, moment
    )
    notes = with_annotations(open_notes(folder, document), {note.id: note}, deleted=())
    write_notes(notes, document)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "رحلة.txt"
    path.write_text("خرجت سلمى من المكتبة قبل الغروب.", encoding="utf-8")
    return path


@pytest.mark.parametrize("format", exporters.FORMATS)
def test_saved_notes_are_exported(tmp_path: Path, text: Path, format: str) -> None:
    noted(text, tmp_path / "my notes")
    target = tmp_path / "out"
    line = ["export", str(text), "--format", format, "--output", str(target)]
    assert main([*line, "--notes-folder", str(tmp_path / "my notes")]) == 0
    exported = target.read_text(encoding="utf-8")
    assert all(part in exported for part in ("خرجت", "ملاحظة أولى", "وسم"))


@pytest.mark.parametrize("format", exporters.FORMATS)
def test_a_corrected_statistic_is_not_exported_as_a_note(
    tmp_path: Path, text: Path, format: str
) -> None:
    folder, target = tmp_path / "notes", tmp_path / "out"
    document = read(text)
    line = ["export", str(text), "--format", format, "--output", str(target)]
    line += ["--notes-folder", str(folder)]
    folder.mkdir()
    assert main(line) == 0
    without = target.read_text(encoding="utf-8")
    dismissed = Annotation(
        new_id(), describe(document, Span(0, 4)), "yellow", "", (), now(), now(),
        correction=Correction("number", dismissed=True),
    )  # fmt: skip
    write_notes(with_annotations(open_notes(folder, document), {dismissed.id: dismissed}), document)
    assert main(line) == 0
    assert target.read_text(encoding="utf-8") == without


def test_without_a_notes_folder_that_of_the_settings_is_taken(tmp_path: Path, text: Path) -> None:
    folder, target = tmp_path / "chosen", tmp_path / "out.md"
    settings.save(settings.Settings(notes_folder=folder))
    noted(text, folder)
    assert main(["export", str(text), "--format", "markdown", "--output", str(target)]) == 0
    assert "ملاحظة أولى" in target.read_text(encoding="utf-8")


def test_damaged_notes_are_not_exported_as_if_there_were_none(
    tmp_path: Path, text: Path, capsys: Output
) -> None:
    folder = tmp_path / "notes"
    noted(text, folder)
    (path,) = folder.glob("*.jsonld")
    path.write_bytes(b"{")
    target = tmp_path / "out.md"
    line = ["export", str(text), "--format", "markdown", "--output", str(target)]
    assert main([*line, "--notes-folder", str(folder)]) == 1
    assert not target.exists()
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["export", "screenshot"])
def test_no_output_replaces_the_document_itself_by_whatever_name(
    tmp_path: Path, text: Path, capsys: Output, command: str
) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(text)
    before = text.read_bytes()
    form = ["--format", "html"] if command == "export" else []
    for target in (text, link):
        assert main([command, str(text), *form, "--output", str(target)]) == 1
        assert "the document itself" in capsys.readouterr().err
        assert text.read_bytes() == before


def test_a_notes_folder_that_is_not_there_is_no_folder_without_notes(
    tmp_path: Path, text: Path, capsys: Output
) -> None:
    target = tmp_path / "out.html"
    line = ["export", str(text), "--format", "html", "--output", str(target)]
    assert main([*line, "--notes-folder", str(tmp_path / "mistyped")]) == 1
    assert not target.exists()
    assert "mistyped" in capsys.readouterr().err


def test_an_export_that_cannot_be_written_is_1(tmp_path: Path, text: Path, capsys: Output) -> None:
    line = ["export", str(text), "--format", "html", "--output", str(tmp_path)]
    assert main(line) == 1
    assert str(tmp_path) in capsys.readouterr().err


# -- hamesh screenshot


def test_a_screenshot_is_asked_for_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    fake = ModuleType("reader.ui.screenshot")
    fake.screenshot = lambda *given: asked.append(given)  # type: ignore[attr-defined]  # made here
    monkeypatch.setitem(sys.modules, "reader.ui.screenshot", fake)
    line = "screenshot a.txt --output b.png --size 800x600 --theme dark --language en --scale 2"
    assert main(line.split()) == 0
    assert asked == [(Path("a.txt"), Path("b.png"), (800, 600), "dark", "en", 2.0)]
