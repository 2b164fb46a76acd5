"""The fact sheet as PDF."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from reader.exporters.facts import fact_sheet
from reader.ui.printing import FORMATS
from tests.annotated import article
from tests.ui.printing.test_article_pdf import TAKEN_OUT, flat, taken_out

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_one_page_and_leads_back(language: str) -> None:
    export = article(language)  # type: ignore[arg-type]
    read = PdfReader(io.BytesIO(FORMATS["facts-pdf"].write(export)))
    assert len(read.pages) == 1
    (link,) = read.pages[0]["/Annots"]  # type: ignore[misc]
    assert link.get_object()["/A"]["/URI"] == export.link()


@pytest.mark.skipif(TAKEN_OUT is None, reason="pdftotext (poppler-utils) is not installed")
def test_every_key_figure_and_name_can_be_read_from_it(tmp_path: Path) -> None:
    export = article("ar")
    sheet = fact_sheet(export)
    text = taken_out(FORMATS["facts-pdf"].write(export), tmp_path)
    assert sheet.sentences
    assert sheet.named
    for sentence in sheet.sentences:
        assert all(flat(figure) in text for figure in sentence.figures)
    for named in sheet.named:
        assert all(flat(item.name) in text for item in named.names)


def test_a_text_without_figures_says_so() -> None:
    export = replace(article("ar"), statistics=(), entities=())
    assert FORMATS["facts-pdf"].write(export).startswith(b"%PDF")


def test_who_prints_without_an_application_gets_one() -> None:
    program = (
        "from reader.ui.printing import FORMATS;"
        "from tests.annotated import article;"
        "print(FORMATS['facts-pdf'].write(article('ar'))[:5].decode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (run.stdout.strip(), run.returncode) == ("%PDF-", 0)
