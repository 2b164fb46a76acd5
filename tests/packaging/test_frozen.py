"""The folder that `make package` builds: what is in it, and that it does what the source does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader import resources
from tests.packaging.conftest import ROOT, Script

FOLDER = ROOT / "dist" / "hamesh"
ARTICLE = resources.path("article", "mistral.txt")


@pytest.fixture
def frozen() -> Path:
    """The program in the folder."""
    if not os.environ.get("HAMESH_TEST_PACKAGED"):
        pytest.skip("`make test-packaged` runs what needs the package")
    if not (FOLDER / "hamesh").is_file():
        pytest.skip("no dist/hamesh here: `make package` builds it")
    return FOLDER / "hamesh"


def said(*command: str | Path) -> str:
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    ).stdout


def test_it_holds_what_was_agreed(frozen: Path, script: Script) -> None:
    del frozen
    manifest = script("manifest")
    assert manifest.differences(manifest.read(manifest.agreed_file()), manifest.listed()) == []


def test_it_reads_a_text_as_the_source_does(frozen: Path) -> None:
    source = (sys.executable, "-m", "reader")
    for command in (("text",), ("analyze", "--json")):
        assert said(frozen, *command, ARTICLE) == said(*source, *command, ARTICLE)


def test_it_writes_every_format(frozen: Path, tmp_path: Path) -> None:
    formats = [line.split("\t")[0] for line in said(frozen, "export", "--list").splitlines()]
    assert {"article-docx", "article-pdf", "markdown", "facts-pdf"} <= set(formats)
    for name in formats:
        said(frozen, "export", ARTICLE, "--format", name, "--output", tmp_path / name)
        assert (tmp_path / name).is_file()
    template = tmp_path / "template.md"
    template.write_text("{{ title|plain }}", "utf-8")
    target = tmp_path / "made.md"
    said(frozen, "export", ARTICLE, "--format", "markdown", "--template", template,
         "--output", target)  # fmt: skip
    assert "ميسترال" in target.read_text("utf-8")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_paints_the_window(frozen: Path, tmp_path: Path, language: str) -> None:
    target = tmp_path / "window.png"
    said(frozen, "screenshot", ARTICLE, "--output", target, "--language", language)
    assert target.stat().st_size > 50_000


def test_it_makes_a_backup_and_brings_it_back(frozen: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    said(frozen, "backup", target)
    said(frozen, "restore", target)
    assert target.is_file()


def test_it_knows_its_version_and_its_commit(frozen: Path) -> None:
    assert said(frozen, "--version").startswith(f"hamesh {reader.__version__} (")


@pytest.mark.skipif(sys.platform != "linux", reason="asks the dynamic linker of Linux")
def test_every_library_finds_what_it_needs(frozen: Path) -> None:
    inside = frozen.parent / "_internal"
    environment = os.environ | {"LD_LIBRARY_PATH": str(inside)}
    missing = {
        (library.name, line.split()[0])
        for library in inside.rglob("*.so*")
        for line in subprocess.run(
            ["ldd", library], env=environment, capture_output=True, text=True, check=False
        ).stdout.splitlines()
        if "not found" in line
    }
    assert missing == set()


def test_licences_and_the_font_are_in(frozen: Path) -> None:
    inside = frozen.parent / "_internal"
    licences = {path.name for path in (inside / "licences").iterdir()}
    assert {"LICENSE", "NOTICE", "LGPL-3.txt", "GPL-3.txt", "Python.txt", "lxml"} <= licences
    fonts = inside / "reader" / "_resources" / "fonts"
    assert {path.name for path in fonts.iterdir()} == {
        "Amiri-Regular.ttf",
        "Amiri-Bold.ttf",
        "LICENSE-Amiri.txt",
    }
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE-Amiri.txt").read_text("utf-8").upper()
