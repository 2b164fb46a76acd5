"""The name of who reads, as the system knows it."""

from __future__ import annotations

import getpass

import pytest

from reader.library import person


def test_without_a_full_name_it_is_that_of_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "nobody-of-this-name")
    assert person.name() == "nobody-of-this-name"


def test_a_full_name_is_told_without_room_and_telephone(monkeypatch: pytest.MonkeyPatch) -> None:
    pwd = pytest.importorskip("pwd", reason="this system has no table of accounts")
    entry = pwd.getpwuid(0)
    row = pwd.struct_passwd((*entry[:4], "منى حداد,12,555", *entry[5:]))
    monkeypatch.setattr(pwd, "getpwnam", lambda _: row)
    assert person.name() == "منى حداد"


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_a_system_that_knows_nobody_gives_no_name(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert person.name() == ""
