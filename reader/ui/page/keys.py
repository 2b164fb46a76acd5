"""The page's keys: moving, selecting, copying, marking."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from reader.annotations.model import COLOURS
from reader.ui import noting
from reader.ui.page import annotating, selection
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.flow import Flow
from reader.ui.page.layout import Caret
from reader.ui.page.selection import Selection

_Key = Qt.Key
# Digit keys of both shapes, and the letter that stands on the N key of the Arabic layout.
_COLOUR_KEYS = {digit: n for digits in ("12345", "١٢٣٤٥") for n, digit in enumerate(digits)}
_NOTE_KEYS = frozenset("nNى")


class _Here(NamedTuple):
    """Where a move begins; up and down keep to ``x``, ``screen`` is a view's height."""

    flow: Flow
    caret: Caret
    x: float
    screen: float


_Move = Callable[[_Here], Caret]


def _sideways(left: bool) -> _Move:
    return lambda here: selection.move_sideways(here.flow, here.caret, left=left)


def _word(left: bool) -> _Move:
    return lambda here: selection.move_word(here.flow, here.caret, left=left)


def _line(by: int) -> _Move:
    return lambda here: selection.move_vertically(here.flow, here.caret, by, here.x)


def _screen(by: int) -> _Move:
    return lambda here: selection.move_vertically(here.flow, here.caret, by * here.screen, here.x)


def _edge(end: bool) -> _Move:
    return lambda here: selection.line_edge(here.flow, here.caret, end=end)


_MOVES: dict[tuple[int, bool], _Move] = {
    (_Key.Key_Left, False): _sideways(left=True),
    (_Key.Key_Right, False): _sideways(left=False),
    (_Key.Key_Left, True): _word(left=True),
    (_Key.Key_Right, True): _word(left=False),
    (_Key.Key_Up, False): _line(-1),
    (_Key.Key_Down, False): _line(1),
    (_Key.Key_PageUp, False): _screen(-1),
    (_Key.Key_PageDown, False): _screen(1),
    (_Key.Key_Home, False): _edge(end=False),
    (_Key.Key_End, False): _edge(end=True),
    (_Key.Key_Home, True): lambda _: Caret(0),
    (_Key.Key_End, True): lambda here: Caret(len(here.flow.document.text), before=True),
}
_VERTICAL = frozenset((_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown))


class KeyCommands:
    """What the keys do to a page."""

    def __init__(self, page: PageCanvas) -> None:
        self._page = page

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours, and is done."""
        page, flow = self._page, self._page.flow
        if flow is None or not len(flow.pieces):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        move = _MOVES.get((event.key(), control))
        if move is not None and not modifiers & Qt.KeyboardModifier.AltModifier:
            self._move(flow, move, event.key(), extend=shift)
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            page.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            page.select_all()
        elif event.key() == _Key.Key_Space and not control:
            page.scroll_by((-0.9 if shift else 0.9) * page.viewport().height())
        elif event.key() == _Key.Key_Escape and not page.selection.empty:
            page.set_selection(selection.at(page.selection.caret.offset), follow=False)
        elif modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return self._mark(event)
        else:
            return False
        return True

    def _move(self, flow: Flow, move: _Move, key: int, *, extend: bool) -> None:
        page = self._page
        before = page.selection
        wanted = page.wanted_x
        screen = page.viewport().height() - flow.look.styles["paragraph"].line_height
        caret = move(_Here(flow, before.caret, wanted, screen))
        chosen = Selection(before.anchor if extend else caret.offset, caret)
        page.set_selection(chosen)
        if key in _VERTICAL:
            page.wanted_x = wanted

    def _mark(self, event: QKeyEvent) -> bool:
        page = self._page
        if page.session is None:
            return False
        present = annotating.current_annotation(page)
        if page.selection.empty and present is None:
            return False
        if event.text() in _COLOUR_KEYS:
            annotating.mark(page, COLOURS[_COLOUR_KEYS[event.text()]])
        elif event.text() and event.text() in _NOTE_KEYS:
            annotating.write_note(page)
        elif event.key() == _Key.Key_Delete and present is not None:
            noting.delete(page.session, present)
        else:
            return False
        return True
