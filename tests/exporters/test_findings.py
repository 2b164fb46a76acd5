"""Statistics as CSV and JSON: what is written reads back, and no cell is obeyed."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.analysis import analyse
from reader.analysis.model import Statistic, statistic_to_json
from reader.document import Document, Source, Span
from reader.errors import ExportOntoSource
from reader.exporters.findings import FORMATS, Finding, Findings, State, export, filename
from reader.exporters.findings.csv import COLUMNS, number
from reader.exporters.table import guarded
from reader.importers import read_text

TEXT = 'أسعار الكتب\nبلغت مبيعات "OpenBook" نحو 11.7 مليون يورو، أي 60% من السوق.'
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def sample(state: State = "found") -> Findings:
    document = dataclasses.replace(read_text(TEXT), source=Source(Path("/texts/كتب.txt")))
    items = tuple(Finding(item, state) for item in analyse(document.text).statistics)
    assert len(items) == 2
    return Findings(document, items)


def one(phrase: str, **values: object) -> Findings:
    document = Document.of_paragraphs([(phrase, "paragraph")])
    found = Statistic(Span(0, len(phrase)), "number", **values)  # type: ignore[arg-type]  # ours
    return Findings(document, (Finding(found),))


def rows(content: Findings) -> list[dict[str, str]]:
    """The rows as a program reads them, by the code's names of the columns."""
    text = FORMATS["csv"].write(content).decode("utf-8-sig")
    _, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def test_a_row_says_what_was_found() -> None:
    money, percent = rows(sample("corrected"))
    assert money["phrase"] == "11.7 مليون يورو"
    assert (money["kind"], money["value"], money["unit"]) == ("money", "11700000", "EUR")
    assert money["modifier"] == "about"
    assert money["sentence"].startswith('بلغت مبيعات "OpenBook" نحو')
    assert (percent["value"], percent["unit"], percent["state"]) == ("60", "%", "corrected")
    assert TEXT[int(percent["start"]) : int(percent["end"])] == percent["phrase"] == "60%"


@pytest.mark.parametrize(("language", "heading"), [("ar", "العبارة"), ("en", "Phrase")])
def test_the_headings_speak_the_readers_language(language: str, heading: str) -> None:
    content = sample()
    data = FORMATS["csv"].write(Findings(content.document, content.items, language))  # type: ignore[arg-type]  # one of two
    assert data.decode("utf-8-sig").split(",")[0] == f'"{heading}"'


def test_excel_is_told_that_it_is_utf_8_unless_that_is_not_wanted() -> None:
    content = sample()
    marked = FORMATS["csv"].write(content)
    assert marked.startswith(b"\xef\xbb\xbf")
    plain = FORMATS["csv"].write(Findings(content.document, content.items, mark=False))
    assert plain == marked[3:]


def test_lines_end_as_rfc_4180_wants_it() -> None:
    data = FORMATS["csv"].write(sample())
    assert data.count(b"\r\n") == data.count(b"\n") == 3
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize(
    "phrase",
    [
        "=1+1",
        "+SUM(A1)",
        "-2+3",
        "@x",
        "＝1",
        "＋1+1",
        "－a",
        "＠x",
        "\t=1+1",
        "\r=1",
        " =1",
        "-P3M",
    ],
)
def test_no_cell_is_a_formula(phrase: str) -> None:
    assert rows(one(phrase))[0]["phrase"] == f"'{phrase.strip()}"


@pytest.mark.parametrize("phrase", ["-5", "−5.2", "-5.2", "+3", "-1,200.5", "-٥٫٢", "-5%", "-5 ٪"])
def test_a_plain_negative_number_stays_a_number(phrase: str) -> None:
    assert rows(one(phrase))[0]["phrase"] == phrase


def test_a_length_of_time_before_now_is_no_formula_either() -> None:
    assert rows(one("قبل ثلاثة أشهر", value="-P3M"))[0]["value"] == "'-P3M"


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
@example(11_700_000_000)
@example(1e22)
@example(1e-7)
@example(-0.1)
@example(10.0)
def test_numbers_are_exact_and_have_no_exponent(value: int | float) -> None:
    written = number(value)
    assert "e" not in written.lower()
    assert Decimal(written) == Decimal(str(value))
    assert rows(one("x", value=value))[0]["value"] == written


WILD = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\r\n\t=+-@' + BIDI))


@given(st.lists(WILD, min_size=3, max_size=3))
@example(['"', ",", "\r\n"])
@example(["\x00", "\u2028=1", "\u202e=1"])
def test_whatever_a_text_holds_is_one_cell_and_reads_back(texts: list[str]) -> None:
    text = "|".join(texts)
    first, second = len(texts[0]), len(texts[0]) + 1 + len(texts[1])
    found = Statistic(Span(0, first), "number", 1, counted=Span(first + 1, second))
    document = Document(text, ())
    (row,) = rows(Findings(document, (Finding(found),)))
    assert (row["value"], row["end"], row["state"]) == ("1", str(first), "found")
    for cell, source in zip((row["phrase"], row["counted"]), texts, strict=False):
        assert set(cell) - {"'", "\ufffd", " "} <= set(source)
        assert not set(cell) & set("\r\n\x00" + BIDI)
        assert guarded(cell) == cell  # nothing more to guard against


@given(WILD)
@example("\u202e‮عكس")
def test_json_is_the_public_contract_and_the_state(text: str) -> None:
    document = Document(text, (), title=text)
    found = Statistic(Span(0, len(text)), "money", 5, "EUR")
    data = FORMATS["json"].write(Findings(document, (Finding(found, "dismissed"),)))
    answer = json.loads(data)
    assert answer["document"]["title"] == text
    assert answer["document"]["fingerprint"] == document.fingerprint
    assert answer["statistics"] == [{**statistic_to_json(found, text), "state": "dismissed"}]
    assert not set(data.decode("utf-8")) & set(BIDI)


def test_json_keeps_arabic_letters_as_they_are() -> None:
    data = FORMATS["json"].write(sample()).decode("utf-8")
    assert '"surface": "11.7 مليون يورو"' in data
    assert json.loads(data)["document"]["source"] == str(Path("/texts/كتب.txt"))


def test_the_document_itself_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("نص", encoding="utf-8")
    content = Findings(dataclasses.replace(read_text("نص"), source=Source(path)), ())
    with pytest.raises(ExportOntoSource):
        export(path, "csv", content)
    assert path.read_text(encoding="utf-8") == "نص"


def test_a_file_is_called_after_the_document() -> None:
    assert filename("سوق الكتب؟", "csv") == "سوق-الكتب.csv"
    assert filename("", "json") == "statistics.json"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_calc_reads_the_same_table(tmp_path: Path) -> None:
    path = tmp_path / "جدول.csv"
    export(path, "csv", sample())
    subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--infilter=CSV:44,34,76", "--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76",
            "--outdir", str(tmp_path / "out"), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )  # fmt: skip
    read = (tmp_path / "out" / "جدول.csv").read_text(encoding="utf-8-sig")
    assert "11.7 مليون يورو\tmoney\t11700000\tEUR" in read
