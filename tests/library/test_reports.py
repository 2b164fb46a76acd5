"""What a report tells strangers, and what it keeps to itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.errors import NotFound
from reader.library import folders, reports
from reader.library.crashes import note_crashes

SECRET = "نصّ لا يخصّ أحدًا secret words"


def failed(work: object) -> BaseException:
    try:
        work()  # type: ignore[operator]
    except BaseException as error:
        return error
    raise AssertionError("it did not fail")


def _chained() -> None:
    try:
        json.loads(f"[{SECRET}]")
    except ValueError as error:
        raise RuntimeError("could not go on") from error


@pytest.mark.parametrize(
    "work",
    [
        lambda: {}[SECRET],
        lambda: int(SECRET),
        lambda: getattr(SECRET, SECRET),
        lambda: (_ for _ in ()).throw(RuntimeError(f'cannot show "{SECRET}"')),
        lambda: (_ for _ in ()).throw(NotFound(Path(f"/home/أحمد/{SECRET}.txt"))),
        lambda: Path(f"/nowhere/{SECRET}.txt").read_text(),
        lambda: SECRET.encode("ascii"),
        _chained,
    ],
)
def test_no_word_of_what_is_read_gets_into_a_report(work: object) -> None:
    told = reports.report(failed(work), {})
    assert "secret" not in told
    assert "nowhere" not in told
    assert told.isascii() or "…" in told
    assert not any("\u0600" <= letter <= "\u06ff" for letter in told)


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (lambda: None.page, "AttributeError: 'NoneType' object has no attribute 'page'"),
        (lambda: [][3], "IndexError: list index out of range"),
        (lambda: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda: open("/nowhere/at/all"), "FileNotFoundError: ENOENT"),  # noqa: SIM115, PTH123
        (lambda: {}["key"], "KeyError (5 characters left out)"),
    ],
)
def test_a_report_says_what_helps(work: object, said: str) -> None:
    told = reports.report(failed(work), {"Qt": "6.9 on xcb"})
    assert said in told
    assert "Hamesh: " in told
    assert "Qt: 6.9 on xcb" in told
    assert "tests/library/test_reports.py:" in told


def test_no_folder_of_a_person_gets_into_a_report() -> None:
    told = reports.report(failed(_chained), {})
    assert str(Path.home()) not in told
    assert str(Path(reports.__file__).parents[2]) not in told
    assert "json/decoder.py:" in told
    assert told.index("ValueError" if "ValueError" in told else "JSONDecodeError") < told.index(
        "RuntimeError: could not go on"
    )


def test_what_calls_itself_for_ever_is_told_in_short() -> None:
    def again() -> None:
        again()

    told = reports.report(failed(again), {})
    assert len(told) < 5_000
    assert "more …" in told


def test_the_log_turns_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "_LIMIT", 1_000)
    for number in range(100):
        assert reports.keep(f"report {number} " + "x" * 80) == folders.state_folder() / reports.LOG
    logs = sorted(folders.state_folder().iterdir())
    assert [log.name for log in logs] == ["hamesh.log", "hamesh.log.1", "hamesh.log.2"]
    assert all(log.stat().st_size <= 1_000 for log in logs)
    assert "report 99" in logs[0].read_text("utf-8")


def test_where_no_log_can_be_written_none_is(own_home: Path) -> None:
    own_home.write_text("a file where the folder should be")
    assert reports.keep("report") is None
    assert note_crashes() is None
