"""Making ready what goes into a package beside the code: resources, fonts, icons, licences.

::

    python packaging/stage.py           fill build/package
    python packaging/stage.py assets    fill build/assets: what only a Debian or Ubuntu can give,
                                        for building the same package on another system
"""

from __future__ import annotations

import py_compile
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path

import icons
import translations
from bundle import ROOT
from packaging.requirements import Requirement

from reader import __version__

STAGED = ROOT / "build" / "package"
ASSETS = ROOT / "build" / "assets"

# What is not in any Python package, and where Debian has it (fonts-hosny-amiri, base-files).
_FONTS = Path("/usr/share/fonts/opentype/fonts-hosny-amiri")
_COMMON = Path("/usr/share/common-licenses")
_ASSETS = {
    "fonts/Amiri-Regular.ttf": _FONTS / "Amiri-Regular.ttf",
    "fonts/Amiri-Bold.ttf": _FONTS / "Amiri-Bold.ttf",
    "fonts/LICENSE-Amiri.txt": Path("/usr/share/doc/fonts-hosny-amiri/copyright"),
    "licences/LGPL-3.txt": _COMMON / "LGPL-3",
    "licences/GPL-3.txt": _COMMON / "GPL-3",
}
_DATA = {".txt", ".tsv", ".toml", ".css", ".xml", ".svg", ".crf"}  # of resources/, and LICENSE
_VERSION = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", "Hamesh"),
      StringStruct("ProductName", "Hamesh"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("LegalCopyright", "Hamesh contributors, MIT licence"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200, 0x0401, 1200])]),
  ],
)
"""
_LICENCES = ("licen", "copying", "notice")


def stage() -> None:
    """Fill `STAGED` anew."""
    shutil.rmtree(STAGED, ignore_errors=True)
    resources = STAGED / "resources"
    for file in sorted((ROOT / "resources").rglob("*")):
        if file.suffix in _DATA or file.name == "LICENSE":
            copy(file, resources / file.relative_to(ROOT / "resources"))
    for file in sorted((ROOT / "docs" / "guide").glob("*.md")):
        copy(file, resources / "guide" / file.name)
    (resources / "translations").mkdir()
    sources = sorted(translations.TRANSLATIONS.glob("*.ts"))
    translations.compile_all(sources, resources / "translations")
    (resources / "commit.txt").write_text(commit(), encoding="ascii")
    licences = STAGED / "licences"
    for name in _ASSETS:
        copy(asset(name), (resources if name.startswith("fonts/") else STAGED) / name)
    for own in ("LICENSE", "NOTICE"):
        copy(ROOT / own, licences / own)
    copy(_licence_of_python(), licences / "Python.txt")
    for name in sorted(distributions()):
        for file in _licences_of(name):
            copy(file, licences / name / file.name)
    compile_shiboken(STAGED / "files.dir")
    icons.write_all(STAGED / "icons")
    write_version(STAGED / "version.txt")


def collect_assets() -> None:
    """Fill `ASSETS`."""
    for name in _ASSETS:
        copy(asset(name), ASSETS / name)


def asset(name: str) -> Path:
    """Where a file is that no Python package brings.

    Raises:
        SystemExit: neither in `ASSETS` nor in the system.
    """
    for path in (ASSETS / name, _ASSETS[name]):
        if path.is_file():
            return path
    sys.exit(
        f"{name} is missing: on Debian and Ubuntu install fonts-hosny-amiri; elsewhere copy "
        "build/assets from there, as `python packaging/stage.py assets` makes it"
    )


def commit() -> str:
    """The commit that this is built from, shortened, with a + where files differ from it."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--abbrev=9", "--exclude=*", "--dirty=+"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):  # an archive of the source
        return ""
    return said.stdout.strip()


def compile_shiboken(folder: Path) -> None:
    """Put the part of shiboken6 that is written in Python into ``folder``, compiled.

    It is embedded in shiboken6's library, which unpacks and compiles it at every start unless it
    stands beside the package in ``files.dir`` (what the variable ``SBK_EMBED`` is for).
    """
    import PySide6.QtCore  # noqa: F401  # makes the other module known

    embedded = sys.modules["shibokensupport"].__spec__.loader.zfile  # type: ignore[union-attr]  # a module has both
    with tempfile.TemporaryDirectory() as unpacked:
        for name in filter(lambda name: name.endswith(".py"), embedded.namelist()):
            py_compile.compile(
                embedded.extract(name, unpacked),
                cfile=str(folder / f"{name}c"),
                dfile=name,
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )


def write_version(path: Path) -> None:
    """What Windows shows among a program's properties."""
    numbers = (*(int(part) for part in re.findall(r"\d+", __version__)[:3]), 0)
    path.write_text(_VERSION.format(numbers=numbers, version=__version__), encoding="utf-8")


def distributions() -> set[str]:
    """The Python packages that the program needs, and those that they need."""
    found: set[str] = set()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(text) for text in project["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        if wanted.name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        found.add(wanted.name)
        waiting += [Requirement(text) for text in metadata.requires(wanted.name) or ()]
    return found


def _licences_of(name: str) -> list[Path]:
    files = metadata.files(name) or []
    return [
        Path(str(it.locate()))
        for it in files
        if any(word in it.name.lower() for word in _LICENCES) and "dist-info" in it.parts[0]
    ]


def _licence_of_python() -> Path:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for path in (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path("/usr/share/doc", version, "copyright"),
    ):
        if path.is_file():
            return path
    sys.exit("Python's licence is not where Python is")


def copy(source: Path, target: Path) -> None:
    """Copy one file's content, making folders."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    if sys.argv[1:] == ["assets"]:
        collect_assets()
    else:
        stage()
