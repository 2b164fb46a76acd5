"""Building the Debian package from ``dist/hamesh``: ``dist/hamesh_VERSION_ARCHITECTURE.deb``.

By dpkg's own tools and nothing above them: there is nothing to compile and no script to run at
installation, since the caches of menus, types and icons are brought up to date by the triggers of
those who keep them.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import bundle
import filetypes
import icons
import manifest
import stage

from reader import __version__

HERE = bundle.ROOT / "packaging" / "deb"
MAINTAINER = "Hamesh contributors <hamesh@localhost>"
PROGRAM = Path("usr/lib/hamesh")
SHARE = Path("usr/share")
NOTES_ICON = filetypes.NOTES.replace("/", "-")

_CONTROL = """\
Package: hamesh
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: fonts-noto-core | fonts-dejavu-core
Section: text
Priority: optional
Description: reader for Arabic with figures, names and notes in the margin
 Hamesh opens an article or a book and sets it as Arabic should be: right to
 left by the text itself, Latin names in their place, in a good Naskh face,
 which the package brings.
 .
 Beside the text are its figures, in digits or in words, with their values; its
 people, organisations and places; and the reader's own notes, which are kept as
 plain files and exported to Word, HTML, PDF and Markdown.
 .
 Everything happens on the reader's computer: no network, no account.
"""
_CHANGELOG = """\
hamesh ({version}) unstable; urgency=medium

  * Packaged from the commit {commit}.

 -- {maintainer}  {date}
"""


def main() -> None:
    if not (manifest.PACKAGE / "hamesh").is_file():
        sys.exit("no dist/hamesh: `make package` builds it")
    made = datetime.fromtimestamp(_source_date(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(made.timestamp()))
    architecture = _said("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "hamesh")
        _lay_out(root, made)
        depends = dependencies(root / PROGRAM)
        _control(root, architecture, depends)
        for path in (root, *root.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path == root / PROGRAM / "hamesh" else 0o644)
        target = bundle.ROOT / "dist" / f"hamesh_{__version__}_{architecture}.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print(f"{target.relative_to(bundle.ROOT)}: {target.stat().st_size / 2**20:.1f} MiB")


def _lay_out(root: Path, made: datetime) -> None:
    values = {
        "VERSION": __version__,
        "DATE": made.date().isoformat(),
        "IDENTIFIER": filetypes.IDENTIFIER,
        "NOTICE": _indented((bundle.ROOT / "NOTICE").read_text("utf-8")),
        "MIT": _indented((bundle.ROOT / "LICENSE").read_text("utf-8").partition("\n\n")[2]),
    }
    shutil.copytree(manifest.PACKAGE, root / PROGRAM, symlinks=True)
    for library in (root / PROGRAM / "_internal").glob("*.so*"):
        if not library.name.startswith("libpython"):  # Debian has it: named in Depends
            library.unlink()
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/hamesh").symlink_to("../lib/hamesh/hamesh")
    share = root / SHARE
    for name in ("hamesh.desktop", "hamesh-link.desktop"):
        stage.copy(HERE / name, share / "applications" / name)
    stage.copy(HERE / "hamesh.xml", share / "mime/packages/hamesh.xml")
    stage.copy(HERE / "completion.bash", share / "bash-completion/completions/hamesh")
    stage.copy(HERE / "lintian-overrides", share / "lintian/overrides/hamesh")
    metainfo = share / "metainfo" / f"{filetypes.IDENTIFIER}.metainfo.xml"
    _fill(HERE / "metainfo.xml.in", metainfo, values)
    _fill(HERE / "copyright.in", share / "doc/hamesh/copyright", values)
    _fill(HERE / "hamesh.1", share / "man/man1/hamesh.1.gz", values)
    _fill(HERE / "hamesh.ar.1", share / "man/ar/man1/hamesh.1.gz", values)
    changelog = _CHANGELOG.format(
        version=__version__,
        commit=stage.commit() or "that the version names",
        maintainer=MAINTAINER,
        date=format_datetime(made),
    )
    _write(share / "doc/hamesh/changelog.gz", changelog)
    _icons(share / "icons/hicolor")


def _icons(theme: Path) -> None:
    for drawing, place in (
        (icons.DRAWING, "apps/hamesh"),
        (icons.NOTES_DRAWING, f"mimetypes/{NOTES_ICON}"),
    ):
        stage.copy(drawing, theme / "scalable" / f"{place}.svg")
        for size in icons.SIZES:
            target = theme / f"{size}x{size}" / f"{place}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(icons.png(drawing, size))


def _control(root: Path, architecture: str, depends: str) -> None:
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = (
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n"
        for path in files
    )
    _write(root / "DEBIAN/md5sums", "".join(sums))
    _write(
        root / "DEBIAN/control",
        _CONTROL.format(
            version=__version__,
            architecture=architecture,
            maintainer=MAINTAINER,
            size=size,
            depends=depends,
        ),
    )


def dependencies(program: Path) -> str:
    """The Debian packages that hold the libraries which ``program`` links against but lacks."""
    inside = {path.parent for path in program.rglob("*.so*")}
    binaries = [program / "hamesh", *sorted(program.rglob("*.so*"))]
    with tempfile.TemporaryDirectory() as folder:
        # all that dpkg-shlibdeps reads of a source package
        _write(
            Path(folder, "debian/control"), "Source: hamesh\n\nPackage: hamesh\nArchitecture: any\n"
        )
        said = subprocess.run(
            [
                "dpkg-shlibdeps", "-O", "--ignore-missing-info",
                *(f"-l{path}" for path in sorted(inside)), *binaries,
            ],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if said.returncode:
        sys.exit(said.stderr)
    return said.stdout.strip().removeprefix("shlibs:Depends=")


def _fill(template: Path, target: Path, values: Mapping[str, str]) -> None:
    text = template.read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    _write(target, text)


def _write(target: Path, text: str) -> None:
    """Write ``text``, compressed where the name says so, the same each time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    target.write_bytes(gzip.compress(data, 9, mtime=0) if target.suffix == ".gz" else data)


def _indented(text: str) -> str:
    """As a field of Debian's control files goes on over lines."""
    return "\n".join(f" {line}" if line.strip() else " ." for line in text.strip().splitlines())


def _source_date() -> float:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return float(given)
    try:
        return float(_said("git", "-C", str(bundle.ROOT), "log", "-1", "--format=%ct"))
    except (OSError, subprocess.CalledProcessError):  # an archive of the source
        return (bundle.ROOT / "reader" / "__init__.py").stat().st_mtime


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
