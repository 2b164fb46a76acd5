"""What a second process says to the first, where it finds it, and what becomes of nonsense."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.library import instance
from reader.library.instance import Door, Refused, Request, decode, encode, meet, request

paths = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).map("/".__add__)


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for sockets, with a short name and of the reader's own."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(instance, "PATIENCE", 0.2)
    return folder


@pytest.fixture
def door(runtime: Path) -> Iterator[Door]:
    del runtime
    taken, made = meet(Request())
    assert not taken
    assert made is not None
    yield made
    made.close()


@given(names=st.lists(paths, max_size=5), token=st.sampled_from(["", "gnome-shell_42"]))
@example(names=["/a\udcff.txt", "hamesh:" + "0" * 64], token="")  # a name that is no UTF-8
def test_what_is_asked_for_arrives_whole(names: list[str], token: str) -> None:
    asked = Request(tuple(names), token)
    data = encode(asked)
    assert decode(data) == asked
    assert all(decode(data[:cut]) is None for cut in range(0, len(data), 7))


@given(data=st.binary())
def test_nonsense_is_refused_or_waited_for(data: bytes) -> None:
    with contextlib.suppress(Refused):
        assert decode(data) is None


def said(body: bytes) -> bytes:
    return b"hamesh 1\0" + struct.pack(">I", len(body)) + body


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1",
        said(b""),
        said(b"\0relative.txt\0"),
        said(b"\0/no end"),
        said(b"\0\0"),
        said(b"\0http://example.org\0"),
        said("\0hamesh:ألف\0".encode()),
        said(b"\x1b[31m\0/file\0"),
        said(b"x" * 600 + b"\0"),
        said(b"\0/" + b"a" * 9_000 + b"\0"),
        said(b"\0" + b"/a\0" * 501),
        said(b"\0/a\0") + b"more",
        b"hamesh 1\0" + struct.pack(">I", 2**31),
    ],
)
def test_what_is_no_list_of_files_and_addresses_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        decode(data)


def test_more_than_a_request_holds_is_never_sent() -> None:
    with pytest.raises(Refused):
        encode(Request(tuple(f"/{number}" for number in range(501))))


def test_names_are_made_absolute_and_addresses_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "forged\ntoken")
    asked = request(["مقال.txt", "hamesh:0123"])
    assert asked == Request((str(Path("مقال.txt").absolute()), "hamesh:0123"), "")


def test_a_socket_is_the_readers_alone_and_leaves_nothing_behind(door: Door, runtime: Path) -> None:
    assert [*runtime.iterdir()] == [door.path]
    assert door.path.stat().st_mode & 0o777 == 0o600
    door.close()
    assert [*runtime.iterdir()] == []


def test_nobody_is_asked_in_a_folder_that_others_can_write_to(
    runtime: Path, tmp_path: Path
) -> None:
    runtime.chmod(0o777)
    _, made = meet(Request())
    assert made is not None
    assert made.path.parent == tmp_path / f"hamesh-{os.geteuid()}"
    made.close()
    made.path.parent.chmod(0o755)
    assert meet(Request()) == (False, None)  # and then every start is a process of its own


def test_a_link_is_no_folder_for_sockets(runtime: Path, tmp_path: Path) -> None:
    runtime.rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    runtime.symlink_to(elsewhere)
    _, made = meet(Request())
    assert made is not None
    assert made.path.parent != runtime
    made.close()


def test_a_stale_socket_is_replaced(door: Door) -> None:
    door.line.close()  # as when the process was killed
    taken, made = meet(Request())
    assert not taken
    assert made is not None
    assert made.path == door.path
    door.close()  # which leaves what took its place
    assert made.path.exists()
    made.close()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_no_socket_does_not_keep_from_starting(door: Door, what: str) -> None:
    door.close()
    if what == "file":
        door.path.write_text("no socket")
    else:
        door.path.mkdir()
    taken, made = meet(Request())
    assert not taken
    assert made is not None
    made.close()


def test_a_process_that_does_not_answer_is_given_up(door: Door) -> None:
    taken, made = meet(Request(("/file",)))
    assert not taken
    assert made is not None  # in the deaf one's place
    line, _ = door.line.accept()
    with line:
        assert line.recv(1_000) == encode(Request(("/file",)))
        assert line.recv(1) == b""  # it can tell that nobody waits any more
    made.close()


def test_one_that_is_asked_by_too_many_is_given_up_at_once(door: Door) -> None:
    callers = []
    for _ in range(40):
        caller = socket.socket(socket.AF_UNIX)
        caller.setblocking(False)
        callers.append(caller)
        try:
            caller.connect(str(door.path))
        except BlockingIOError:
            break
    taken, made = meet(Request())
    for caller in callers:
        caller.close()
    assert not taken
    assert made is not None
    made.close()


def test_another_home_or_screen_is_another_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {instance.name()}
    for variable, value in (
        ("DISPLAY", ":7"),
        ("WAYLAND_DISPLAY", "wayland-7"),
        ("HAMESH_HOME", "/another home"),
    ):
        monkeypatch.setenv(variable, value)
        names.add(instance.name())
    assert len(names) == 4


def test_a_home_under_another_name_is_the_same_instance(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_home.mkdir()
    before = instance.name()
    (tmp_path / "link").symlink_to(own_home)
    monkeypatch.setenv("HAMESH_HOME", str(tmp_path / "link"))
    assert instance.name() == before
