"""``hamesh analyze``: answers that fit the text as given, a line or a table."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader import resources
from reader.analysis import Analysis
from reader.analysis.report import InvalidLine, read_line, report
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, Correction, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.cli import main
from reader.document import Span
from reader.importers import read

ARTICLE = resources.path("article", "mistral.txt")
Output = pytest.CaptureFixture[str]


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
