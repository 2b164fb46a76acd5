"""Thousands of findings come into the panel while people read on, and look as if by one stroke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QApplication

from reader.analysis.model import Analysis, Entity, Statistic
from reader.annotations.anchor import Placement, describe
from reader.annotations.model import Annotation, Change
from reader.document import Span
from reader.ui import slices
from reader.ui.panel.delegate import RowDelegate
from reader.ui.panel.findings import FindingsTab
from reader.ui.panel.side import SidePanel
from reader.ui.panel.typeset import Typesetter
from reader.ui.session import Session
from reader.ui.slices import Slices

MANY = 1_000
LINE = "اشترت الشركة في المرة {0} نحو {0} نخلة من بستان رقم{0}"


@pytest.fixture
def long_session(make_session: Callable[[str], Session]) -> Session:
    return make_session("\n".join(LINE.format(1_000 + number) for number in range(MANY)))


def many(session: Session) -> Analysis:
    text, figures, names = session.document.text, [], []
    for number in range(MANY):
        figure = str(1_000 + number)
        line = text.index(LINE.format(figure))
        at = line + LINE.format(figure).index(f"{figure} نخلة")
        subject = Span(line + 6, line + 12)
        kind = ("number", "percent", "quantity")[number % 3]
        figures.append(Statistic(Span(at, at + 4), kind, int(figure), subject=subject))  # type: ignore[arg-type] # one of three kinds
        name = text.index(f"رقم{figure}")
        names.append(Entity(f"رقم{figure}", "LOC", (), (Span(name, name + 7),)))
    return Analysis(tuple(figures[::-1]), tuple(names[::-1]))


def announce(session: Session) -> None:
    session._take_analysis(many(session))


def shown(panel: SidePanel, session: Session) -> SidePanel:
    panel.resize(340, 640)
    panel.set_session(session)
    panel.show()
    QApplication.processEvents()
    return panel


def names(tab: FindingsTab) -> list[str]:
    groups = range(len(tab.model.headings))
    return [row.spoken for group in groups for row in tab.model.shown(group)]


@pytest.fixture
def long_panel(qtbot, long_session: Session) -> SidePanel:
    made = SidePanel()
    qtbot.addWidget(made)
    return shown(made, long_session)


def test_no_turn_takes_more_than_a_slice_and_every_end_has_one_of_its_own(qtbot) -> None:
    done: list[str] = []
    taken = 0

    def steps(count: int) -> Iterator[None]:
        nonlocal taken
        for _ in range(count):
            taken += 1
            yield

    owner, other = QObject(), QObject()
    work = Slices(owner)
    work.run(owner, steps(2 * slices.SLICE + 1), lambda: done.append("a"), lambda: done.append("b"))
    work.run(other, steps(slices.SLICE), lambda: done.append("c"))
    assert work.busy(owner)
    turns = []
    while work.busy(owner) or work.busy(other):
        before = taken, len(done)
        work._turn()
        turns.append((taken - before[0], len(done) - before[1]))
    assert max(rows for rows, _ in turns) <= slices.SLICE
    assert all(rows == 0 or ends == 0 for rows, ends in turns)
    assert max(ends for _, ends in turns) == 1
    assert (done, taken) == (["a", "b", "c"], 3 * slices.SLICE + 1)
    qtbot.waitUntil(lambda: not work._timer.isActive())


def test_what_fits_into_one_slice_is_done_at_once_and_what_is_stopped_never(qtbot) -> None:  # noqa: ARG001 - the application
    done: list[str] = []
    owner = QObject()
    work = Slices(owner)
    work.run(owner, iter([None] * (slices.SLICE - 1)), lambda: done.append("small"))
    assert not work.busy(owner)
    work.run(owner, iter([None] * slices.SLICE), lambda: done.append("large"))
    work.stop(owner)
    work.run(owner, iter([None] * slices.SLICE), lambda: done.append("larger"))
    while work.busy(owner):
        work._turn()
    assert done == ["small", "larger"]


def test_thousands_of_findings_do_not_come_in_one_turn_of_the_event_loop(
    qtbot, long_panel: SidePanel, long_session: Session
) -> None:
    made: list[int] = []
    announce(long_session)
    tab = long_panel.statistics
    assert tab.count() is None
    assert "Looking for figures" in tab.listing.message()
    while tab.count() is None:
        made.append(tab.model.total())
        QApplication.processEvents()
    assert len(made) > MANY // slices.SLICE
    assert tab.count() == MANY
    assert long_panel._bar.tabText(0) == f"Statistics ({MANY})"
    qtbot.waitUntil(lambda: long_panel.entities.count() == MANY)
    assert [text.split(",")[0] for text in names(long_panel.entities)[:2]] == ["رقم1000", "رقم1001"]


def test_slices_paint_what_one_stroke_would(
    qtbot, long_panel: SidePanel, long_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(long_session)
    qtbot.waitUntil(lambda: long_panel.entities.count() == MANY)
    monkeypatch.setattr(slices, "SLICE", 10 * MANY)
    whole = SidePanel()
    qtbot.addWidget(whole)
    shown(whole, long_session)
    assert whole.statistics.count() == MANY
    for tab in ("statistics", "entities"):
        views = []
        for panel in (long_panel, whole):
            panel.show_tab(tab)
            QApplication.processEvents()
            listing = getattr(panel, tab).listing
            bar = listing.view.verticalScrollBar()
            bar.setValue(bar.maximum() // 2)
            views.append((names(getattr(panel, tab)), bar.maximum(), listing.view.grab().toImage()))
        assert views[0] == views[1]


def test_rows_are_measured_once_also_those_of_a_tab_that_is_not_in_front(
    qtbot, long_panel: SidePanel, long_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[object] = []
    height = Typesetter.row_height
    monkeypatch.setattr(
        Typesetter, "row_height", lambda self, row: (measured.append(row.key), height(self, row))[1]
    )
    turns = [0]
    long_panel._slices._timer.timeout.connect(lambda: turns.append(len(measured)))
    announce(long_session)
    qtbot.waitUntil(lambda: long_panel.entities.count() == MANY)
    long_panel.show_tab("entities")
    QApplication.processEvents()
    assert len(measured) == len(set(measured)) == 2 * MANY
    assert max(after - before for before, after in pairwise(turns[1:])) <= slices.SLICE


def test_rows_are_laid_out_group_by_group_before_they_are_seen(
    qtbot, long_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    hint = RowDelegate.sizeHint
    monkeypatch.setattr(
        RowDelegate,
        "sizeHint",
        lambda self, option, index: (asked.append(turn), hint(self, option, index))[1],
    )
    panel = SidePanel()
    qtbot.addWidget(panel)
    shown(panel, long_session)
    tab, turn = panel.statistics, 0

    def next_turn() -> None:
        nonlocal turn
        turn += 1

    panel._slices._timer.timeout.connect(next_turn)
    announce(long_session)
    qtbot.waitUntil(lambda: tab.count() == MANY)
    groups = [len(tab.model.shown(group)) for group in range(len(tab.model.headings))]
    laid_out = [number for number in Counter(asked).values() if number > 50]
    assert sorted(laid_out) == pytest.approx(sorted(filter(None, groups)), abs=20)
    assert tab.listing.view.isVisible()


def test_a_group_that_is_folded_stays_so_when_thousands_come_again(
    qtbot, long_panel: SidePanel, long_session: Session
) -> None:
    tab = long_panel.statistics
    announce(long_session)
    qtbot.waitUntil(lambda: tab.count() == MANY)
    tab.listing.view.collapse(tab.model.index(0, 0))
    long_session.figures_changed.emit()
    qtbot.waitUntil(lambda: tab.count() == MANY)
    view = tab.listing.view
    assert not view.isExpanded(tab.model.index(0, 0))
    assert view.isExpanded(tab.model.index(2, 0))
    assert view.isRowHidden(1, QModelIndex())


def test_thousands_of_notes_come_and_change_in_slices_too(
    qtbot, long_panel: SidePanel, long_session: Session
) -> None:
    text, tab = long_session.document.text, long_panel.notes
    spans = [Span(at, at + 8) for at in range(0, 20 * MANY, 20)]
    items = {}
    for number, span in enumerate(spans):
        anchor = describe(long_session.document, span)
        moment = datetime(2025, 1, 1, tzinfo=UTC)
        made = Annotation(f"urn:{number}", anchor, "yellow", f"رقم {number}", (), moment, moment)
        items[made.id] = made
    places = {key: Placement(span, "exact") for key, span in zip(items, spans, strict=True)}
    assert text
    long_panel.show_tab("notes")
    long_session._hold(items, places)
    long_session.annotations_changed.emit(())
    assert tab.count() is None
    assert "Reading the notes" in tab.listing.message()
    qtbot.waitUntil(lambda: tab.count() == MANY)
    assert [row.key for row in tab.model.shown(4)[:2]] == ["urn:0", "urn:1"]
    tab.view.scrollTo(tab.model.find("urn:500"))
    tab.view.setCurrentIndex(tab.model.find("urn:500"))
    place = tab.view.verticalScrollBar().value()
    changes = [Change(items[key], replace(items[key], colour="pink")) for key in list(items)[:300]]
    long_session.change("Change colour", *changes)
    assert tab.facets.colours["pink"].count == 0  # still on its way
    qtbot.waitUntil(lambda: tab.facets.colours["pink"].count == 300)
    assert tab.view.verticalScrollBar().value() == place
    row = tab.model.row(tab.view.currentIndex())
    assert row is not None
    assert row.key == "urn:500"
    tab.order_button.menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: tab.model.group("pink") is not None)
    group = tab.model.group("pink")
    assert group is not None
    assert tab.model.count_shown(group) == 300


@pytest.mark.parametrize("turns", [0, 3, 14])
def test_findings_on_their_way_are_dropped_with_their_document(
    qtbot, turns: int, long_panel: SidePanel, long_session: Session, session: Session
) -> None:
    announce(long_session)
    for _ in range(turns):
        QApplication.processEvents()
    long_panel.set_session(session)
    assert long_panel.statistics.count() == 6
    qtbot.waitUntil(lambda: not long_panel._slices._timer.isActive())
    assert long_panel.statistics.count() == 6
    assert long_panel.entities.count() == 4
    view, model = long_panel.statistics.listing.view, long_panel.statistics.model
    assert all(view.isExpanded(model.index(group, 0)) for group in (0, 1, 2))
    long_panel.set_session(long_session)
    long_panel.set_session(None)
    qtbot.waitUntil(lambda: not long_panel._slices._timer.isActive())
    assert long_panel.statistics.count() is None
    assert long_panel.statistics.model.total() == 0
