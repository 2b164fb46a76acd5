"""The first process answers whoever asks it, and lets nobody disturb the reading."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.instance import ANSWER, Door, Request, encode, meet
from reader.ui import listening
from reader.ui.listening import Listener, PipeListener

ASKED = Request(("/tmp/مقال.txt", "hamesh:" + "0" * 64), "token")
_ASK = "import sys; from reader.{} import {} as meet; from reader.library.instance import request;"
_ASK += "print(meet(request(sys.argv[1:])))"


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


class Doorkeeper:
    """A listener that notes what it was asked for, and takes it unless it is ``busy``."""

    def __init__(self) -> None:
        self.busy = False
        self.asked: list[Request] = []

    def take(self, request: Request) -> bool:
        self.asked.append(request)
        return not self.busy


@pytest.fixture
def door(runtime: Path) -> Door:
    _, made = meet(Request())
    assert made is not None
    assert made.path.parent == runtime
    return made


@pytest.fixture
def keeper(qtbot: QtBot, door: Door) -> Iterator[Doorkeeper]:
    del qtbot
    made = Doorkeeper()
    listener = Listener(door, made.take, None)
    yield made
    listener.close()


@pytest.fixture
def call(door: Door) -> Iterator[Callable[[], socket.socket]]:
    lines: list[socket.socket] = []

    def make() -> socket.socket:
        line = socket.socket(socket.AF_UNIX)
        lines.append(line)
        line.settimeout(10)
        line.connect(str(door.path))
        line.setblocking(False)
        return line

    yield make
    for line in lines:
        line.close()


Call = Callable[[], socket.socket]


def heard(line: socket.socket, qtbot: QtBot) -> bytes:
    """What comes back until the line is cut."""
    pieces: list[bytes] = []

    def cut() -> bool:
        try:
            pieces.append(line.recv(10))
        except BlockingIOError:
            return False
        except ConnectionResetError:
            pieces.append(b"")
        return pieces[-1] == b""

    qtbot.waitUntil(cut)
    return b"".join(pieces)


def test_a_request_is_taken_and_answered(keeper: Doorkeeper, call: Call, qtbot: QtBot) -> None:
    line = call()
    line.send(encode(ASKED))
    assert heard(line, qtbot) == ANSWER
    assert keeper.asked == [ASKED]


def test_a_request_may_come_in_pieces(keeper: Doorkeeper, call: Call, qtbot: QtBot) -> None:
    line, data = call(), encode(ASKED)
    for cut in range(0, len(data), 9):
        line.send(data[cut : cut + 9])
        qtbot.wait(1)
    assert heard(line, qtbot) == ANSWER
    assert keeper.asked == [ASKED]


def test_one_that_is_busy_says_so(keeper: Doorkeeper, call: Call, qtbot: QtBot) -> None:
    keeper.busy = True
    line = call()
    line.send(encode(ASKED))
    assert heard(line, qtbot) == b""


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\n\r\n", b"\0" * 100, encode(ASKED) + b"\0"])
def test_nonsense_is_cut_off(keeper: Doorkeeper, call: Call, qtbot: QtBot, said: bytes) -> None:
    line = call()
    line.send(said)
    assert heard(line, qtbot) == b""
    assert keeper.asked == []


def test_who_says_nothing_is_cut_off_after_a_while(
    door: Door, qtbot: QtBot, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_SLOWEST", 30)
    keeper = Doorkeeper()
    listener = Listener(door, keeper.take, None)
    assert heard(call(), qtbot) == b""
    listener.close()


def test_many_at_the_door_keep_nobody_from_reading(
    keeper: Doorkeeper, call: Call, qtbot: QtBot
) -> None:
    silent = [call() for _ in range(listening._MOST_CALLS)]
    assert heard(call(), qtbot) == b""  # the ninth
    silent[0].close()
    qtbot.wait(1)
    line = call()
    line.send(encode(ASKED))
    assert heard(line, qtbot) == ANSWER
    assert keeper.asked == [ASKED]


def test_what_nobody_waits_for_any_more_is_not_opened(
    keeper: Doorkeeper, call: Call, qtbot: QtBot
) -> None:
    impatient = call()
    impatient.send(encode(Request(("/given/up",))))
    impatient.close()
    line = call()
    line.send(encode(ASKED))
    assert heard(line, qtbot) == ANSWER
    assert keeper.asked == [ASKED]


def _asks(module: str, function: str, *names: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _ASK.format(module, function), *names],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_another_process_is_answered(keeper: Doorkeeper, qtbot: QtBot) -> None:
    with _asks("library.instance", "meet", "/tmp/مقال.txt") as asking:
        qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
        assert asking.stdout is not None
        assert asking.stdout.read() == "(True, None)\n"
    assert keeper.asked == [Request(("/tmp/مقال.txt",))]


@pytest.mark.usefixtures("runtime")
def test_a_pipe_does_as_well_as_a_socket(qtbot: QtBot) -> None:
    """What Windows uses, here over the sockets that Qt takes instead."""
    keeper = Doorkeeper()
    listener = PipeListener(keeper.take, None)
    for busy in (False, True):
        keeper.busy = busy
        with _asks("ui.listening", "meet_through_pipe", "/tmp/مقال.txt") as asking:
            qtbot.waitUntil(lambda asking=asking: asking.poll() is not None, timeout=20_000)
            assert asking.stdout is not None
            assert asking.stdout.read() == f"{not busy}\n"
    listener.close()
    assert keeper.asked == [Request(("/tmp/مقال.txt",))] * 2
    with _asks("ui.listening", "meet_through_pipe", "/tmp/مقال.txt") as asking:
        assert asking.communicate(timeout=20)[0] == "False\n"
