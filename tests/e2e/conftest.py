"""A screen and a reader's home for each test of the real program; skipped where no screen can be.

Where the environment variable ``CI`` is set, a missing program is a failure: nobody would notice
that these tests no longer run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from tests.e2e import xvfb
from tests.e2e.program import SAID, Program
from tests.e2e.xvfb import Screen

Start = Callable[..., Program]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """An empty screen."""
    if lacking := xvfb.missing():
        told = f"no {', '.join(lacking)} here: `make setup` installs what these tests need"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    folder = tmp_path / "user"
    folder.mkdir(mode=0o700)
    with xvfb.screen(folder) as made:
        yield made


@pytest.fixture
def start(screen: Screen, own_home: Path) -> Iterator[Start]:
    """Starts the program. In the end all that it has ever said must be nothing."""
    settings(own_home, language="ar", theme="light")
    started: list[Program] = []

    def begin(*arguments: str | Path, alone: bool = True) -> Program:
        started.append(Program(screen, own_home, *arguments, alone=alone))
        return started[-1]

    yield begin
    for program in started:
        program.kill()
    assert [program.said for program in started] == [""] * len(started)


def settings(home: Path, **values: str) -> None:
    """Write what the reader has chosen."""
    home.mkdir(parents=True, exist_ok=True)
    lines = (f'{name} = "{value}"\n' for name, value in values.items())
    (home / "settings.toml").write_text("".join(lines), "utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show beside a failure what was on the screen and what the program has said."""
    report = yield
    screen = getattr(item, "funcargs", {}).get("screen")
    if report.when == "call" and report.failed and isinstance(screen, Screen):
        path = screen.folder / "failed.png"
        screen.picture().save(path)
        report.sections.append(("screen", str(path)))
        for said in sorted(screen.folder.glob(SAID.format("*"))):
            report.sections.append((said.stem, said.read_text("utf-8", "replace")))
    return report
