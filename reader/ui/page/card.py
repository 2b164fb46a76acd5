"""The card that says what a marked passage is: a value and its unit, an entity, notes."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from reader.analysis.model import Entity, Statistic
from reader.annotations.model import Annotation
from reader.document import Span
from reader.library.corrections import Figure
from reader.library.entity_lexicon.rules import Rule
from reader.text.bidi import document_direction, isolate
from reader.ui import noting
from reader.ui.figures import modifier_text, value_text
from reader.ui.language import interface_direction
from reader.ui.naming_words import said_texts, type_name
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.marks import Mark
from reader.ui.session import Session

_DELAY_MS = 350
_STAYS_MS = 400  # a card with a button, for the mouse on its way there
_WIDEST = 340
_GAP = 8  # pixels between the passage and its card
_LONGEST_NOTE, _LONGEST_QUOTE = 600, 90  # code points


class Card(QFrame):
    """Appears beside a marked passage on which the mouse rests, and goes when it leaves.

    Where the place of a note is only probable it has a button to accept it, and waits for the mouse
    to come there; the context menu offers the same to the keyboard.
    """

    def __init__(self, page: PageCanvas) -> None:
        super().__init__(page.viewport())
        self._page = page
        self._marks: list[Mark] = []
        self._unsure: list[Annotation] = []
        self.setObjectName("card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._label)
        self._accept = QPushButton(self)
        self._accept.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page keeps the keys
        self._accept.clicked.connect(self._accepted)
        column.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignLeading)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._appear)
        self._leaving = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._leaving.timeout.connect(self._leave)
        self.hide()
        page.hovered.connect(self._hovered)
        page.scrolled.connect(self._leave)
        page.selection_shown.connect(self._leave)

    def _hovered(self, marks: list[Mark]) -> None:
        if [mark.about for mark in marks] == [mark.about for mark in self._marks]:
            self._leaving.stop()
            return
        if not marks and self._unsure and self.isVisible():
            self._leaving.start()
            return
        self._leave()
        self._marks = marks
        if marks:
            self._timer.start()

    def _leave(self) -> None:
        self._marks = []
        self._timer.stop()
        self._leaving.stop()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._leaving.start()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it is not meant for the text below

    def _appear(self) -> None:
        text = self.text_for(self._marks)
        if not text:
            return
        theme = self._page.look.theme
        self.setStyleSheet(
            f"#card {{ background: {theme.paper.name()}; border: 1px solid {theme.rule.name()};"
            f" border-radius: 8px; }} #card QLabel {{ color: {theme.ink.name()}; border: none;"
            " background: transparent; }"
            f" #card QPushButton {{ color: {theme.ink.name()}; background: {theme.paper.name()};"
            f" border: 1px solid {theme.muted.name()}; border-radius: 4px; padding: 3px 12px; }}"
            f" #card QPushButton:hover {{ background: {theme.selection.name()}; }}"
        )
        session = self._page.session
        self._unsure = [] if session is None else list(_unsure(session, self._marks))
        self._accept.setText(_accept_label(len(self._unsure)))
        self._accept.setVisible(bool(self._unsure))
        self._accept.setEnabled(session is not None and session.writable)
        # With nothing to press on it, it lets the mouse through to the text.
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self.setAttribute(through, not self._unsure)
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
        gap = 1 if self._unsure else _GAP  # the mouse shall find its way to the button
        y = box.bottom() + gap
        if y + self.height() > view.height():
            y = box.top() - self.height() - gap
        return QPoint(round(max(4, min(x, view.width() - self.width() - 4))), round(max(4, y)))

    def text_for(self, marks: list[Mark]) -> str:
        """What the card says of marks, as rich text of the interface's direction."""
        session = self._page.session
        if session is None:
            return ""
        several = sum(isinstance(mark.about, str) for mark in marks) > 1
        parts: list[str] = []
        for mark in marks:
            about = mark.about
            if isinstance(about, Figure):
                parts.append(self._figure(about, session.document.text))
            elif isinstance(about, Entity):
                parts.append(self._entity(about, session.naming.rules_about(about)))
            elif isinstance(about, str) and about in session.annotations:
                words = Span(mark.start, mark.end).of(session.document.text) if several else ""
                unsure = noting.is_unsure(session, session.annotations[about])
                parts.append(self._annotation(session.annotations[about], words, unsure))
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

    def _annotation(self, annotation: Annotation, words: str, unsure: bool) -> str:
        """One of the notes; with its ``words`` where there are several, to tell them apart."""
        parts: list[str] = []
        if words:
            parts.append(self._quote(words, annotation))
        elif annotation.kind == "bookmark":
            name = QCoreApplication.translate("Card", "Bookmark")
            parts.append(f"<b>{_text(name)}</b>")
        if note := annotation.note.strip():
            direction = document_direction(note, interface_direction())
            shown = html.escape(_cut(note, _LONGEST_NOTE)).replace("\n", "<br>")
            parts.append(f'<div dir="{direction}">{shown}</div>')
        meaning = self._page.colour_names.meanings.get(annotation.colour)
        said = [meaning] if meaning and annotation.kind == "passage" and parts else []
        if tags := [*said, *(f"#{tag}" for tag in annotation.tags if parts)]:
            parts.append(f"<div>{self._muted(' '.join(map(_text, tags)))}</div>")
        if unsure:
            text = QCoreApplication.translate("Card", "The text has changed. This was marked:")
            parts.append(f"<div>{self._muted(_text(text))}</div>")
            parts.append(self._quote(annotation.anchor.exact, annotation))
        return "".join(parts)

    def _quote(self, words: str, annotation: Annotation) -> str:
        """Words on the colour that they have on the page."""
        fill = self._page.look.theme.highlight[annotation.colour].name()
        shown = _cut(" ".join(words.split()), _LONGEST_QUOTE)
        direction = document_direction(shown, interface_direction())
        span = f'<span style="background-color:{fill}">{html.escape(shown)}</span>'
        return f'<div dir="{direction}">{span}</div>'

    def _accepted(self) -> None:
        unsure, session = self._unsure, self._page.session
        self._leave()
        if session is not None:
            noting.accept(session, *unsure)


def _unsure(session: Session, marks: Iterable[Mark]) -> Iterator[Annotation]:
    """Those of the annotations whose place is only probable."""
    for mark in marks:
        if isinstance(mark.about, str):
            annotation = session.annotations.get(mark.about)
            if annotation is not None and noting.is_unsure(session, annotation):
                yield annotation


def _accept_label(count: int) -> str:
    if count > 1:
        return QCoreApplication.translate("Card", "Accept all")
    return QCoreApplication.translate("Card", "Accept")


def _cut(text: str, longest: int) -> str:
    return text[:longest] + ("…" if len(text) > longest else "")


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
