"""What goes into a package and what stays out, on all three systems."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, Script

MODULES = frozenset({"Core", "Gui", "Network", "Svg", "Widgets"})


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "PySide6/Qt/lib/libQt6DBus.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/libpyside6.abi3.so.6.11",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/wayland-decoration-client/libadwaita.so",
        "PySide6/Qt/translations/qtbase_ar.qm",
        "PySide6/Qt6Gui.dll",
        "PySide6/QtGui.pyd",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/translations/qtbase_ar.qm",
        "PySide6\\plugins\\imageformats\\qsvg.dll",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "libpython3.11.so.1.0",
        "libxcb-cursor.so.0",
        "python3.11/lib-dynload/_datetime.cpython-311-x86_64-linux-gnu.so",
        "reader/_resources/fonts/Amiri-Regular.ttf",
        "docx/templates/default-comments.xml",
        "VCRUNTIME140.dll",
    ],
)
def test_what_the_program_uses_goes_in(script: Script, name: str) -> None:
    assert script("bundle").kept([name], MODULES) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtQml.abi3.so",
        "PySide6/QtDBus.abi3.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6OpenGL.so.6",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/assistant_ar.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt6Quick.dll",
        "PySide6/QtQml.pyd",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "libgtk-3.so.0",
        "libstdc++.so.6",
        "libssl.so.3",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "markupsafe-3.0.4.dist-info/RECORD",
        "docx/templates/default-docx-template/word/styles.xml",
    ],
)
def test_what_it_never_uses_stays_out(script: Script, name: str) -> None:
    assert script("bundle").kept([name], MODULES) == []


def test_a_module_of_qt_goes_in_as_soon_as_the_source_names_it(script: Script) -> None:
    found = script("bundle").qt_modules()
    assert {"Core", "Gui", "Svg", "Widgets"} <= found
    assert not found & {"Qml", "Quick", "WebEngineCore", "Test"}


def test_nothing_is_left_out_that_the_source_imports(script: Script) -> None:
    excluded = set(script("bundle").EXCLUDED)
    found = set()
    for module in (ROOT / "reader").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_bytes())):
            match node:
                case ast.Import(names=aliases):
                    found |= {(module.name, alias.name) for alias in aliases}
                case ast.ImportFrom(module=str(origin)):
                    found.add((module.name, origin))
    assert {it for it in found if it[1] in excluded or it[1].split(".")[0] in excluded} == set()


def test_the_environment_of_other_programs_is_given_back(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.setenv("LD_LIBRARY_PATH", "/of/the/package")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/of/the/reader")
    script("launch").leave_no_trace()
    assert os.environ["LD_LIBRARY_PATH"] == "/of/the/reader"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    script("launch").leave_no_trace()
    assert "LD_LIBRARY_PATH" not in os.environ


def test_every_distribution_that_goes_in_brings_its_licence(script: Script) -> None:
    stage = script("stage")
    without = {name for name in stage.distributions() if not stage._licences_of(name)}
    assert without == {"PySide6-Essentials", "shiboken6"}  # LGPL-3.txt, from the system


def test_resources_of_every_kind_are_taken_along(script: Script) -> None:
    known = script("stage")._DATA
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    left = {path.name for path in files if path.suffix not in known} - {"LICENSE"}
    assert {Path(name).suffix for name in left} <= {".ts", ".qm", ".ttf", ".otf"}
