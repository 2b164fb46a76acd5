"""What the package tells the system about itself: true, valid, and the same everywhere."""

from __future__ import annotations

import configparser
import plistlib
import re
import struct
import subprocess
import sys
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pytest

from reader import cli
from reader.annotations.link import SCHEME
from tests.packaging.conftest import ROOT, Script

DEB = ROOT / "packaging" / "deb"
NOTES = ROOT / "tests" / "golden" / "notes.jsonld"
ENTRIES = [DEB / "hamesh.desktop", DEB / "hamesh-link.desktop"]


def entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys as they are written
    parser.read(path, "utf-8")
    return parser["Desktop Entry"]


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.name)
def test_the_menu_entries_are_valid(path: Path) -> None:
    if not (validate := which("desktop-file-validate")):
        pytest.skip("no desktop-file-validate here: `make package` installs it")
    done = subprocess.run([validate, path], capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


def test_files_and_links_are_what_the_program_takes(script: Script) -> None:
    filetypes = script("filetypes")
    files, links = map(entry, ENTRIES)
    kinds = [kind.mime for kind in (*filetypes.DOCUMENTS, filetypes.NOTES_FILE)]
    assert files["MimeType"].rstrip(";").split(";") == kinds
    assert files["Exec"] == "hamesh %F"  # paths: the program is no browser
    assert links["MimeType"] == f"x-scheme-handler/{SCHEME};"
    assert links["Exec"] == "hamesh %u"
    assert filetypes.SCHEME == SCHEME


def test_the_menu_speaks_arabic() -> None:
    for path in ENTRIES:
        names = entry(path)
        for key in ("Name", "Comment"):
            assert re.search("[ء-ي]", names[f"{key}[ar]"])


def test_the_description_for_software_centres_is_valid(script: Script, tmp_path: Path) -> None:
    if not (tool := which("appstreamcli")):
        pytest.skip("no appstreamcli here: `make package` installs it")
    target = tmp_path / f"{script('filetypes').IDENTIFIER}.metainfo.xml"
    values = {"VERSION": "1.0", "DATE": "2026-01-01", "IDENTIFIER": script("filetypes").IDENTIFIER}
    script("debian")._fill(DEB / "metainfo.xml.in", target, values)
    done = subprocess.run(
        [tool, "validate", "--no-net", target], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    described = ElementTree.parse(target).getroot()
    kinds = [kind.mime for kind in script("filetypes").DOCUMENTS]
    assert [it.text for it in described.iter("mediatype")][:-1] == kinds


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        (
            "ملاحظات.jsonld",
            (ROOT / "tests/golden/notes.jsonld").read_bytes(),
            "x-hamesh-notes+json",
        ),
        ("other.jsonld", b'{\n "@context": "https://example.org/"\n}\n', "ld+json"),
    ],
)
def test_notes_files_are_told_from_other_files_of_their_kind(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    if not (update := which("update-mime-database")):
        pytest.skip("no update-mime-database here: `make package` installs it")
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    (packages / "hamesh.xml").write_bytes((DEB / "hamesh.xml").read_bytes())
    subprocess.run([update, tmp_path / "mime"], check=True, capture_output=True)
    file = tmp_path / name
    file.write_bytes(content)
    program = (
        "import sys; from PySide6.QtCore import QMimeDatabase;"
        "print(QMimeDatabase().mimeTypeForFile(sys.argv[1]).name())"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program, file],
        env={"XDG_DATA_HOME": str(tmp_path), "XDG_DATA_DIRS": "/usr/share", "LANG": "C.UTF-8"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert asked.stdout.strip() == f"application/{kind}"


@pytest.mark.parametrize("manual", ["hamesh.1", "hamesh.ar.1"])
def test_the_manuals_name_every_command(manual: str) -> None:
    text = (DEB / manual).read_text("utf-8")
    assert [name for name in cli._COMMANDS if not re.search(rf"^\.B\w* {name}\b", text, re.M)] == []


def test_the_completion_knows_every_command_and_option() -> None:
    import argparse

    script = (DEB / "completion.bash").read_text("utf-8")
    offered = re.search(r"compgen -W '(text[^']*) --help", script)
    assert offered is not None
    assert set(offered[1].split()) == set(cli._COMMANDS)
    for name in cli._COMMANDS:
        parser = argparse.ArgumentParser(add_help=False)
        cli._command(name).add_arguments(parser)
        known = re.search(rf"^\s+{name}\) options='([^']*)'", script, re.M)
        words = set(known[1].split()) if known else set()
        options = {it for action in parser._actions for it in action.option_strings}
        assert {it for it in options if it.startswith("--")} == words, name


def test_icons_come_in_every_size(script: Script) -> None:
    icons = script("icons")
    pictures = {size: icons.png(icons.DRAWING, size) for size in (16, 256)}
    for size, picture in pictures.items():
        assert struct.unpack(">II", picture[16:24]) == (size, size)
    made = icons.ico(pictures)
    count = struct.unpack("<H", made[4:6])[0]
    assert count == 2
    length, offset = struct.unpack("<II", made[6 + 8 : 6 + 16])
    assert made[offset : offset + length] == pictures[16]
    whole = icons.icns(dict.fromkeys(icons._ICNS.values(), pictures[16]))
    assert struct.unpack(">I", whole[4:8])[0] == len(whole)


@pytest.mark.parametrize("drawing", ["DRAWING", "NOTES_DRAWING"])
def test_a_small_icon_is_not_empty(script: Script, drawing: str) -> None:
    from PySide6.QtGui import QImage

    icons = script("icons")
    image = QImage.fromData(icons.png(getattr(icons, drawing), 16))
    colours = {image.pixelColor(x, y).rgba() for x in range(16) for y in range(16)}
    assert len(colours) > 4


def test_windows_and_macos_are_told_the_same(script: Script) -> None:
    filetypes = script("filetypes")
    installer = (ROOT / "packaging" / "windows" / "hamesh.iss").read_text("utf-8")
    kinds = (*filetypes.DOCUMENTS, filetypes.NOTES_FILE)
    endings = {ending for kind in kinds for ending in kind.endings}
    assert set(re.findall(r"Classes\\\.(\w+)\\OpenWithProgids", installer)) == endings
    assert rf'Classes\{filetypes.SCHEME}"' in installer
    assert filetypes.IDENTIFIER in installer
    told = plistlib.loads(plistlib.dumps(filetypes.information("1.2")))
    assert told["CFBundleShortVersionString"] == "1.2"
    types = {name for it in told["CFBundleDocumentTypes"] for name in it["LSItemContentTypes"]}
    assert types == {kind.uniform for kind in kinds}
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == [filetypes.SCHEME]
    assert told["CFBundleLocalizations"] == ["ar", "en"]
