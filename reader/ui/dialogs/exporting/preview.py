"""What would be written, beside the choices: it follows them without ever holding them up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QStyle,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.progress import Checkpoint
from reader.text.bidi import isolate
from reader.text.digits import to_western
from reader.ui.dialogs.exporting.looking import Beginning
from reader.ui.language import base_mark
from reader.ui.messages import message
from reader.ui.tasks import Task, Tasks

_GAP = 6  # pixels at either side
_AFTER = 120  # milliseconds without another choice
_TELL_AFTER = 400  # milliseconds: what is there sooner need not be announced

Make = Callable[[int, Checkpoint], Beginning]
"""Makes the beginning of what would be written, a picture so many pixels wide; in a worker."""


class Preview(QWidget):
    """Shows what the latest `follow` makes; answers to earlier ones are dropped."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._make: Make | None = None
        self.shown: Beginning | None = None
        self.caption = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)
        self.text.setAccessibleName(self.tr("Preview"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._face = self.text.font()
        self._code = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.sheet = _Sheet()
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setAccessibleName(self.tr("Preview"))
        self.trouble = QLabel(
            self,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
            alignment=Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop,
        )
        self.trouble.setMargin(12)
        held = QWidget(self)
        self._pages = QStackedLayout(held)
        for page in (self.text, self._scroll, self.trouble):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, 0, _GAP, 0)
        column.addWidget(self.caption)
        column.addWidget(held, 1)
        self._resting = QTimer(self, singleShot=True, interval=_AFTER)
        self._resting.timeout.connect(self._begin)
        self.sheet.widened.connect(self._fit)
        self._slow = QTimer(self, singleShot=True, interval=_TELL_AFTER)
        self._slow.timeout.connect(
            lambda: self.caption.setText(base_mark() + self.tr("Preparing the preview …"))
        )

    def follow(self, make: Make) -> None:
        """Show what ``make`` makes, after a moment: more may be chosen right away."""
        self._make = make
        self.stop()
        self._resting.start()

    def stop(self) -> None:
        """Give up what is under way; no answer comes any more."""
        self._resting.stop()
        self._slow.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _wide(self) -> int:
        """Pixels of the screen across a picture."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wide = self.sheet.width() if self.sheet.isVisible() else self.width() - 2 * _GAP - bar
        return max(64, round(wide * self.devicePixelRatioF()))

    def _fit(self) -> None:
        picture = self.shown.picture if self.shown is not None else None
        if picture is not None and picture.width() != self._wide():
            self._resting.start()

    def _begin(self) -> None:
        if self._make is None:
            return
        self.stop()
        self._slow.start()
        self._task = self._tasks.run(
            self._make, self._wide(), on_done=self._show, on_error=self._explain
        )

    def _show(self, made: Beginning) -> None:
        self._slow.stop()
        self.shown = made
        if made.picture is not None:
            self.sheet.show_picture(made.picture, self.devicePixelRatioF())
            self._pages.setCurrentWidget(self._scroll)
            self.caption.setText(base_mark() + self.tr("First page"))
            return
        self._write(made)
        self._pages.setCurrentWidget(self.text)
        lines = made.of
        if len(made.lines) < lines:
            said = self.tr("The first %1 of %n line(s)", "", lines)
            said = said.replace("%1", str(len(made.lines)))
        else:
            said = self.tr("%n line(s)", "", lines)
        short = QLocale.DataSizeFormat.DataSizeTraditionalFormat
        size = to_western(QLocale().formattedDataSize(made.bytes, 0, short))
        self.caption.setText(f"{base_mark()}{said} · {isolate(size)}")

    def _write(self, made: Beginning) -> None:
        code = all(direction == "ltr" for _, direction in made.lines)
        self.text.setFont(self._code if code else self._face)
        self.text.setPlainText("\n".join(line for line, _ in made.lines))
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        for _, direction in made.lines:
            way = QTextBlockFormat()
            rtl = direction == "rtl"
            way.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            )
            cursor.setBlockFormat(way)
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _explain(self, error: ReaderError) -> None:
        self._slow.stop()
        self.shown = None
        self.caption.setText("")
        self.trouble.setText(base_mark() + message(error).text)
        self._pages.setCurrentWidget(self.trouble)


class _Sheet(QWidget):
    """A picture at its own size, at the top of the room that there is."""

    widened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.widened.emit()

    def show_picture(self, picture: QImage, ratio: float) -> None:
        """Show ``picture``, of which so many pixels lie on one of the interface's."""
        picture.setDevicePixelRatio(ratio)
        self._picture = picture
        self.setMinimumHeight(round(picture.height() / ratio))
        self.update()

    def sizeHint(self) -> QSize:
        return self._picture.deviceIndependentSize().toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._picture.isNull():
            return
        size = self._picture.deviceIndependentSize()
        # Until one of the new width is there, the old one serves.
        high = round(size.height() * self.width() / size.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(0, 0, self.width(), high), self._picture)
