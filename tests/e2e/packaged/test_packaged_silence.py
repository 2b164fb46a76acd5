"""Nothing calls home: the package runs without a network, and never asks for one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.packaged.conftest import Launch
from tests.e2e.program import ARTICLE
from tests.e2e.test_e2e_notes import NOTE, opening, write_note
from tests.e2e.xvfb import Screen

_CALL = re.compile(r"^(?:\d+ +)?(socket|connect|sendto|bind)\(.*?\b([AP]F_\w+)")


def test_without_any_network_everything_works(
    start: Launch, screen: Screen, installed: str
) -> None:
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-n", "true"], check=False).returncode:
        pytest.skip("no network namespaces may be made here")
    program = start(unshare, "-n", installed, ARTICLE)
    program.wait_for_findings()
    write_note(program, screen, opening(1), NOTE)
    program.wait_for_note(NOTE)
    assert program.quit() == 0


def test_no_socket_but_local_ones_is_ever_made(
    start: Launch, screen: Screen, installed: str, place: Path
) -> None:
    strace = shutil.which("strace")
    if not strace:
        pytest.skip("no strace here")
    log = place / "calls"
    program = start(
        strace, "-D", "-f", "-qq", "-o", log,
        "-e", "trace=socket,connect,sendto,bind", installed, ARTICLE,
    )  # fmt: skip
    program.wait_for_findings()
    write_note(program, screen, opening(1), NOTE)
    program.wait_for_note(NOTE)
    screen.press("F1")
    screen.settled()
    screen.press("Escape")
    program.kill()
    families = {found[2] for line in log.read_text().splitlines() if (found := _CALL.match(line))}
    assert families == {"AF_UNIX"}
