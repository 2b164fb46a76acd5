"""Choosing notes: by colour, tag, day and kind, all of it together."""

from __future__ import annotations

import datetime
from datetime import UTC

import pytest

from reader.annotations.model import Anchor, Annotation
from reader.cli.choosing import Wrong, choice
from reader.exporters import ALL, Choice, chosen

NOON = datetime.datetime(2025, 9, 20, 12, tzinfo=UTC)


def note(
    id: str, colour: str = "yellow", *tags: str, day: int = 20, kind: str = "passage"
) -> Annotation:
    moment = NOON.replace(day=day)
    anchor = Anchor("", "", "", 0, 0, "sha256:0")
    return Annotation(id, anchor, colour, "", tags, NOON, moment, kind=kind)  # type: ignore[arg-type]


NOTES = {
    item.id: item
    for item in (
        note("a", "yellow", "شركات"),
        note("b", "green", "شَرِكات", "مهم", day=22),
        note("c", "pink", day=24),
        note("d", kind="bookmark"),
    )
}


def ids(*said: str) -> str:
    return "".join(chosen(NOTES, choice(said, {"green": "مهم"})))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((), "abcd"),
        (("all",), "abcd"),
        (("colour=green,pink",), "bc"),
        (("colour=مهم",), "b"),
        (("colour=green", "colour=pink"), "bc"),
        (("tag=شركات",), "ab"),
        (("tag=مهم", "colour=green"), "b"),
        (("tag=none",), ""),
        (("since=2025-09-21",), "bc"),
        (("until=2025-09-22",), "abd"),
        (("since=2025-09-22", "until=2025-09-22"), "b"),
        (("kind=bookmark",), "d"),
        (("kind=passage", "colour=yellow"), "a"),
        (("id=a,c",), "ac"),
    ],
)
def test_notes_are_those_that_were_asked_for(said: tuple[str, ...], expected: str) -> None:
    assert ids(*said) == expected


@pytest.mark.parametrize(
    "said", ["", "colour=", "colour=black", "since=today", "kind=all", "size=3", "tag"]
)
def test_what_makes_no_sense_is_said(said: str) -> None:
    with pytest.raises(Wrong, match=r"\S"):
        choice([said], {})


def test_all_is_the_very_same_mapping() -> None:
    assert chosen(NOTES) is NOTES
    assert choice(["all"], {}) == ALL == Choice()
