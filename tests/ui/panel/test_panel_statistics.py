"""Figures are sorted, drawn, copied, dismissed and corrected, by mouse and by keyboard."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QAction, QColor, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolTip

from reader.analysis.model import Analysis, Statistic
from reader.annotations.model import Anchor, Annotation, Change, Correction
from reader.document import Span
from reader.library.corrections import Figure
from reader.ui.panel.drawings import Timeline
from reader.ui.panel.rows import Row
from reader.ui.panel.side import SidePanel
from reader.ui.panel.statistics import StatisticsTab
from reader.ui.session import Session

Key = Qt.Key
LINES = (
    "باعت المخابز 20 مليون دولار من الخبز، ودفعت 5 ملايين دولار للقمح، و7 آلاف يورو للخشب.",
    "تأتي 50% من الطحين من النيل و30% من الفرات و20% من العاصي.",
    "افتتح المخبز الأول عام 2010، ثم الثاني في 5 مارس 2020، والثالث في 2030.",
    "يقول ثلث الزبائن إنهم راضون، وطول الفرن 4 أمتار وعرضه 9 أمتار، وعمره 3 سنوات.",
    "وعلى المخبز ديون بين 8 و10 ملايين دولار.",
)
TEXT = "\n".join(LINES)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sentence(words: str) -> Span:
    return next(at(line) for line in LINES if words in line)


def found() -> Analysis:
    """What a careful reader would list of `TEXT`."""
    million = 10**6
    items = [
        Statistic(at("20 مليون دولار"), "money", 20 * million, "USD", subject=at("الخبز")),
        Statistic(at("5 ملايين دولار"), "money", 5 * million, "USD", subject=at("القمح"[2:])),
        Statistic(at("7 آلاف يورو"), "money", 7000, "EUR"),
        *(
            Statistic(at(f"{value}%"), "percent", value, "%", subject=at(river))
            for value, river in ((50, "النيل"), (30, "الفرات"), (20, "العاصي"))
        ),
        Statistic(
            at("عام 2010"), "date_range", "2010", start_date="2010-01-01", end_date="2011-01-01"
        ),
        Statistic(at("5 مارس 2020"), "date", "2020-03-05"),
        Statistic(at("2030"), "date_range", "2030"),
        Statistic(at("ثلث"), "number", 1 / 3, subject=at("الزبائن")),
        Statistic(at("4 أمتار"), "dimension", 4, "meter"),
        Statistic(at("9 أمتار"), "dimension", 9, "meter"),
        Statistic(at("3 سنوات"), "age", 3, "year"),
        Statistic(
            at("بين 8 و10 ملايين دولار"), "money_range", None, "USD", 8 * million, 10 * million,
            modifier="about",
        ),
    ]  # fmt: skip
    return Analysis(
        tuple(dataclasses.replace(item, sentence=sentence(item.span.of(TEXT))) for item in items)
    )


@pytest.fixture
def session(make_session: Callable[[str], Session]) -> Session:
    made = make_session(TEXT)
    made._take_analysis(found())
    return made


@pytest.fixture
def tab(side: str, panel: SidePanel) -> StatisticsTab:
    assert side
    panel.resize(360, 1500)
    QApplication.processEvents()
    return panel.statistics


@pytest.fixture
def revealed(session: Session) -> list[Span]:
    spans: list[Span] = []
    session.reveal_requested.connect(spans.append)
    return spans


def names(tab: StatisticsTab, key: str) -> list[str]:
    """The phrases listed under a heading."""
    return [row.lines[0].text.text for row in rows(tab, key) if row.counts]  # type: ignore[union-attr] # a figure's row begins with a text


def rows(tab: StatisticsTab, key: str) -> list[Row]:
    return list(tab.model.shown(number(tab, key)))


def number(tab: StatisticsTab, key: str) -> int:
    return [heading.key for heading in tab.model.headings].index(key)


def index_of(tab: StatisticsTab, phrase: str) -> QModelIndex:
    for group in range(len(tab.model.headings)):
        for row in tab.model.shown(group):
            if row.counts and row.lines[0].text.text == phrase:  # type: ignore[union-attr] # as above
                return tab.model.index_of(group, row)
    raise AssertionError(f"no row for {phrase}")


def strip_of(tab: StatisticsTab) -> QModelIndex:
    return tab.model.index(0, 0, tab.model.index(number(tab, "time"), 0))


def choose(tab: StatisticsTab, phrase: str) -> None:
    """Make a row current by a click."""
    view, index = tab.listing.view, index_of(tab, phrase)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view.setFocus()


def in_menu(tab: StatisticsTab, phrase: str, entry: str) -> list[str]:
    """Choose ``entry`` of the row's context menu, if it is named; what the menu offers."""
    view, index = tab.listing.view, index_of(tab, phrase)
    view.scrollTo(index)
    offered: list[str] = []

    def pick() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        actions = {action.text(): action for action in menu.actions() if action.text()}
        offered.extend(text for text, action in actions.items() if action.isEnabled())
        if entry:
            menu.setActiveAction(actions[entry])
            QTest.keyClick(menu, Key.Key_Return)
        else:
            QTest.keyClick(menu, Key.Key_Escape)

    QTimer.singleShot(0, pick)
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    return offered


def sort_by(tab: StatisticsTab, entry: str) -> None:
    """Open the button's menu by keyboard, and choose ``entry`` with the arrow keys."""

    def pick() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        while menu.activeAction() is None or menu.activeAction().text() != entry:
            QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Return)

    tab.order_button.setFocus()
    QTimer.singleShot(0, pick)
    QTest.keyClick(tab.order_button, Key.Key_Space)


def tip_at(tab: StatisticsTab, index: QModelIndex, place: QPoint) -> str:
    view = tab.listing.view
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    view.row_delegate.helpEvent(event, view, view._option(index), index)
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def picture(tab: StatisticsTab) -> QImage:
    return tab.listing.view.viewport().grab().toImage()


def bar_of(tab: StatisticsTab, phrase: str) -> QRectF:
    view, index = tab.listing.view, index_of(tab, phrase)
    row = tab.model.row(index)
    assert row is not None
    return view.row_delegate.typesetter.drawing_box(row, QRectF(view.visualRect(index)))


def colours(tab: StatisticsTab, box: QRectF, *parts: float) -> list[QColor]:
    """What is painted in ``box`` at ``parts`` (0 to 1) of its length from the leading edge."""
    image, rtl = picture(tab), tab.isRightToLeft()
    places = (box.left() + box.width() * (1 - part if rtl else part) for part in parts)
    return [image.pixelColor(round(x), round(box.center().y())) for x in places]


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


# -- the order


def test_rows_are_sorted_by_value_within_their_group_and_currency(tab: StatisticsTab) -> None:
    sort_by(tab, "By value")
    assert names(tab, "money") == [
        "20 مليون دولار", "بين 8 و10 ملايين دولار", "5 ملايين دولار", "7 آلاف يورو",
    ]  # fmt: skip
    assert names(tab, "percent") == ["50%", "30%", "20%"]
    assert names(tab, "measure") == ["9 أمتار", "4 أمتار", "3 سنوات"]
    assert names(tab, "time") == ["عام 2010", "5 مارس 2020", "2030"]
    assert "By value" in tab.order_button.accessibleName()
    sort_by(tab, "In reading order")
    assert names(tab, "measure") == ["4 أمتار", "9 أمتار", "3 سنوات"]


def test_rows_are_sorted_by_what_they_measure_as_a_dictionary_would(tab: StatisticsTab) -> None:
    sort_by(tab, "By what is measured")
    assert names(tab, "percent") == ["20%", "30%", "50%"]  # العاصي، الفرات، النيل
    assert names(tab, "money")[2:] == ["7 آلاف يورو", "بين 8 و10 ملايين دولار"]


def test_the_order_lasts_for_the_window_and_the_timeline_stays_on_top(
    tab: StatisticsTab, panel: SidePanel, make_session, session: Session
) -> None:
    sort_by(tab, "By value")
    panel.set_session(make_session("نص"))
    panel.set_session(session)
    assert names(tab, "measure")[0] == "9 أمتار"
    assert isinstance(rows(tab, "time")[0].drawing, Timeline)


# -- what is drawn


def test_the_parts_of_a_whole_are_one_bar_with_the_rows_own_part_in_full(
    tab: StatisticsTab,
) -> None:
    look = tab.listing.view.row_delegate.look
    own, other = look.figure, look.other
    for phrase, painted in (
        ("50%", (own, other, other)), ("30%", (other, own, other)), ("20%", (other, other, own)),
    ):  # fmt: skip
        shown = colours(tab, bar_of(tab, phrase), 0.25, 0.65, 0.9)
        assert all(map(near, shown, painted)), phrase


def test_a_fraction_is_a_part_of_a_whole_that_is_not_named(tab: StatisticsTab) -> None:
    look = tab.listing.view.row_delegate.look
    part, rest = colours(tab, bar_of(tab, "ثلث"), 0.3, 0.36)
    assert near(part, look.figure)
    assert near(rest, look.rest)


def test_amounts_of_one_currency_are_drawn_to_one_scale_from_the_leading_edge(
    tab: StatisticsTab,
) -> None:
    look = tab.listing.view.row_delegate.look
    rest = look.rest
    whole, range_ = bar_of(tab, "20 مليون دولار"), bar_of(tab, "بين 8 و10 ملايين دولار")
    assert all(near(colour, look.figure) for colour in colours(tab, whole, 0.02, 0.5, 0.98))
    quarter = colours(tab, bar_of(tab, "5 ملايين دولار"), 0.05, 0.23, 0.27)
    assert [near(colour, look.figure) for colour in quarter] == [True, True, False]
    ends = colours(tab, range_, 0.38, 0.45, 0.52)
    assert [near(colour, look.figure) for colour in ends] == [False, True, False]
    assert near(ends[0], rest)
    alone = tab.model.row(index_of(tab, "7 آلاف يورو"))
    assert alone is not None
    assert alone.drawing is None


def test_the_smallest_amount_is_seen(tab: StatisticsTab, session: Session) -> None:
    statistics = list(found().statistics)
    statistics[1] = dataclasses.replace(statistics[1], value=1)
    session._take_analysis(Analysis(tuple(statistics)))
    box = bar_of(tab, "5 ملايين دولار")
    image = picture(tab)
    edge = round(box.right()) - 1 if tab.isRightToLeft() else round(box.left())
    colour = image.pixelColor(edge, round(box.center().y()))
    look = tab.listing.view.row_delegate.look
    rest = look.rest
    assert colour.lightness() < (look.figure.lightness() + rest.lightness()) / 2


def test_what_is_drawn_is_also_said(tab: StatisticsTab) -> None:
    spoken = {phrase: tab.model.row(index_of(tab, phrase)) for phrase in (
        "20%", "5 ملايين دولار", "20 مليون دولار", "ثلث", "بين 8 و10 ملايين دولار",
    )}  # fmt: skip
    said = {phrase: row.spoken for phrase, row in spoken.items() if row is not None}
    assert said["20%"] == (
        "20%, 20\u00a0%, العاصي, Part 3 of 3 of one whole, 50\u00a0% النيل, 30\u00a0% الفرات, "
        "20\u00a0% العاصي"
    )
    assert said["5 ملايين دولار"].endswith(", 0.25 of the largest")
    assert said["20 مليون دولار"].endswith(", The largest amount of its currency")
    assert said["ثلث"].endswith(", 33.3 % of the whole")
    assert "about 8,000,000–10,000,000" in said["بين 8 و10 ملايين دولار"]
    index = index_of(tab, "5 ملايين دولار")
    assert "0.25 of the largest" in tip_at(tab, index, tab.listing.view.visualRect(index).center())


# -- the timeline


def marks_of(tab: StatisticsTab) -> list[tuple[str, QRectF]]:
    """The phrases on the timeline with the boxes where they are painted."""
    view, index = tab.listing.view, strip_of(tab)
    row = tab.model.row(index)
    assert row is not None
    assert isinstance(row.drawing, Timeline)
    setter = view.row_delegate.typesetter
    box, strip = setter.drawing_box(row, QRectF(view.visualRect(index))), setter.strip(row.drawing)
    return [(item.mark.phrase, strip.rect(item, box)) for item in strip.placed]


def test_dates_stand_on_a_timeline_that_runs_the_way_the_interface_reads(
    tab: StatisticsTab,
) -> None:
    placed = marks_of(tab)
    assert [phrase for phrase, _ in placed] == ["عام 2010", "5 مارس 2020", "2030"]
    middles = [rect.center().x() for _, rect in placed]
    assert middles == sorted(middles, reverse=tab.isRightToLeft())
    image, look = picture(tab), tab.listing.view.row_delegate.look
    year = look.period
    for (_, rect), ink in zip(placed, (year, look.figure, year), strict=True):
        assert near(image.pixelColor(rect.center().toPoint()), ink)


def test_ticks_are_years_that_have_room(tab: StatisticsTab) -> None:
    row = tab.model.row(strip_of(tab))
    assert row is not None
    assert isinstance(row.drawing, Timeline)
    labels = tab.listing.view.row_delegate.typesetter.strip(row.drawing).labels
    assert [label.setting.shown for label in labels] == ["2010", "2015", "2020", "2025", "2030"]
    edges = [(label.lead, label.lead + label.width) for label in labels]
    assert all(one[1] < other[0] for one, other in pairwise(edges))


def test_a_date_on_the_timeline_leads_to_its_passage_and_tells_its_phrase(
    tab: StatisticsTab, revealed: list[Span]
) -> None:
    view, index = tab.listing.view, strip_of(tab)
    for phrase, rect in marks_of(tab):
        place = rect.center().toPoint()
        assert phrase in tip_at(tab, index, place)
        QTest.mouseMove(view.viewport(), place)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert revealed == [at("عام 2010"), at("5 مارس 2020"), at("2030")]
    below = view.visualRect(index).bottomLeft() + QPoint(60, -3)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert len(revealed) == 3


def test_enter_walks_along_the_timeline(tab: StatisticsTab, revealed: list[Span]) -> None:
    view = tab.listing.view
    view.setCurrentIndex(strip_of(tab))
    view.setFocus()
    for _ in range(4):
        QTest.keyClick(view, Key.Key_Return)
    assert revealed == [at("عام 2010"), at("5 مارس 2020"), at("2030"), at("عام 2010")]


def test_a_screen_reader_hears_of_the_timeline_and_the_heading_does_not_count_it(
    tab: StatisticsTab, panel: SidePanel
) -> None:
    QAccessible.setActive(True)
    tree = QAccessible.queryAccessibleInterface(tab.listing.view)
    told = [tree.child(place).text(QAccessible.Text.Name) for place in range(tree.childCount())]
    assert "Time, 3 figure(s)" in told
    assert "Timeline from 2010-01-01 to 2030-12-31, 3 figure(s)" in told
    assert panel._bar.tabText(0) == "Statistics (14)"


def test_the_date_under_the_caret_is_lit_on_the_timeline(
    tab: StatisticsTab, session: Session
) -> None:
    session.set_caret(at("5 مارس 2020").start + 2)
    rect = marks_of(tab)[1][1]
    accent = tab.listing.view.row_delegate.look.accent
    assert near(picture(tab).pixelColor(rect.center().toPoint()), accent)


def test_one_date_alone_has_no_timeline(tab: StatisticsTab, session: Session) -> None:
    for phrase in ("عام 2010", "2030"):
        figure = tab.model.row(index_of(tab, phrase)).about  # type: ignore[union-attr] # it is there
        assert isinstance(figure, Figure)
        session.dismiss(figure)
    assert [row.drawing for row in rows(tab, "time")] == [None]


# -- copying


def test_ctrl_c_copies_the_row_with_tabs_between_its_fields(tab: StatisticsTab) -> None:
    choose(tab, "بين 8 و10 ملايين دولار")
    QTest.keyClick(tab.listing.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t") == [
        "بين 8 و10 ملايين دولار", "8000000–10000000", "USD", "about", "", LINES[4],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "copied"),
    [("Copy value", "20,000,000 USD"), ("Copy phrase", "20 مليون دولار"), ("Copy row", None)],
)
def test_the_menu_copies_parts_of_a_row(tab: StatisticsTab, entry: str, copied: str | None) -> None:
    in_menu(tab, "20 مليون دولار", entry)
    whole = f"20 مليون دولار\t20000000\tUSD\t\tالخبز\t{LINES[0]}"
    assert QGuiApplication.clipboard().text() == (copied or whole)


def test_ctrl_c_is_the_rows_also_where_the_window_has_a_use_for_it(
    qtbot, tab: StatisticsTab, panel: SidePanel
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction("Copy", window)
    action.setShortcut("Ctrl+C")
    used: list[bool] = []
    action.triggered.connect(lambda: used.append(True))
    window.addAction(action)
    window.setCentralWidget(panel)
    window.resize(400, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    choose(tab, "7 آلاف يورو")
    qtbot.waitUntil(tab.listing.view.hasFocus)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(tab.listing.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("7 آلاف يورو\t7000\tEUR")
    assert used == []
    window.takeCentralWidget()


# -- dismissing and correcting


def test_delete_dismisses_a_figure_and_the_next_row_takes_its_place(
    tab: StatisticsTab, panel: SidePanel
) -> None:
    choose(tab, "20 مليون دولار")
    QTest.keyClick(tab.listing.view, Key.Key_Delete)
    assert names(tab, "money")[0] == "5 ملايين دولار"
    assert names(tab, "dismissed") == ["20 مليون دولار"]
    current = tab.model.row(tab.listing.view.currentIndex())
    assert current is not None
    assert current.lines[0].text.text == "5 ملايين دولار"  # type: ignore[union-attr] # a figure's row
    assert not tab.listing.view.isExpanded(tab.model.index(number(tab, "dismissed"), 0))
    assert panel._bar.tabText(0) == "Statistics (13)"
    assert bar_of(tab, "بين 8 و10 ملايين دولار").isValid()
    assert near(
        colours(tab, bar_of(tab, "بين 8 و10 ملايين دولار"), 0.97)[0],
        tab.listing.view.row_delegate.look.figure,
    )


def test_the_last_row_of_all_that_is_dismissed_leaves_the_one_before_current(
    tab: StatisticsTab, session: Session
) -> None:
    session._take_analysis(Analysis(found().statistics[:2]))
    choose(tab, "5 ملايين دولار")
    QTest.keyClick(tab.listing.view, Key.Key_Delete)
    assert tab.listing.view.currentIndex() == index_of(tab, "20 مليون دولار")


def test_a_dismissed_figure_is_grey_counted_by_its_group_and_can_be_restored(
    tab: StatisticsTab, session: Session
) -> None:
    in_menu(tab, "50%", "Dismiss")
    in_menu(tab, "30%", "Dismiss")
    group = tab.model.index(number(tab, "dismissed"), 0)
    assert group.data(Qt.ItemDataRole.AccessibleTextRole) == "Dismissed, 2 figure(s)"
    tab.listing.view.expand(group)
    row = tab.model.row(index_of(tab, "50%"))
    assert row is not None
    assert row.pale
    assert row.drawing is None
    offered = in_menu(tab, "50%", "Restore")
    assert "Dismiss" not in offered
    assert names(tab, "percent") == ["50%", "20%"]
    session.undo_stack.undo()
    assert names(tab, "percent") == ["20%"]
    session.undo_stack.undo()
    assert names(tab, "percent") == ["30%", "20%"]


def test_dismissing_keeps_the_place_that_is_seen(
    tab: StatisticsTab, panel: SidePanel, session: Session
) -> None:
    panel.resize(360, 420)
    QApplication.processEvents()
    bar = tab.listing.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    figure = tab.model.row(index_of(tab, "3 سنوات")).about  # type: ignore[union-attr] # it is there
    assert isinstance(figure, Figure)
    session.dismiss(figure)
    QApplication.processEvents()
    assert bar.value() == place > 0


def test_f2_and_the_menu_ask_for_a_correction(qtbot, tab: StatisticsTab, session: Session) -> None:
    choose(tab, "5 ملايين دولار")
    for ask in (
        lambda: QTest.keyClick(tab.listing.view, Key.Key_F2),
        lambda: in_menu(tab, "5 ملايين دولار", "Correct…"),
    ):
        with qtbot.waitSignal(session.correction_requested) as asked:
            ask()
        assert asked.args[0].statistic.span == at("5 ملايين دولار")


def test_a_corrected_figure_says_so_and_what_it_was_read_as(
    tab: StatisticsTab, session: Session
) -> None:
    figure = session.figures[1]
    session.correct(figure, dataclasses.replace(figure.statistic, value=6_000_000))
    index = index_of(tab, "5 ملايين دولار")
    row = tab.model.row(index)
    assert row is not None
    assert row.lines[0].after is not None
    assert row.lines[0].after.text == "6,000,000\u00a0USD"
    assert row.lines[1].after is not None
    assert row.lines[1].after.text == "corrected"
    assert "Was read as: 5,000,000\u00a0USD" in row.spoken
    assert "5,000,000" in tip_at(tab, index, tab.listing.view.visualRect(index).center())
    in_menu(tab, "5 ملايين دولار", "Restore")
    row = tab.model.row(index_of(tab, "5 ملايين دولار"))
    assert row is not None
    assert row.lines[0].after is not None
    assert row.lines[0].after.text == "5,000,000\u00a0USD"


def test_a_figure_that_becomes_another_kind_changes_its_group(
    tab: StatisticsTab, session: Session
) -> None:
    figure = session.figures[8]
    assert figure.statistic.span == at("2030")
    wanted = dataclasses.replace(
        figure.statistic, kind="number", value=2030, start_date=None, end_date=None
    )
    session.correct(figure, wanted)
    assert "2030" in names(tab, "number")
    assert "2030" not in names(tab, "time")
    assert [phrase for phrase, _ in marks_of(tab)] == ["عام 2010", "5 مارس 2020"]


def test_the_filter_knows_kinds_and_corrections(
    tab: StatisticsTab, session: Session, type_into
) -> None:
    figure = session.figures[0]
    session.correct(figure, dataclasses.replace(figure.statistic, value=7))
    type_into(tab.listing.filter, "length")
    assert names(tab, "measure") == ["4 أمتار", "9 أمتار"]
    tab.listing.filter.clear()
    type_into(tab.listing.filter, "corrected")
    assert names(tab, "money") == ["20 مليون دولار"]
    assert names(tab, "measure") == []


def test_the_button_asks_for_the_table(qtbot, tab: StatisticsTab, panel: SidePanel) -> None:
    with qtbot.waitSignal(panel.table_wanted):
        QTest.mouseClick(tab.table_button, Qt.MouseButton.LeftButton)


def test_a_mark_is_found_by_the_shortest_at_a_place(tab: StatisticsTab) -> None:
    delegate, index = tab.listing.view.row_delegate, strip_of(tab)
    row = tab.model.row(index)
    assert row is not None
    rect = QRectF(tab.listing.view.visualRect(index))
    assert delegate.mark_at(rect, row, QPointF(-50, -50)) is None


@pytest.fixture(autouse=True)
def _no_tool_tip() -> Iterator[None]:
    yield
    QToolTip.hideText()


# -- corrections whose words are gone


@pytest.fixture
def lost(session: Session) -> list[str]:
    """Puts a dismissal and a correction into the session whose words are nowhere in the text."""
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    said = {
        "900 حصان": Correction("quantity", dismissed=True),
        "٧ ملايين روبية": Correction("money", kind="money", value=8_000_000, unit="INR"),
    }
    for number, (words, correction) in enumerate(said.items()):
        anchor = Anchor(words, "zqxj", "wvbk", 900 + number, 909, "sha256:0")
        item = Annotation(
            f"urn:uuid:{number:08}", anchor, "yellow", "", (), moment, moment, correction=correction
        )
        session.change("Correct", Change(None, item))
    return list(said)


def unfold(tab: StatisticsTab, key: str) -> None:
    """Open a group by a click on its heading."""
    view = tab.listing.view
    index = tab.model.index(number(tab, key), 0)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.isExpanded(index)


def test_corrections_without_their_words_are_listed_and_taken_back(
    lost: list[str], tab: StatisticsTab, session: Session
) -> None:
    counted = tab.count()
    assert names(tab, "lost") == lost
    assert counted == len(found().statistics)
    shown = [row.spoken for row in rows(tab, "lost")]
    assert shown[0] == "900 حصان, dismissed"
    assert "8,000,000" in shown[1]
    unfold(tab, "lost")
    assert in_menu(tab, lost[0], "Restore") == ["Restore"]
    assert names(tab, "lost") == lost[1:]
    choose(tab, lost[1])
    QTest.keyClick(tab.listing.view, Key.Key_Delete)
    assert names(tab, "lost") == []
    assert not session.corrections
    session.undo_stack.undo()
    assert names(tab, "lost") == lost[1:]
    assert tab.count() == counted


# -- little changes


def test_a_dismissed_row_leaves_all_others_where_they_are(
    tab: StatisticsTab, session: Session
) -> None:
    choose(tab, "4 أمتار")
    resets: list[None] = []
    tab.model.modelReset.connect(lambda: resets.append(None))
    QTest.keyClick(tab.listing.view, Key.Key_Delete)
    assert names(tab, "measure") == ["9 أمتار", "3 سنوات"]
    current = tab.model.row(tab.listing.view.currentIndex())
    assert current is not None
    assert current.about is session.figures[-4 + 1]
    session.undo_stack.undo()
    assert names(tab, "measure") == ["4 أمتار", "9 أمتار", "3 سنوات"]
    assert resets == []


def test_who_dismisses_the_last_of_a_group_stands_on_a_heading_that_is_seen(
    tab: StatisticsTab,
) -> None:
    choose(tab, "ثلث")
    QTest.keyClick(tab.listing.view, Key.Key_Delete)
    view = tab.listing.view
    assert names(tab, "number") == []
    assert view.visualRect(view.currentIndex()).isValid()


def test_one_row_is_dismissed_once_however_often_the_key_is_pressed(
    tab: StatisticsTab, session: Session
) -> None:
    choose(tab, "4 أمتار")
    index = QPersistentModelIndex(tab.listing.view.currentIndex())
    figure = session.figures[[f.statistic.span for f in session.figures].index(at("4 أمتار"))]
    session.blockSignals(True)  # as while the rows of many changes are still being made
    tab._dismiss(index)
    tab._dismiss(index)
    session.blockSignals(False)
    assert figure.statistic.span in [f.statistic.span for f in session.figures]
    assert len(session.corrections) == 1
