"""Statistics and entities: what is listed, where a click leads, and what the caret lights."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from reader.analysis.model import Analysis, Statistic
from reader.document import Span
from reader.ui.panel.findings import FindingsTab
from reader.ui.panel.side import SidePanel
from reader.ui.session import Session

Key = Qt.Key
GONE = "\u200e\u200f\u2066\u2067\u2068\u2069"


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, GONE)))


def listed(tab: FindingsTab) -> list[tuple[str, list[str]]]:
    """The headings that are seen with the first text of every row under them."""
    view, model = tab.listing.view, tab.model
    found = []
    for group, heading in enumerate(model.headings):
        if not view.isRowHidden(group, QModelIndex()):
            names = [row.lines[0].text.text for row in model.shown(group)]  # type: ignore[union-attr] # every row begins with a text
            found.append((heading.key, names))
    return found


def index_of(tab: FindingsTab, words: str) -> QModelIndex:
    for group in range(len(tab.model.headings)):
        for row in tab.model.shown(group):
            if row.lines[0].text.text == words:  # type: ignore[union-attr] # as above
                return tab.model.index_of(group, row)
    raise AssertionError(f"no row for {words}")


def click(tab: FindingsTab, index: QModelIndex, x: int | None = None) -> None:
    view = tab.listing.view
    view.scrollTo(index)
    rect = view.visualRect(index)
    place = QPoint(rect.center().x() if x is None else x, rect.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def revealed(session: Session) -> list[Span]:
    spans: list[Span] = []
    session.reveal_requested.connect(spans.append)
    return spans


def test_statistics_are_grouped_and_each_group_has_its_number(panel: SidePanel) -> None:
    assert listed(panel.statistics) == [
        ("percent", ["60%", "30%", "10%"]),
        ("money", ["11.7 مليار يورو"]),
        ("number", ["12 موظفًا"]),
        ("time", ["فبراير/شباط"]),
    ]
    assert panel.statistics.count() == 6


def test_a_statistic_row_tells_phrase_value_modifier_and_subject(panel: SidePanel) -> None:
    row = panel.statistics.model.row(index_of(panel.statistics, "11.7 مليار يورو"))
    assert row is not None
    phrase, subject = row.lines
    assert phrase.after is not None
    assert phrase.after.text == "11,700,000,000\u00a0EUR"
    assert subject.before is not None
    assert subject.text is not None
    assert (subject.before.text, subject.text.text) == ("more than", "قيمتها")
    assert row.spoken == "11.7 مليار يورو, more than 11,700,000,000\u00a0EUR, قيمتها"


def test_entities_are_grouped_by_type_and_sorted_by_mentions(panel: SidePanel) -> None:
    panel.show_tab("entities")
    assert listed(panel.entities) == [
        ("PER", ["سالم البحر"]),
        ("ORG", ["نخلة", "OpenAI"]),
        ("LOC", ["دبي"]),
    ]
    row = panel.entities.model.row(index_of(panel.entities, "نخلة"))
    assert row is not None
    assert row.lines[1].text is not None
    assert plain(row.lines[1].text.text) == "نَخلة · Nakhla"


def test_every_click_goes_to_the_next_mention_and_around(
    panel: SidePanel, session: Session, revealed: list[Span]
) -> None:
    panel.show_tab("entities")
    index = index_of(panel.entities, "نخلة")
    mentions = list(next(e for e in session.analysis.entities if e.name == "نخلة").mentions)  # type: ignore[union-attr] # the fixture has one
    for _ in range(4):
        click(panel.entities, index)
    assert revealed == [*mentions, mentions[0]]
    click(panel.entities, index_of(panel.entities, "دبي"))
    click(panel.entities, index)
    assert revealed[-1] == mentions[0]


def test_clicking_fast_misses_no_mention(
    panel: SidePanel, session: Session, revealed: list[Span]
) -> None:
    panel.show_tab("entities")
    view = panel.entities.listing.view
    place = view.visualRect(index_of(panel.entities, "نخلة")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    mentions = next(e for e in session.analysis.entities if e.name == "نخلة").mentions  # type: ignore[union-attr] # the fixture has one
    assert revealed == list(mentions[:2])


def test_enter_goes_to_the_passage_and_the_list_keeps_the_keyboard(
    qtbot, panel: SidePanel, session: Session, revealed: list[Span]
) -> None:
    panel.focus()
    view = panel.statistics.listing.view
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Key.Key_Return)
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Enter)
    assert revealed == [item.span for item in session.analysis.statistics[:2]]  # type: ignore[union-attr] # the fixture has one
    assert view.hasFocus()


def test_arrows_fold_and_unfold_groups_the_way_the_interface_reads(
    qtbot, side: str, panel: SidePanel
) -> None:
    view, model = panel.statistics.listing.view, panel.statistics.model
    inwards, outwards = (
        (Key.Key_Left, Key.Key_Right) if side == "rtl" else (Key.Key_Right, Key.Key_Left)
    )
    panel.focus()
    qtbot.waitUntil(view.hasFocus)
    heading = model.index(0, 0)
    QTest.keyClick(view, outwards)
    assert view.currentIndex() == heading
    QTest.keyClick(view, outwards)
    assert not view.isExpanded(heading)
    QTest.keyClick(view, inwards)
    assert view.isExpanded(heading)
    QTest.keyClick(view, inwards)
    assert model.row(view.currentIndex()) is not None


def test_a_folded_group_stays_folded_through_a_filter(panel: SidePanel) -> None:
    tab = panel.statistics
    click(tab, tab.model.index(0, 0))
    tab.listing.filter.setText("6")
    tab.listing.filter.clear()
    assert not tab.listing.view.isExpanded(tab.model.index(0, 0))
    click(tab, tab.model.index(0, 0))
    assert tab.listing.view.isExpanded(tab.model.index(0, 0))


def test_space_and_the_mouse_turn_a_groups_marks_off_and_on(
    side: str, panel: SidePanel, session: Session
) -> None:
    tab = panel.statistics
    view, heading = tab.listing.view, tab.model.index(0, 0)
    view.setCurrentIndex(heading)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Space)
    assert session.hidden_marks == {"percent"}
    assert heading.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    box = view.row_delegate.check_box(view._option(heading)).center().toPoint()
    assert (box.x() < view.viewport().width() / 2) == (side == "rtl")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert session.hidden_marks == set()
    assert view.isExpanded(heading)


def test_check_boxes_follow_what_is_hidden_elsewhere(panel: SidePanel, session: Session) -> None:
    session.set_mark_hidden("ORG", True)
    index = panel.entities.model.index(1, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_the_passage_under_the_caret_lights_its_row_and_nothing_else_moves(
    qtbot, panel: SidePanel, session: Session
) -> None:
    panel.show_tab("entities")
    panel.resize(300, 260)
    panel.focus()
    view = panel.entities.listing.view
    qtbot.waitUntil(view.hasFocus)
    current = view.currentIndex()
    place = index_of(panel.entities, "دبي")
    row = panel.entities.model.row(place)
    assert row is not None
    session.set_caret(row.passages[1].start + 1)
    assert view.row_delegate.lit == {row.key}
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(place).center()))
    assert view.currentIndex() == current
    assert view.hasFocus()
    session.set_caret(0)
    assert view.row_delegate.lit == frozenset()


def test_a_tab_that_comes_to_the_front_shows_the_row_at_the_caret(
    qtbot, panel: SidePanel, session: Session
) -> None:
    panel.resize(300, 230)
    place = index_of(panel.entities, "دبي")
    row = panel.entities.model.row(place)
    assert row is not None
    session.set_caret(row.passages[0].start)
    panel.show_tab("entities")
    view = panel.entities.listing.view
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(place).center()))


def test_the_caret_opens_no_group_that_was_folded(panel: SidePanel, session: Session) -> None:
    panel.show_tab("entities")
    view = panel.entities.listing.view
    heading = panel.entities.model.index(2, 0)
    view.collapse(heading)
    row = panel.entities.model.shown(2)[0]
    session.set_caret(row.passages[0].start)
    assert not view.isExpanded(heading)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("امارات", []), ("ايراداتها", ["60%", "30%", "10%"]), ("١١", ["11.7 مليار يورو"]),
        ("11700000000", ["11.7 مليار يورو"]), ("MORE than", ["11.7 مليار يورو"]),
        ("فبرايرُ", ["فبراير/شباط"]),
    ],
)  # fmt: skip
def test_the_filter_folds_what_is_typed(
    type_into, panel: SidePanel, query: str, found: list[str]
) -> None:
    tab = panel.statistics
    type_into(tab.listing.filter, query)
    assert [name for _, names in listed(tab) for name in names] == found
    assert bool(tab.listing.message()) == (not found)


def test_a_filter_that_finds_nothing_says_so_and_can_be_cleared(
    type_into, panel: SidePanel
) -> None:
    listing = panel.entities.listing
    panel.show_tab("entities")
    type_into(listing.filter, "برلين Berlin")
    assert plain(listing.message()) == "Nothing matches “برلين Berlin”."
    QTest.keyClick(listing.filter, Key.Key_Escape)
    assert listing.filter.text() == ""
    assert listing.message() == ""


def test_escape_leads_back_to_the_page(qtbot, panel: SidePanel) -> None:
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.statistics.listing.filter, Key.Key_Escape)
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.statistics.listing.view, Key.Key_Escape)


def test_down_leads_from_the_filter_to_the_rows_and_up_back(qtbot, panel: SidePanel) -> None:
    listing = panel.statistics.listing
    listing.filter.setFocus()
    QTest.keyClick(listing.filter, Key.Key_Down)
    qtbot.waitUntil(listing.view.hasFocus)
    assert listing.model.row(listing.view.currentIndex()) is not None
    QTest.keyClick(listing.view, Key.Key_Up)
    QTest.keyClick(listing.view, Key.Key_Up)
    qtbot.waitUntil(listing.filter.hasFocus)


def test_tab_walks_through_tabs_filter_and_rows(panel: SidePanel) -> None:
    panel._bar.setFocus()
    QTest.keyClick(panel._bar, Key.Key_Tab)
    assert panel.statistics.listing.filter.hasFocus()
    for widget in (panel.statistics.order_button, panel.statistics.table_button):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert widget.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert panel.statistics.listing.view.hasFocus()


def test_an_analysis_under_way_shows_how_far_it_is(qtbot, make_session) -> None:
    session = make_session("نص")
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.set_session(session)
    panel.show()
    assert plain(panel.statistics.listing.message()) == "Looking for figures…"
    session.analysis_progressed.emit(0.4)
    assert panel.statistics.listing._bar.value() == 40
    assert panel.statistics.count() is None
    session._take_analysis(Analysis())
    assert plain(panel.statistics.listing.message()) == "No figures found in this text."
    assert plain(panel.entities.listing.message()) == "No names found in this text."
    assert panel.statistics.count() == 0


def test_tabs_carry_names_and_counts(qtbot, panel: SidePanel) -> None:
    bar = panel._bar
    assert [bar.tabText(number) for number in range(3)] == [
        "Statistics (6)", "Entities (4)", "Notes",
    ]  # fmt: skip
    with qtbot.waitSignal(panel.tab_changed) as changed:
        panel.show_tab("entities")
    assert changed.args == ["entities"]
    assert panel.current_tab() == "entities"


def test_another_session_takes_the_place_of_the_first(
    panel: SidePanel, session: Session, make_session
) -> None:
    other = make_session("7 نخلات")
    other._take_analysis(Analysis((Statistic(Span(0, 1), "number", 7),)))
    panel.set_session(other)
    assert listed(panel.statistics) == [("number", ["7"])]
    session.figures_changed.emit()
    assert listed(panel.statistics) == [("number", ["7"])]
    panel.set_session(None)
    assert listed(panel.statistics) == []


def test_a_screen_reader_is_told_every_row(panel: SidePanel) -> None:
    QAccessible.setActive(True)
    tree = QAccessible.queryAccessibleInterface(panel.statistics.listing.view)
    told = [tree.child(number).text(QAccessible.Text.Name) for number in range(tree.childCount())]
    assert "Percentages, 3 figure(s)" in told
    assert (
        "60%, 60\u00a0%, إيراداتها, Part 1 of 3 of one whole, 60\u00a0% · 30\u00a0% · 10\u00a0%"
        in told
    )


def test_what_an_ellipsis_cut_is_told_by_the_tool_tip(panel: SidePanel, session: Session) -> None:
    text = session.document.text
    paragraph = Span(0, text.index("\n"))
    session._take_analysis(Analysis((Statistic(Span(0, 4), "number", 7, subject=paragraph),)))
    view, model = panel.statistics.listing.view, panel.statistics.model
    index = model.index(0, 0, model.index(2, 0))
    place = view.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    assert view.row_delegate.helpEvent(event, view, view._option(index), index)
    assert paragraph.of(text) in QToolTip.text()
    assert 'dir="rtl"' in QToolTip.text()
    QToolTip.hideText()
    assert not view.row_delegate.over_check(view._option(model.index(2, 0)), QPointF(0, -90))
