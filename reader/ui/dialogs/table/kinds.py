"""The choice of kinds: groups with their kinds under them, each with how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from reader.analysis.model import GROUPS
from reader.library.corrections import Figure
from reader.text.bidi import isolate
from reader.ui.figures import kind_text
from reader.ui.figures.groups import group_text
from reader.ui.language import base_mark

_INDENT = "\u2003"
_AIR = 24  # pixels beside the words of the list: what the chrome's sheet pads them with, and more


class KindBox(QComboBox):
    """Offers what there is. Its data are the chosen kinds, as a frozen set; empty means all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Kinds to show"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._counts: Counter[str] | None = None
        self.offer(())

    def kinds(self) -> frozenset[str]:
        """The chosen kinds; none means all of them."""
        return frozenset(self.currentData() or ())

    def offer(self, figures: Sequence[Figure]) -> None:
        """Offer the kinds of ``figures``; the choice stays while there are any of it."""
        counts: Counter[str] = Counter(figure.statistic.kind for figure in figures)
        if counts == self._counts:
            return
        self._counts = counts
        chosen = self.kinds()
        self.clear()
        self._add(self.tr("All kinds"), (), counts.total())
        for group, kinds in GROUPS.items():
            present = [kind for kind in kinds if counts[kind]]
            if len(present) > 1:
                self._add(group_text(group), present, sum(counts[kind] for kind in present))
            for kind in present:
                indent = _INDENT if len(present) > 1 else ""
                self._add(indent + kind_text(kind), (kind,), counts[kind])
        self.view().setMinimumWidth(self._widest() + 2 * _AIR)
        places = [row for row in range(self.count()) if frozenset(self.itemData(row)) == chosen]
        self.setCurrentIndex(places[-1] if places else 0)

    def _widest(self) -> int:
        metrics = self.view().fontMetrics()
        return max(metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count()))

    def _add(self, label: str, kinds: Sequence[str], count: int) -> None:
        self.addItem(f"{base_mark()}{label} {isolate(f'({count:,})', 'ltr')}", tuple(kinds))
