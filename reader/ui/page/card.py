"""The card that says what a marked passage is: a value and its unit, an entity, a note."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from reader.analysis.model import Entity, Statistic
from reader.annotations.model import Annotation
from reader.document import Span
from reader.library.corrections import Figure
from reader.library.entity_lexicon.rules import Rule
from reader.text.bidi import document_direction, isolate
from reader.ui.figures import modifier_text, value_text
from reader.ui.language import interface_direction
from reader.ui.naming_words import said_texts, type_name
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.marks import Mark

_DELAY_MS = 350
_WIDEST = 340


class Card(QFrame):
    """Appears beside a marked passage on which the mouse rests, and goes when it leaves."""

    def __init__(self, page: PageCanvas) -> None:
        super().__init__(page.viewport())
        self._page = page
        self._marks: list[Mark] = []
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._appear)
        self.hide()
        page.hovered.connect(self._hovered)
        page.scrolled.connect(self._leave)
        page.selection_shown.connect(self._leave)

    def _hovered(self, marks: list[Mark]) -> None:
        if [mark.about for mark in marks] == [mark.about for mark in self._marks]:
            return
        self._leave()
        self._marks = marks
        if marks:
            self._timer.start()

    def _leave(self) -> None:
        self._marks = []
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        text = self.text_for(self._marks)
        if not text:
            return
        theme = self._page.look.theme
        self.setStyleSheet(
            f"#card {{ background: {theme.paper.name()}; border: 1px solid {theme.rule.name()};"
            f" border-radius: 8px; }} #card QLabel {{ color: {theme.ink.name()}; border: none;"
            " background: transparent; }"
        )
        self._label.setText(text)
        widest = min(_WIDEST, self._page.viewport().width() - 40)
        self._label.setFixedWidth(max(120, min(widest, self._natural_width())))
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.raise_()

    def _natural_width(self) -> int:
        self._label.setMinimumWidth(0)
        self._label.setMaximumWidth(16_777_215)
        self._label.setWordWrap(False)
        width = self._label.sizeHint().width()
        self._label.setWordWrap(True)
        return width + 2

    def _place(self) -> QPoint:
        """Under the passage, above it where there is no room; never over the mouse."""
        view = self._page.viewport()
        mouse = view.mapFromGlobal(QCursor.pos())
        mark = self._marks[0]
        boxes = self._page.boxes_of(Span(mark.start, mark.end))
        box = next((b for b in boxes if b.contains(mouse)), boxes[0] if boxes else QRectF())
        x = box.center().x() - self.width() / 2
        y = box.bottom() + 8
        if y + self.height() > view.height():
            y = box.top() - self.height() - 8
        return QPoint(round(max(4, min(x, view.width() - self.width() - 4))), round(max(4, y)))

    def text_for(self, marks: list[Mark]) -> str:
        """What the card says of marks, as rich text of the interface's direction."""
        session = self._page.session
        parts: list[str] = []
        for mark in marks:
            about = mark.about
            if isinstance(about, Figure) and session is not None:
                parts.append(self._figure(about, session.document.text))
            elif isinstance(about, Entity) and session is not None:
                parts.append(self._entity(about, session.naming.rules_about(about)))
            elif isinstance(about, str) and session is not None:
                annotation = session.annotations.get(about)
                if annotation is not None:
                    parts.append(self._note(annotation))
        body = "<hr>".join(part for part in parts if part)
        return f'<div dir="{interface_direction()}">{body}</div>' if body else ""

    def _figure(self, figure: Figure, text: str) -> str:
        told = _value(figure.statistic)
        if not told:
            return ""
        lines = [told]
        if figure.statistic.subject is not None:
            lines.append(_text(figure.statistic.subject.of(text)))
        if figure.state == "corrected":
            lines.append(self._muted(_provenance(figure.original)))
        return "<br>".join(lines)

    def _muted(self, lines: str) -> str:
        return f'<span style="color:{self._page.look.theme.muted.name()}">{lines}</span>'

    def _entity(self, item: Entity, rules: Iterable[Rule]) -> str:
        ink = self._page.look.theme.entity_ink[item.type].name()
        number = len(item.mentions)  # lupdate loses a call that holds another
        count = QCoreApplication.translate("Card", "%n mention(s)", "", number)
        lines = [
            f"<b>{_text(item.name)}</b>",
            f'<span style="color:{ink}">{_text(type_name(item.type))}</span> · {_text(count)}',
        ]
        if item.aliases:
            separator = QCoreApplication.translate("Card", ", ")
            lines.append(separator.join(_text(alias) for alias in item.aliases))
        lines.extend(self._muted(_text(said)) for said in said_texts(rules))
        return "<br>".join(lines)

    def _note(self, annotation: Annotation) -> str:
        note = annotation.note.strip()
        if not note:
            return ""
        direction = document_direction(note, interface_direction())
        shown = html.escape(note[:600] + ("…" if len(note) > 600 else ""))
        lines = f'<div dir="{direction}">{shown}</div>'.replace("\n", "<br>")
        if annotation.tags:
            muted = self._page.look.theme.muted.name()
            tags = " ".join(_text(f"#{tag}") for tag in annotation.tags)
            lines += f'<div style="color:{muted}">{tags}</div>'
        return lines


def _value(item: Statistic) -> str:
    value = value_text(item)
    modifier = modifier_text(item)
    head = f"<b>{_text(value)}</b>" if value else ""
    return f"{_text(modifier)} {head}" if modifier else head


def _provenance(original: Statistic | None) -> str:
    """Who says so, and what the analysis says, where that can be put in words."""
    read = "" if original is None else value_text(original)
    if original is None or not read:
        return _text(QCoreApplication.translate("Card", "Corrected by you"))
    text = QCoreApplication.translate("Card", "Corrected by you; it was read as %1")
    told = f"{_text(modifier_text(original))} {_text(read)}" if original.modifier else _text(read)
    return html.escape(text).replace("%1", told)


def _text(text: str) -> str:
    return html.escape(isolate(text))
