"""The quick filter of the notes: by colour, by tag and by kind, a narrow strip under the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from reader.annotations.model import COLOURS, Annotation, Colour
from reader.text.bidi import isolate
from reader.ui.colours import ColourNames
from reader.ui.language import base_mark
from reader.ui.panel.icons import close_icon, kinds_icon, tag_icon
from reader.ui.panel.lettering import face, natural_width, set_text
from reader.ui.panel.look import PanelLook, mixed, scaled
from reader.ui.panel.note_rows import tags_of
from reader.ui.panel.rows import Row
from reader.ui.panel.shapes import paint_disc, paint_focus, paint_ground

WRITTEN, MARKED, BOOKMARKED = "written", "marked", "bookmarked"
_KINDS: dict[str, Callable[[Annotation], bool]] = {
    WRITTEN: lambda item: bool(item.note.strip()),
    MARKED: lambda item: item.kind == "passage" and not item.note.strip(),
    BOOKMARKED: lambda item: item.kind == "bookmark",
}


class ColourFacet(QAbstractButton):
    """A disc with a count beside it; framed while it filters."""

    def __init__(self, colour: Colour, look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour: Colour = colour
        self.count = 0
        self.bare = False  # without room for the count
        self._look = look
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._look = look
        self.update()

    def tell(self, name: str, count: int) -> None:
        """Have ``count`` notes of a colour that is called ``name``."""
        self.count = count
        told = self.tr("%n note(s)", "", count)
        self.setToolTip(f"{base_mark()}{isolate(name)}: {told}")
        self.setAccessibleName(f"{name}, {told}")
        self.setEnabled(count > 0 or self.isChecked())
        self.updateGeometry()
        self.update()

    def _unit(self) -> int:
        return self.fontMetrics().height()

    def room(self, bare: bool) -> int:
        """How wide it is with its count, or without it."""
        disc = round(self._unit() * 1.2)
        if bare or not self.count:
            return disc
        small = face(scaled(self.font(), 0.85))
        return disc + round(natural_width(str(self.count), small) + self._unit() * 0.4)

    def sizeHint(self) -> QSize:
        return QSize(self.room(self.bare), round(self._unit() * 1.35))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, rtl, look = self._unit(), self.isRightToLeft(), self._look
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = unit * 0.3
        if self.isChecked():
            paint_ground(painter, whole, radius, look.current)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.muted, 1))
            painter.drawRoundedRect(whole, radius, radius)
        elif self.underMouse() and self.isEnabled():
            paint_ground(painter, whole, radius, look.hover)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        size = unit * 0.62
        lead = (round(unit * 1.2) - size) / 2
        left = self.width() - lead - size if rtl else lead
        disc = QRectF(left, (self.height() - size) / 2, size, size)
        fill = look.theme.highlight[self.colour]
        paint_disc(painter, disc, fill, mixed(fill, look.ink, 0.35))
        if self.count and not self.bare:
            small = face(scaled(self.font(), 0.85))
            room = natural_width(str(self.count), small) + 2
            number = set_text(str(self.count), small, "ltr", room)
            start = lead + size + unit * 0.22
            x = self.width() - start - room if rtl else start
            ink = look.ink if self.isChecked() else look.muted
            number.paint(painter, x, (self.height() - small.height) / 2, ink)
        if self.hasFocus():
            paint_focus(painter, whole, radius, look.accent)


class FacetBar(QWidget):
    """What of the notes is to be seen; `condition` says it of a row."""

    changed = Signal()

    def __init__(self, look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._names = ColourNames()
        self._counts: Counter[str] = Counter()
        self._tags: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self.tags: frozenset[str] = frozenset()
        self.kind = ""
        self.colours = {colour: ColourFacet(colour, look, self) for colour in COLOURS}
        self.tag_button = self._menu_button(self._fill_tags)
        self.kind_button = self._menu_button(self._fill_kinds)
        self.clear_button = QToolButton(self)
        self.clear_button.setObjectName("beside")
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        label = self.tr("Show all notes")
        self.clear_button.setToolTip(label)
        self.clear_button.setAccessibleName(label)
        self.clear_button.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        unit = self.fontMetrics().height()
        side = round(unit * 0.8)
        self._row.setContentsMargins(side, 0, side, round(unit * 0.25))
        self._row.setSpacing(round(unit * 0.1))
        for facet in self.colours.values():
            self._row.addWidget(facet)
            facet.toggled.connect(self._tell)
        self._row.addStretch()
        for button in (self.clear_button, self.tag_button, self.kind_button):
            self._row.addWidget(button)
        chain = [*self.colours.values(), self.tag_button, self.kind_button, self.clear_button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        self.first, self.last = chain[0], chain[-1]
        self.set_look(look)
        self._tell_buttons()

    def _menu_button(self, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("beside")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._look = look
        for facet in self.colours.values():
            facet.set_look(look)
        self._tell_icons()

    def set_names(self, names: ColourNames) -> None:
        """Call the colours what their reader calls them."""
        self._names = names
        self._tell_facets()

    def _tell_icons(self) -> None:
        look = self._look
        side = round(self.fontMetrics().height() * 0.85)
        icons = (
            (self.tag_button, tag_icon, bool(self.tags)),
            (self.kind_button, kinds_icon, bool(self.kind)),
            (self.clear_button, close_icon, False),
        )
        for button, icon, on in icons:
            button.setIcon(icon(look.ink if on else look.muted))
            button.setIconSize(QSize(side, side))

    # -- what there is

    def count(self, annotations: Iterable[Annotation]) -> None:
        """Say how many of ``annotations`` there are of each kind."""
        items = list(annotations)
        self._counts = Counter(item.colour for item in items)
        self._tags = tags_of(items)
        self._kinds = Counter(
            kind for kind, holds in _KINDS.items() for item in items if holds(item)
        )
        if not self.tags <= self._tags.keys():  # the last note of a tag is gone
            self.tags &= frozenset(self._tags)
            self._tell()
        self._tell_facets()

    def _tell_facets(self) -> None:
        for colour, facet in self.colours.items():
            facet.tell(self._names.of(colour), self._counts[colour])
        self.tag_button.setEnabled(bool(self._tags))
        self._arrange()

    # -- what is asked for

    @property
    def active(self) -> bool:
        """Whether it hides anything."""
        return bool(self._chosen_colours() or self.tags or self.kind)

    def _chosen_colours(self) -> frozenset[str]:
        return frozenset(c for c, facet in self.colours.items() if facet.isChecked())

    def condition(self) -> Callable[[Row], bool] | None:
        """What rows must be like; None if all will do."""
        if not self.active:
            return None
        colours: Collection[str] = self._chosen_colours() or frozenset(COLOURS)
        tags, holds = self.tags, _KINDS.get(self.kind)

        def fits(row: Row) -> bool:
            item = row.about
            return (
                isinstance(item, Annotation)
                and item.colour in colours
                and (not tags or not tags.isdisjoint(item.tags))
                and (holds is None or holds(item))
            )

        return fits

    def clear(self) -> None:
        """Ask for all."""
        had_focus = self.clear_button.hasFocus()
        self.tags, self.kind = frozenset(), ""
        for facet in self.colours.values():
            facet.blockSignals(True)
            facet.setChecked(False)
            facet.setEnabled(facet.count > 0)
            facet.blockSignals(False)
            facet.update()
        self._tell()
        if had_focus:
            self.kind_button.setFocus()

    def _tell(self) -> None:
        self._tell_buttons()
        self.changed.emit()

    def _tell_buttons(self) -> None:
        said = {WRITTEN: self.tr("With a note"), MARKED: self.tr("Highlights only")}
        said[BOOKMARKED] = self.tr("Bookmarks")
        told = "، " if self.isRightToLeft() else ", "
        tags = told.join(isolate(f"#{tag}") for tag in sorted(self.tags))
        for button, name, on in (
            (self.tag_button, self.tr("Filter by tag"), tags),
            (self.kind_button, self.tr("Filter by kind"), said.get(self.kind, "")),
        ):
            text = f"{name}: {on}" if on else name
            button.setChecked(bool(on))
            button.setToolTip(base_mark() + text)
            button.setAccessibleName(text)
        self._tell_icons()
        self.clear_button.setVisible(self.active)
        self._arrange()

    def _fill_tags(self, menu: QMenu) -> None:
        menu.clear()
        for tag, count in self._tags.items():
            text = f"{base_mark()}{isolate(f'#{tag}')}  {count}".replace("&", "&&")
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(tag in self.tags)
            action.triggered.connect(lambda _=False, tag=tag: self.toggle_tag(tag))

    def toggle_tag(self, tag: str) -> None:
        """Ask for notes with ``tag``, or no longer."""
        self.tags ^= {tag}
        self._tell()

    def _fill_kinds(self, menu: QMenu) -> None:
        menu.clear()
        for kind, label in (
            ("", self.tr("All")),
            (WRITTEN, self.tr("With a note")),
            (MARKED, self.tr("Highlights only")),
            (BOOKMARKED, self.tr("Bookmarks")),
        ):
            count = f"  {self._kinds[kind]}" if kind else ""
            action = menu.addAction(f"{base_mark()}{label}{count}")
            action.setCheckable(True)
            action.setChecked(kind == self.kind)
            action.setEnabled(not kind or self._kinds[kind] > 0)
            action.triggered.connect(lambda _=False, kind=kind: self.choose_kind(kind))

    def choose_kind(self, kind: str) -> None:
        """Ask for notes of one kind, one of those above, or of any with an empty one."""
        self.kind = kind
        self._tell()

    # -- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Leave the counts to the tool tips where they have no room."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        buttons = [self.tag_button, self.kind_button]
        buttons += [self.clear_button] if self.active else []
        taken = sum(button.sizeHint().width() + gap for button in buttons)
        room = self.width() - margins.left() - margins.right() - taken
        bare = sum(facet.room(False) + gap for facet in self.colours.values()) > room
        for facet in self.colours.values():
            if facet.bare != bare:
                facet.bare = bare
                facet.updateGeometry()
                facet.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())
