"""Typing tags: how they are told apart, and a line that completes the one being typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QWidget

from reader.ui.panel.direction import TypedLine

_BETWEEN_TAGS = re.compile(r"[,،;؛\n]")


def parse_tags(text: str) -> tuple[str, ...]:
    """The tags in ``text``, which stand between Latin or Arabic commas; each once."""
    names = (" ".join(part.strip().lstrip("#").split()) for part in _BETWEEN_TAGS.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def tags_text(tags: Iterable[str], rtl: bool) -> str:
    """``tags`` as one types them."""
    return ("، " if rtl else ", ").join(tags)


def _started(text: str) -> tuple[str, str]:
    """What stands before the last tag of ``text``, and that tag as far as it is typed."""
    last = max((found.end() for found in _BETWEEN_TAGS.finditer(text)), default=0)
    rest = text[last:]
    tag = rest.lstrip().lstrip("#")
    return text[:last] + rest[: len(rest) - len(tag)], tag


class _LastTag(QCompleter):
    """Completes the last of several tags and leaves those before it."""

    def splitPath(self, path: str) -> list[str]:
        return [_started(path)[1]]

    def pathFromIndex(self, index: object) -> str:
        line = self.widget()
        before = _started(line.text())[0] if isinstance(line, TypedLine) else ""
        return before + super().pathFromIndex(index)  # type: ignore[arg-type] # an index, as Qt has it


class TagLine(TypedLine):
    """A line for tags; ``known`` is asked for those that it offers when the keyboard comes."""

    completed = Signal()

    def __init__(self, known: Callable[[], Iterable[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._known = known
        self._model = QStringListModel(self)
        completer = _LastTag(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.activated.connect(lambda _: self.completed.emit())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._model.setStringList(list(self._known()))
        super().focusInEvent(event)
