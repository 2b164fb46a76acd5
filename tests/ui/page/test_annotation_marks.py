"""The reader's highlights on the page: kept up change by change, never all made anew."""

from __future__ import annotations

import dataclasses
import random

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from reader.annotations.anchor import describe
from reader.annotations.model import COLOURS, Annotation, Change, new_id, now
from reader.document import Span
from reader.ui.page.painter import MarginMark
from reader.ui.page.view import PageView
from reader.ui.session import Session
from tests.ui.page.conftest import MakePage


def shown(page: PageView) -> tuple[list[tuple[int, int, QColor, object]], list[MarginMark]]:
    """The highlights and the signs in the margin."""
    marks = page.marks.of("annotation", 0, 10_000)
    return (
        [(mark.start, mark.end, mark.fill, mark.about) for mark in marks],
        [mark for mark, _ in page._visible_margin()],
    )


def write(session: Session, span: Span, note: str = "") -> Annotation:
    moment = now()
    anchor = describe(session.document, span)
    made = Annotation(new_id(), anchor, "yellow", note, (), moment, moment)
    session.change("Write", Change(None, made))
    return made


def test_after_any_changes_the_page_shows_what_another_would_show_at_once(
    page: PageView, qtbot: QtBot
) -> None:
    session = page.session
    assert session is not None
    other = PageView()
    qtbot.addWidget(other)
    other.set_look(page.look)
    other.resize(page.size())
    dice = random.Random(7)
    for _ in range(60):
        held = list(session.annotations.values())
        kind = dice.choice(["write", "write", "colour", "note", "delete", "undo", "redo"])
        if kind == "write":
            start = dice.randrange(300)
            write(session, Span(start, start + dice.randrange(40)))
        elif kind == "undo":
            session.undo_stack.undo()
        elif kind == "redo":
            session.undo_stack.redo()
        elif held and kind == "colour":
            session.edit("Colour", dice.choice(held), colour=dice.choice(COLOURS))
        elif held and kind == "note":
            session.edit("Note", dice.choice(held), note="ملاحظة")
        elif held:
            session.delete("Delete", *dice.sample(held, min(2, len(held))))
        other.set_session(session)
        assert shown(page) == shown(other)
    assert len(session.annotations) > 5
    other.set_session(None)


def test_a_change_makes_no_other_mark_anew(page: PageView, monkeypatch: pytest.MonkeyPatch) -> None:
    session = page.session
    assert session is not None
    write(session, Span(0, 5))

    def refuse(layer: str, _marks: object) -> None:
        assert layer != "annotation"

    monkeypatch.setattr(page.marks, "set", refuse)
    made = write(session, Span(8, 14), "ملاحظة")
    assert len(shown(page)[0]) == 2
    session.edit("Colour", made, colour="blue")
    assert page.marks.of("annotation", 8, 14)[0].fill == page.look.theme.highlight["blue"]
    session.delete("Delete", session.annotations[made.id])
    assert len(shown(page)[0]) == 1


def test_hidden_notes_stay_hidden_through_changes(page: PageView) -> None:
    session = page.session
    assert session is not None
    write(session, Span(0, 5))
    session.set_mark_hidden("notes", True)
    made = write(session, Span(8, 14))
    session.edit("Colour", made, colour="blue")
    assert shown(page) == ([], [])
    session.set_mark_hidden("notes", False)
    assert len(shown(page)[0]) == len(shown(page)[1]) == 2


def test_a_note_on_no_words_has_its_sign_in_the_margin(page: PageView) -> None:
    session = page.session
    assert session is not None
    made = write(session, Span(0, 0), "ملاحظة")
    ((sign, _),) = page._visible_margin()
    assert (sign.annotation_id, sign.sign) == (made.id, "leaf")


@pytest.mark.parametrize(("width", "zoom"), [(265, 100), (420, 150), (620, 200)])
def test_the_signs_are_inside_the_page_also_of_a_narrow_window(
    make_page: MakePage, width: int, zoom: int
) -> None:
    page = make_page(width=width)
    page.set_look(dataclasses.replace(page.look, zoom=zoom))
    assert page.session is not None
    page.session.highlight("Note", Span(0, 3), "green", "نص")
    ((_, box),) = page._visible_margin()
    assert page.viewport().rect().contains(box.adjusted(-1, 0, 1, 0).toAlignedRect())
