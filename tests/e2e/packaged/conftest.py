"""The package as a reader gets it: installed from the ``.deb`` by apt, or unpacked somewhere.

These tests install and remove a package of the system, so they run only where `make test-packaged`
asks for them, which builds nothing: `make deb` does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.e2e import xvfb
from tests.e2e.conftest import settings
from tests.e2e.program import ROOT, Program
from tests.e2e.xvfb import Screen

HAMESH = "/usr/bin/hamesh"
FOLDER = ROOT / "dist" / "hamesh"
NOBODY = 65534
_OF_QT = 'Detected locale "C" '  # and that it goes on with C.UTF-8
_LEFT = ("/usr", "/etc", "/opt", "/var/cache", "/var/lib/dpkg/info")

Launch = Callable[..., Program]


@pytest.fixture(scope="session")
def wanted() -> None:
    """Skip unless somebody has asked for tests of the package."""
    if not os.environ.get("HAMESH_TEST_PACKAGED"):
        pytest.skip("`make test-packaged` runs what needs the package")


@pytest.fixture(scope="session")
def unpacked(wanted: None) -> Path:
    """The folder that `make package` builds."""
    del wanted
    if not (FOLDER / "hamesh").is_file():
        pytest.skip("no dist/hamesh here: `make package` builds it")
    return FOLDER


@pytest.fixture(scope="session")
def installed(wanted: None) -> Iterator[str]:
    """The command of the installed package; in the end it is removed, and must leave nothing."""
    del wanted
    packages = sorted((ROOT / "dist").glob("hamesh_*.deb"), key=lambda path: path.stat().st_mtime)
    if not packages:
        pytest.skip("no dist/hamesh_*.deb here: `make deb` builds it")
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        pytest.skip("only root can install a package, and only where there is apt")
    before = left_in_the_system()
    apt("install", "--reinstall", "--allow-downgrades", "--no-install-recommends", packages[-1])
    yield HAMESH
    apt("purge", "hamesh")
    assert left_in_the_system() - before == set()


def left_in_the_system() -> set[str]:
    """Files of the system that are called like the program, and where caches name it."""
    found = {
        str(path)
        for folder in map(Path, _LEFT)
        for path in folder.rglob("*hamesh*")
        if ROOT not in path.parents
    }
    for cache in ("applications/mimeinfo.cache", "mime/types", "mime/globs2"):
        path = Path("/usr/share", cache)
        if path.is_file() and "hamesh" in path.read_text("utf-8", "replace"):
            found.add(str(path))
    return found


def apt(action: str, *arguments: str | Path) -> None:
    """Let apt do something, without a question."""
    done = subprocess.run(
        ["apt-get", action, "-y", "-qq", "-o", "DPkg::Lock::Timeout=120", *map(str, arguments)],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user can reach, with spaces and Arabic letters in its path."""
    with tempfile.TemporaryDirectory(prefix="hamesh ") as folder:
        Path(folder).chmod(0o755)
        made = Path(folder, "مجلد فيه مسافات")
        made.mkdir()
        yield made


@pytest.fixture
def screen(place: Path) -> Iterator[Screen]:
    """An empty screen, which every user can reach."""
    with screen_in(place) as made:
        yield made


def screen_in(place: Path, *options: str) -> AbstractContextManager[Screen]:
    """An empty screen whose files are in ``place``."""
    if lacking := xvfb.missing():
        pytest.fail(f"no {', '.join(lacking)} here: `make setup` installs what these tests need")
    folder = place / "user"
    folder.mkdir()
    return xvfb.screen(folder, *options)


@pytest.fixture
def start(screen: Screen, place: Path) -> Iterator[Launch]:
    """Starts the package. In the end all that it has ever said must be nothing."""
    home = place / "home"
    settings(home, language="ar", theme="light")
    started: list[Program] = []

    def begin(
        *command: str | Path,
        environment: Mapping[str, str] | None = None,
        user: int | None = None,
    ) -> Program:
        if user is not None:
            for path in (home, *home.rglob("*")):
                os.chown(path, user, -1)
        own = {"HOME": str(home)} if user is not None else {}
        own |= environment or {}
        started.append(Program(screen, home, command=command, environment=own, user=user))
        return started[-1]

    yield begin
    for program in started:
        program.kill()
    said = [program.said for program in started]
    assert [text for text in said if text and not text.startswith(_OF_QT)] == []
