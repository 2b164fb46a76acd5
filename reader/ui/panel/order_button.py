"""The button beside a filter box that chooses the order of the rows, and says what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.ui.panel.icons import sort_icon
from reader.ui.panel.look import PanelLook


class OrderButton(QToolButton):
    """Offers ``labels``, the first of which is chosen, and calls ``choose`` with a number."""

    def __init__(
        self, labels: Sequence[str], choose: Callable[[int], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self.setObjectName("beside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._orders = QActionGroup(menu)
        for number, label in enumerate(labels):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(number == 0)
            self._orders.addAction(action)
            action.triggered.connect(lambda _=False, number=number: self._chosen(number))
        self.setMenu(menu)
        self._tell(0)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self.setIcon(sort_icon(look.muted))

    def _chosen(self, number: int) -> None:
        self._choose(number)
        self._tell(number)

    def _tell(self, number: int) -> None:
        text = QCoreApplication.translate("Panel", "Sorted: %1")
        text = text.replace("%1", self._orders.actions()[number].text())
        self.setToolTip(text)
        self.setAccessibleName(text)
