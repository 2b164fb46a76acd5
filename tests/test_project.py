"""What holds for the project as a whole."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import reader
from reader import durable, resources

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "reader").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_that_return_nothing_leave_the_count_of_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 gave one reference away on every such call, until a crash."""
    from PySide6.QtCore import QObject

    qt_object = QObject()
    calls = 1_000
    before = sys.getrefcount(None)
    for _ in range(calls):
        qt_object.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < calls / 10


def test_the_version_is_written_in_one_place() -> None:
    assert "version" not in PROJECT["project"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "reader/__init__.py"
    assert reader.__version__


def test_the_resources_are_found_in_a_checkout() -> None:
    assert resources.path("article", "mistral.txt").is_file()
    assert resources.path("translations").is_dir()


def test_a_package_knows_the_commit_that_it_was_built_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resources.version() == reader.__version__
    (tmp_path / "commit.txt").write_text("1a2b3c4d5\n", encoding="ascii")
    monkeypatch.setattr(resources, "path", tmp_path.joinpath)
    assert resources.version() == f"{reader.__version__} (1a2b3c4d5)"


def test_a_wheel_carries_the_resources_and_compiled_translations(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        article = archive.read("reader/_resources/article/mistral.txt")
    assert article == resources.path("article", "mistral.txt").read_bytes()
    assert "reader/_resources/translations/hamesh_ar.qm" in names
    assert "reader/_resources/guide/ar.md" in names
    assert "reader/__main__.py" in names
    assert len(names) == len(set(names))
    strangers = {name.split("/")[0] for name in names} - {"reader"}
    assert strangers == {f"hamesh-{reader.__version__}.dist-info"}
    assert not [name for name in names if name.endswith(".ts")]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(module: Path) -> None:
    source = module.read_bytes()
    empty_package = module.name == "__init__.py" and not source.strip()
    assert empty_package or ast.get_docstring(ast.parse(source))


THREADS = {
    "threading",
    "_thread",
    "concurrent",
    "multiprocessing",
    "asyncio",
    "QThread",
    "QThreadPool",
    "QRunnable",
    "QtConcurrent",
}


def test_threads_start_in_one_module_only() -> None:
    """import-linter sees packages, not QThread inside PySide6.QtCore."""
    allowed = ROOT / "reader" / "ui" / "tasks.py"
    found = {
        (module.relative_to(ROOT).as_posix(), name)
        for module in MODULES
        if module != allowed
        for name in _names(module) & THREADS
    }
    assert found == set()


NETWORK = {
    "socket",
    "_socket",
    "ssl",
    "http",
    "urllib.request",
    "urllib.error",
    "urllib3",
    "requests",
    "httpx",
    "ftplib",
    "smtplib",
    "socketserver",
    "xmlrpc",
    "webbrowser",
    "QtNetwork",
    "QTcpSocket",
    "QUdpSocket",
    "QNetworkAccessManager",
    "QtWebSockets",
    "QtWebEngineWidgets",
}
# Both speak to another process of the same user only: a socket in the file system, a named pipe.
LOCAL = {"reader/library/instance.py", "reader/ui/listening.py"}


def test_nothing_can_call_home() -> None:
    found = {
        (module.relative_to(ROOT).as_posix(), name)
        for module in MODULES
        for name in _imports(module) & NETWORK
    }
    assert {module for module, _ in found} == LOCAL
    assert {name for _, name in found} == {"socket", "QtNetwork"}


@pytest.mark.parametrize("module", sorted(LOCAL))
def test_what_speaks_to_another_process_knows_no_network(module: str) -> None:
    names = _names(ROOT / module)
    families = {name for name in names if name.startswith("AF_")}
    assert families <= {"AF_UNIX"}
    assert not names & {"create_connection", "create_server", "getaddrinfo", "gethostbyname"}
    qt = {name for name in names if re.fullmatch(r"Q\w*(Socket|Server|Network)\w*", name)}
    assert qt <= {"QLocalServer", "QLocalSocket", "QSocketNotifier"}


def _imports(module: Path) -> set[str]:
    """The modules that a module imports, whole and by their first and last names."""
    names = set()
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {part for it in node.names for part in (it.name, it.name.split(".")[0])}
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            inside = {f"{origin}.{it.name}" for it in node.names}
            names |= {origin, origin.split(".")[0], origin.split(".")[-1], *inside}
            names |= {it.name for it in node.names}
    return names


def _names(module: Path) -> set[str]:
    """What a module imports, by first and last name, and the attributes it uses."""
    names = set()
    for node in ast.walk(ast.parse(module.read_bytes())):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name.split(".")[0] for alias in aliases}
            case ast.ImportFrom(module=origin, names=aliases):
                names |= {(origin or "").split(".")[0], *(alias.name for alias in aliases)}
            case ast.Attribute(attr=name):
                names.add(name)
    return names


def test_a_damaged_file_never_overwrites_one_that_was_set_aside(tmp_path: Path) -> None:
    kept = []
    for content in ("first", "second", "third"):
        path = tmp_path / "notes.json"
        path.write_text(content, encoding="utf-8")
        kept.append(durable.set_aside(path))
    assert [path.name for path in kept] == [
        "notes.json.bad",
        "notes.json.2.bad",
        "notes.json.3.bad",
    ]
    assert [path.read_text(encoding="utf-8") for path in kept] == ["first", "second", "third"]
